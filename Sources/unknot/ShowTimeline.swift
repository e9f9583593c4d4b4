import ArgumentParser
import Guides

/// `unknot timeline`
struct ShowTimeline: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "timeline", abstract: "What sounds when.")

  enum Format: String, CaseIterable, ExpressibleByArgument { case table, json, csv, labels, svg }

  @Argument(help: "A routine by name or file; - reads standard input.")
  var routine = Library.firstRoutine
  @Option(help: "table, json, csv (a spreadsheet), labels (for Audacity) or svg (a picture).")
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
      case .csv: try Console.output(TimelineCSV.text(session.timeline))
      case .labels: try Console.output(TimelineLabels.text(session.timeline))
      case .svg: try Console.output(TimelinePicture.svg(session.timeline, of: session.routine))
      }
    }
  }
}
