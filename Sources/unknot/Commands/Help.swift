import ArgumentParser
import Authoring
import Documents
import Sessions

/// `unknot help`
struct Help: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "What a command does, or how something is written.",
    discussion: "Topics: \(HelpTopic.all.map(\.name).joined(separator: ", ")).")

  @Argument(help: "A command, such as play, or a topic, such as breath.")
  var topic: String?

  func run() throws {
    try reporting {
      guard let topic else { return try Console.output(Unknot.helpMessage() + "\n") }
      if let command = Unknot.command(named: topic) {
        return try Console.output(Unknot.helpMessage(for: command) + "\n")
      }
      guard let found = HelpTopic.named(topic) else {
        let hint = Meanings.answer(toCommand: topic).map { "; \($0)" }
        throw Failure(.usage, "there is no help on \"\(topic)\"\(hint ?? Self.near(topic))")
      }
      try Console.output(found.text())
    }
  }

  private static func near(_ topic: String) -> String {
    let hint = didYouMean(topic, among: Unknot.commandNames + HelpTopic.all.map(\.name))
    guard hint.isEmpty else { return hint }
    let topics = HelpTopic.all.map(\.name).joined(separator: ", ")
    return "; \"unknot help\" lists the commands, and there are the topics \(topics)"
  }
}
