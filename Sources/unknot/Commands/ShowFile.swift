import ArgumentParser
import Documents
import Sessions

/// `unknot show`
struct ShowFile: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "The text of a routine, profile, language or sound.",
    discussion: """
      What a name finds is printed: your own file, or the shipped one if you have none of that name.

        unknot show lower-body
        unknot show profiles/beeps > my-beeps.yaml
      """)

  @Argument(help: "A name, or a kind and a name: routines/back, profiles/beeps, phrases/de, audio/hold.")
  var name: String
  @Flag(help: "The shipped file, even if there is one of your own.")
  var shipped = false

  func run() throws {
    try reporting {
      let file = try Library().named(name, isShipped: shipped)
      guard let text = file.text else {
        throw Failure(.data, "\(file.fullName) is a sound file, which has no text: \(file.path ?? file.name)")
      }
      try Console.output(text)
    }
  }
}
