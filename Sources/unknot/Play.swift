import ArgumentParser
import Guides
import PCM
import Playback
import Routines
import Scheduling

/// `unknot play`
struct Play: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Start a session.",
    discussion: "Ctrl-C ends it. With no sound card, \"unknot render\" writes the same session as a sound file.")

  @Argument(help: "A routine by name or file; - reads standard input.")
  var routine = Library.firstRoutine
  @Option(help: ArgumentHelp("Where the sound goes; \"unknot devices\" lists the names.", valueName: "pcm"))
  var device = "default"
  @Option(
    help: ArgumentHelp(
      "Where to begin: a time such as 2m30s, or a segment by its id in \"unknot timeline\", or the beginning of one.",
      valueName: "segment|time"))
  var from: String?
  @Flag(help: "Plain lines instead of a line that is written over.")
  var plain = false
  @OptionGroup(title: "Timing and cues")
  var options: SessionOptions

  func run() throws {
    try reporting {
      let interruption = Interruption()
      let volumes = try options.volumes()
      let session = try Session(routine, options)
      let start = try from.map { try StartPlace.find($0, in: session.timeline) } ?? .zero
      let format = StreamFormat()
      let score = session.score(rate: format.rate, volumes: volumes)
      let performance: Performance
      do throws(Failure) {
        performance = try Performance(
          score, format, on: device, from: FramePosition(start, rate: format.rate))
      } catch {
        throw Failure(error.status, "\(error.message)\n\nThe same session as a sound file:\n  \(renderCommand)")
      }
      Console.error("\(session.routine.title), \(roundedClock(session.timeline.duration)). Ctrl-C ends it.")
      for caution in session.routine.allCautions { Console.error(caution) }
      var screen = StatusLine(session.timeline, isPlain: plain || !Console.errorIsTerminal)
      defer { screen.end() }
      try performance.run(until: interruption) { screen.show($0) }
    }
  }

  /// The command that writes this session as a file.
  private var renderCommand: String {
    (["unknot", "render", routine] + options.arguments).map(quoted).joined(separator: " ")
  }

  /// As a shell reads it back.
  private func quoted(_ argument: String) -> String {
    let plain = argument.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_./=:,+%".contains($0)) }
    return plain && !argument.isEmpty ? argument : "'\(argument.replacing("'", with: "'\\''"))'"
  }
}

/// A place to begin a session at.
enum StartPlace {
  /// A time, or the start of the first segment whose id is, or begins with, the text.
  ///
  /// - Throws: a failure of status 64 if there is no such place.
  static func find(_ text: String, in timeline: Timeline) throws(Failure) -> Duration {
    if let time = try? Duration(parsing: text) {
      // 3.1 is three seconds and a tenth, and step 3 for the first time.
      if text.contains("."),
        let id = timeline.segments.lazy.map(\.id.description).first(where: { $0.hasPrefix(text + ".") })
      {
        throw Failure(
          .usage, "--from \(text) can be the time \(text)s or the segment \(id); write it out, \(text)s or \(id)")
      }
      guard time < timeline.duration else {
        throw Failure(
          .usage, "--from \(text): the session is over at \(clock(timeline.duration)); write an earlier time")
      }
      return time
    }
    let found = timeline.segments.first { segment in
      let id = segment.id.description
      return id == text || id.hasPrefix(text + ".")
    }
    guard let found else {
      throw Failure(
        .usage,
        "--from \(text): this is neither a time such as 2m30s nor a segment; \"unknot timeline\" shows their ids")
    }
    return found.start
  }
}
