import ArgumentParser
import Documents
import Exports
import Glibc
import Publishing
import Sessions
import Settings
import Units

/// `unknot timeline`
struct ShowTimeline: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "timeline", abstract: "What sounds when.")

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case table, json, csv, labels, svg, png, vtt, srt, lrc, chapters
  }

  @Argument(help: "A routine by name or file, or several as one session; - reads standard input.")
  var routines = [Library.firstRoutine]
  @Option(
    help: """
      table, json, csv (a spreadsheet), labels (for Audacity), svg (a picture), png (the same in pixels, made by \
      rsvg-convert or resvg), vtt, srt or lrc (captions), or chapters (as podcasts have them).
      """)
  var format = Format.table
  @Option(help: "How wide a picture is, from 320 to 4000; 360 suits a phone.")
  var width = TimelinePicture.usualWidth
  @Flag(help: "Times to the millisecond in the table, not to the second.")
  var exact = false
  @Flag(help: "The id of each segment in the table, for play --from.")
  var ids = false
  @Flag(help: "Notes on changes of less than two seconds too.")
  var verbose = false
  @OptionGroup(title: "Timing and cues")
  var arguments: SessionArguments

  func validate() throws {
    let widths = TimelinePicture.widths
    guard widths.contains(width) else {
      throw ValidationError("--width: a picture is \(widths.lowerBound) to \(widths.upperBound) wide, not \(width)")
    }
  }

  func run() throws {
    try reporting {
      if format == .png, isatty(STDOUT_FILENO) == 1 {
        throw Failure(
          .usage, "a PNG is not for a terminal: write it to a file with > picture.png")
      }
      let session = try Session.told(
        JoinedRoutine.argument(routines), OptionValues(of: arguments), tellsWarnings: false)
      switch format {
      case .table:
        try Console.output(TimelineTable.text(session.timeline, of: session.routine, tableOptions))
      case .vtt: try Console.output(Captions.webVTT(session.timeline, session.words))
      case .srt: try Console.output(Captions.subRip(session.timeline, session.words))
      case .lrc:
        try Console.output(
          Captions.lrc(session.timeline, title: session.routine.title, session.words))
      case .chapters: try Console.output(ChapterList.json(session.timeline, of: session.routine, session.words))
      case .json: try Console.output(TimelineJSON.data(session.timeline, of: session.routine))
      case .csv: try Console.output(TimelineCSV.text(session.timeline))
      case .labels: try Console.output(TimelineLabels.text(session.timeline, session.words))
      case .svg: try Console.output(picture(session))
      case .png: try Console.output(PicturePixels.png(picture(session)))
      }
    }
  }

  private var tableOptions: TimelineTable.Options {
    var options = TimelineTable.Options()
    options.style = Console.outputHasColour ? .colour : .plain
    options.width = Console.outputColumns
    (options.isExact, options.hasIDs, options.hasAllNotes) = (exact, ids, verbose)
    return options
  }

  private func picture(_ session: Session) -> String {
    TimelinePicture.svg(session.timeline, of: session.routine, session.words, width: width)
  }
}
