import ArgumentParser
import Guides

/// `unknot timeline`
struct ShowTimeline: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "timeline", abstract: "What sounds when.")

  enum Format: String, CaseIterable, ExpressibleByArgument { case table, json }

  @Argument(help: "A routine by name or file; - reads standard input.")
  var routine = Library.firstRoutine
  @Option(help: "table or json.")
  var format = Format.table
  @OptionGroup(title: "Timing and cues")
  var options: SessionOptions

  func run() throws {
    try reporting {
      _ = try options.volumes()
      let session = try Session(routine, options)
      switch format {
      case .table:
        let style: TimelineTable.Style = Console.outputHasColour ? .colour : .plain
        try Console.output(TimelineTable.text(session.timeline, of: session.routine, style: style))
      case .json: try Console.output(TimelineJSON.data(session.timeline, of: session.routine))
      }
    }
  }
}
