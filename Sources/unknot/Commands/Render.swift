import ArgumentParser
import Documents
import Files
import FoundationEssentials
import Glibc
import PCM
import Publishing
import Rendering
import Routines
import Sessions
import Settings
import SoundFiles
import Terminal
import Units

/// `unknot render`
struct Render: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write guide files: sessions as WAV, FLAC, Ogg, Opus, MP3, or a page to hand over.",
    discussion: """
      The format goes by the ending of --output. A file appears under its name whole or not at all; one that is there \
      is replaced only then. Chapters are inside, and the routine too: "unknot extract" gives it back.

        unknot render lower-body -o lower-body.mp3
        unknot render lower-body -o client.html       a page with sound, picture and steps to print
        unknot render lower-body -o - | aplay -f dat  raw samples: 16 bit, little-endian

      Raw samples come at the pace of their reader; when it closes the pipe, that is a good end.
      """)

  @Argument(help: "Routines by name or file; - reads standard input.")
  var routines: [String] = []
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The file to write, or with several routines the folder; NAME.wav here if not given; - for raw samples.",
      valueName: "path"))
  var output: String?
  @Option(name: .shortAndLong, help: "How many files to write at the same time; one for each core if not given.")
  var jobs: Int?
  @Flag(help: "Also write beside the guide: captions (vtt, srt, lrc), chapters.json, csv, labels.txt.")
  var sidecars = false
  @Option(help: ArgumentHelp("One file for each step, and a playlist.", valueName: "steps"))
  var split: Split?
  @Option(help: "What the guide is called, instead of the routine's title.")
  var title: String?
  @OptionGroup(title: "Format")
  var format: FormatArguments
  @OptionGroup(title: "Many at once")
  var batch: BatchArguments
  @OptionGroup(title: "Timing and cues")
  var arguments: SessionArguments

  enum Split: String, CaseIterable, ExpressibleByArgument { case steps }

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs \(jobs) writes nothing; write 1 or more.") }
    if output == "" { throw ValidationError("--output is empty: name a file or a folder, or - for raw samples.") }
    // As in a routine: a guide holds it, and has to be read again.
    if let title, !GuideOrder.isTitle(title) {
      throw ValidationError("--title takes one line of 1 to \(Routine.longestTitle) characters.")
    }
    if batch.batch != nil, !routines.isEmpty {
      throw ValidationError("--batch names the routines in its rows; leave them away here.")
    }
    if routines.filter({ $0 == "-" }).count > 1 { throw ValidationError("Standard input can be read once only.") }
  }

  func run() throws {
    try reporting {
      // Whatever is opened next would get its number, and be written to.
      if output == "-", fcntl(STDOUT_FILENO, F_GETFD) < 0 {
        throw Failure(.inputOutput, "standard output is closed; give --output a name, or a pipe to write to")
      }
      let interruption = Interruption()
      if let path = batch.batch { return try runBatch(path, until: interruption) }
      if output == "-" { return try writeRaw(until: interruption) }
      try write(until: interruption)
    }
  }

  /// The routines asked for.
  private var named: [String] { routines.isEmpty ? [Library.firstRoutine] : routines }
  private var width: Int { jobs ?? ProcessInfo.processInfo.activeProcessorCount }

  /// What is asked for of the guide of a routine.
  private func order(_ routine: String) -> GuideOrder {
    var order = GuideOrder(routine)
    (order.options, order.coding, order.title) = (arguments.options, format.wish, title)
    (order.hasSidecars, order.isSplit) = (sidecars, split != nil)
    return order
  }

  private func write(until interruption: borrowing Interruption) throws {
    let inputs = Set(named.filter(Library.isPath).compactMap(realPath))
    var guides: [Guide] = []
    var failure: Failure?
    for routine in named {
      do {
        let session = try Session.told(routine, arguments.options, lines: .kept)
        let place = GuidePlace(output: output, isOneOfMany: named.count > 1, format: format.format)
        let path = try place.path(of: session.routine.name)
        if guides.contains(where: { $0.path == path }) {
          throw Failure(.usage, "two routines would be written to \"\(path)\"; render one of them by itself")
        }
        guides.append(try Guide(order(routine), of: session, to: path, besides: inputs))
      } catch {
        let error = Failure(error)
        // Where one cannot be created, none can; one wrong routine does not keep the others from being written.
        if error.status == .cannotCreate { throw error }
        error.tell()
        failure = failure ?? Failure(error.status)
      }
    }
    let jobs = guides.map { guide in
      Job(weight: Double(guide.timeline.duration.milliseconds)) { progress in
        try guide.write(progress) ? "\(guide.result)  \(roundedClock(guide.timeline.duration))" : nil
      }
    }
    var bar = ProgressBar()
    let stopped = WorkerPool(jobs, width: width).run { part in
      bar.show(part)
      return interruption.status()
    }
    bar.clear()
    if let stopped { throw Failure(stopped) }
    for job in jobs {
      switch job.outcome {
      case .failed(let error):
        error.tell()
        failure = failure ?? Failure(error.status)
      case .done(let line): Console.error(line)
      case .waiting: break
      }
    }
    if let failure { throw failure }
  }

  // MARK: - A batch

  private func runBatch(_ path: String, until interruption: borrowing Interruption) throws {
    let common = commonArguments
    let made = try Batch(path, into: output, columns: Self.columns, common: order("")) {
      routine, row throws(Failure) in
      do {
        // What follows two dashes is no option, whatever it looks like.
        return try Render.parse(common + row + ["--", routine]).order(routine)
      } catch { throw Failure(.usage, Render.message(for: error)) }
    }
    var bar = ProgressBar()
    let outcome = made.run(batch.shard, width: width, notice: { notice($0) }) { part in
      bar.show(part)
      return interruption.status()
    }
    bar.clear()
    outcome.failures.forEach(Console.error)
    Console.error(outcome.summary)
    if let status = outcome.status { throw Failure(status) }
  }

  /// What is said for all rows of a batch, as a command line.
  private var commonArguments: [String] {
    format.wish.coding.map { "--\($0.key)=\($0.value)" } + (format.format.map { ["--format=\($0.name)"] } ?? [])
      + arguments.options.arguments + (title.map { ["--title=\($0)"] } ?? []) + (sidecars ? ["--sidecars"] : [])
      + (split.map { ["--split=\($0.rawValue)"] } ?? [])
  }

  /// The options that can be columns of a batch: all that there are, but for those about the batch as a whole.
  private static var columns: [String: BatchTable.ColumnKind] {
    var columns: [String: BatchTable.ColumnKind] = [:]
    for line in helpMessage(columns: 1000).split(separator: "\n") {
      let words = line.split(separator: " ")
      guard line.hasPrefix("  -"), let long = words.first(where: { $0.hasPrefix("--") }) else { continue }
      let takesValue = words.drop { !$0.hasPrefix("--") }.dropFirst().first?.hasPrefix("<") ?? false
      let name = String(long.dropFirst(2))
      columns[name] = ["cue", "volume"].contains(name) ? .list : takesValue ? .value : .flag
    }
    for name in ["output", "jobs", "batch", "shard", "help", "version"] { columns[name] = nil }
    return columns
  }

  // MARK: - Raw samples

  /// `-o -`: 16 bit, little-endian, interleaved.
  private func writeRaw(until interruption: borrowing Interruption) throws {
    guard named.count == 1 else { throw Failure(.usage, "--output - takes one routine at a time") }
    if sidecars || split != nil {
      throw Failure(.usage, "--output - is sound only; --sidecars and --split need a file's name")
    }
    if format.format != nil || format.quality != nil || (format.bits ?? .sixteen) != .sixteen {
      throw Failure(
        .usage, "--output - writes raw samples of 16 bits; --format, --quality and other --bits need a file's name")
    }
    let session = try Session.told(named[0], arguments.options, lines: .kept)
    let stream = StreamFormat(
      rate: format.rate ?? CodingWish.usualRate, channels: format.channels ?? CodingWish.usualChannels,
      encoding: .s16)
    let score = session.score(session.timeline, rate: stream.rate, volumes: arguments.options.volumes)
    do {
      var output = StandardOutput(stoppedBy: interruption.descriptor)
      _ = try pump(score, stream, into: &output) { _ in true }
    } catch is StandardOutput.Stopped {
      throw Failure(interruption.status() ?? .terminated)
    } catch is StandardOutput.Closed {
      // Who closes a pipe has heard enough, and nothing is wrong.
    }
  }
}
