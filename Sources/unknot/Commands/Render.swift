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
    abstract: "Write guide files: sessions as sound files, or as a page to hand over.",
    discussion: """
      Formats are \(GuideFormat.list()); the ending of --output chooses. A file appears under its name whole or not at all; one that is there \
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
  @Flag(help: "Write the routines as one session into one file, as play plays several.")
  var join = false
  @Option(name: .shortAndLong, help: "How many files to write at the same time; one for each core if not given.")
  var jobs: Int?
  @Flag(.of("sidecars")) var sidecars = false
  @Option(.of("split")) var split: String?
  @Option(.of("title")) var title: String?
  @OptionGroup(title: "Format")
  var format: GuideArguments
  @OptionGroup(title: "Many at once")
  var batch: BatchArguments
  @OptionGroup(title: "Timing and cues")
  var arguments: SessionArguments

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs \(jobs) writes nothing; write 1 or more.") }
    if output == "" { throw ValidationError("--output is empty: name a file or a folder, or - for raw samples.") }
    if batch.batch != nil, !routines.isEmpty {
      throw ValidationError("--batch names the routines in its rows; leave them away here.")
    }
    if routines.filter({ $0 == "-" }).count > 1 { throw ValidationError("Standard input can be read once only.") }
  }

  func run() throws {
    try reporting {
      // With standard output closed, the next file to be opened would get its number and the samples.
      if output == "-", fcntl(STDOUT_FILENO, F_GETFD) < 0 {
        throw Failure(.inputOutput, "standard output is closed; give --output a name, or a pipe to write to")
      }
      let interruption = Interruption()
      if let path = batch.batch { return try runBatch(path, until: interruption) }
      if output == "-" { return try writeRaw(until: interruption) }
      try write(until: interruption)
    }
  }

  /// The routines that were asked for, or the first one.
  private var named: [String] {
    if routines.isEmpty { return [Library.firstRoutine] }
    return join ? [JoinedRoutine.argument(routines)] : routines
  }
  private var width: Int { jobs ?? ProcessInfo.processInfo.activeProcessorCount }

  private var options: OptionValues { OptionValues(of: self) }

  private func write(until interruption: borrowing Interruption) throws {
    let options = options
    // Options that are wrong are wrong for all routines, so they are looked at once, before any.
    let format = try GuideOrder("", options).coding.format
    if named.count > 1 { try Library().reportConfig() }
    let inputs = Set(routines.filter(Library.isPath).compactMap(realPath))
    var guides: [Guide] = []
    var failure: Failure?
    for routine in named {
      do {
        let session = try Session.told(routine, options, lines: .kept)
        let place = GuidePlace(output: output, isOneOfMany: named.count > 1, format: format)
        let path = try place.path(of: session.routine.name)
        if guides.contains(where: { $0.path == path }) {
          throw Failure(.usage, "two routines would be written to \"\(path)\"; render one of them by itself")
        }
        guides.append(try Guide(GuideOrder(routine, options), of: session, to: path, besides: inputs))
      } catch {
        let error = Failure(error)
        // Where one file cannot be created, none can; a mistake in one routine does not keep the others from being
        // written.
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
    _ = try GuideOrder("", options)
    let made = try Batch(path, into: output, common: options)
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

  // MARK: - Raw samples

  /// Writes raw samples for `-o -`: 16 bit, little-endian, interleaved.
  private func writeRaw(until interruption: borrowing Interruption) throws {
    guard named.count == 1 else { throw Failure(.usage, "--output - takes one routine at a time") }
    if sidecars || split != nil {
      throw Failure(.usage, "--output - is sound only; --sidecars and --split need a file's name")
    }
    let stream = try GuideOrder(named[0], options).coding.raw()
    let session = try Session.told(named[0], options, lines: .kept)
    let score = session.score(session.timeline, rate: stream.rate)
    do {
      var output = StandardOutput(stoppedBy: interruption.descriptor)
      _ = try pump(score, stream, into: &output) { _ in true }
    } catch is StandardOutput.Stopped {
      throw Failure(interruption.status() ?? .terminated)
    } catch is StandardOutput.Closed {
      // A reader that closes the pipe has heard enough, and nothing is wrong.
    }
  }
}
