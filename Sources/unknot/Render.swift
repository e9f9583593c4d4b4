import ArgumentParser
import Foundation
import Guides
import PCM
import Rendering
import Scoring
import SoundFiles
import Synchronization

/// `unknot render`
struct Render: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write guide files: the same sessions as WAV.",
    discussion: "A file appears under its name whole or not at all; one that is there is replaced only then.")

  @Argument(help: "Routines by name or file; - reads standard input.")
  var routines = [Library.firstRoutine]
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The file to write, or with several routines the folder; NAME.wav here if not given.", valueName: "path"))
  var output: String?
  @Option(name: .shortAndLong, help: "How many files to write at the same time; one for each core if not given.")
  var jobs: Int?
  @OptionGroup(title: "Format")
  var format: FormatOptions
  @OptionGroup(title: "Timing and cues")
  var options: SessionOptions

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs \(jobs) writes nothing; write 1 or more.") }
    if output == "-" { throw ValidationError("--output - is not there: name a file or a folder.") }
    if output == "" { throw ValidationError("--output is empty: name a file or a folder.") }
  }

  func run() throws {
    try reporting {
      let interruption = Interruption()
      let volumes = try options.volumes()
      var works: [Work] = []
      var failure: Failure?
      for routine in routines {
        do {
          let session = try Session(routine, options)
          let path = try path(of: session, among: works)
          works.append(Work(session: session, path: path, format: format.format, volumes: volumes))
        } catch let error as Failure {
          // Where one cannot be created, none can; one wrong routine does not keep the others from being written.
          if error.status == .cannotCreate { throw error }
          if !error.message.isEmpty { Console.error("unknot: \(error.message)") }
          failure = failure ?? Failure(error.status)
        }
      }
      let crew = Crew(works, jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount)
      if let stopped = crew.run(until: interruption) { throw Failure(stopped) }
      for work in works {
        switch work.outcome {
        case .failed(let error):
          Console.error("unknot: \(error.message)")
          failure = failure ?? Failure(error.status)
        default: Console.error("\(work.path)  \(roundedClock(work.session.timeline.duration))")
        }
      }
      if let failure { throw failure }
    }
  }

  /// Where a session is written; two of them never to one file.
  private func path(of session: Session, among works: [Work]) throws(Failure) -> String {
    var isFolder: ObjCBool = false
    let exists = output.map { FileManager.default.fileExists(atPath: $0, isDirectory: &isFolder) } ?? false
    let file = "\(session.routine.name).wav"
    var path = output ?? file
    if let output, (exists && isFolder.boolValue) || output.hasSuffix("/") || routines.count > 1 {
      if exists, !isFolder.boolValue {
        throw Failure(.cannotCreate, "\"\(output)\" is a file; several routines need a folder")
      }
      do { try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true) } catch {
        throw Failure(.cannotCreate, "the folder \"\(output)\" cannot be made: \(error.localizedDescription)")
      }
      path = output.hasSuffix("/") ? output + file : "\(output)/\(file)"
    }
    if works.contains(where: { $0.path == path }) {
      throw Failure(.usage, "two routines would be written to \"\(path)\"; render one of them by itself")
    }
    return path
  }
}

/// One file to be written.
private final class Work: Sendable {
  enum Outcome: Sendable {
    case waiting
    case done
    case failed(Failure)
  }

  let session: Session
  let path: String
  private let format: StreamFormat
  private let volumes: Volumes
  private let state = Mutex<(outcome: Outcome, frames: Int64)>((.waiting, 0))

  init(session: Session, path: String, format: StreamFormat, volumes: Volumes) {
    (self.session, self.path, self.format, self.volumes) = (session, path, format, volumes)
  }

  var outcome: Outcome { state.withLock { $0.outcome } }
  /// Frames written so far.
  var frames: Int64 { state.withLock { $0.frames } }
  /// Frames in all.
  var length: Int64 { FrameCount(session.timeline.duration, rate: format.rate).rawValue }

  /// Writes the file, as long as `goOn` says so.
  func run(_ goOn: () -> Bool) {
    let outcome: Outcome
    do {
      let score = session.score(rate: format.rate, volumes: volumes)
      var writer = try SoundFileWriter(
        path: path, format: format, frames: score.length,
        tags: SoundFileTags(title: session.routine.title, software: "unknot"))
      let isWhole = try pump(score, format, into: &writer) { position in
        state.withLock { $0.frames = position.rawValue }
        return goOn()
      }
      if isWhole { try writer.finish() }
      outcome = isWhole ? .done : .waiting
    } catch let error as SoundFileError {
      if case .cannotCreate = error {
        outcome = .failed(Failure(.cannotCreate, "\(error)"))
      } else {
        outcome = .failed(Failure(.inputOutput, "\(error)"))
      }
    } catch { outcome = .failed(Failure(.inputOutput, "\(path): \(error)")) }
    state.withLock { $0.outcome = outcome }
  }
}

/// Threads that write files until none is left.
private final class Crew: Sendable {
  private let works: [Work]
  private let jobs: Int
  private let next = Atomic<Int>(0)
  private let isStopped = Atomic<Bool>(false)
  private let running = Atomic<Int>(0)

  init(_ works: [Work], jobs: Int) { (self.works, self.jobs) = (works, min(jobs, works.count)) }

  /// Writes all of them, with a bar on a terminal.
  ///
  /// - Returns: the exit status of the signal that stopped it, if one did; nothing half is left then.
  func run(until interruption: borrowing Interruption) -> ExitStatus? {
    let group = DispatchGroup()
    for _ in 0..<jobs {
      group.enter()
      Thread { [self] in
        work()
        group.leave()
      }.start()
    }
    var bar = ProgressBar()
    var status: ExitStatus?
    let total = max(1, works.reduce(0) { $0 + $1.length })
    while group.wait(timeout: .now() + .milliseconds(20)) == .timedOut {
      if let stop = interruption.status() {
        status = stop
        isStopped.store(true, ordering: .relaxed)
      }
      bar.show(Double(works.reduce(0) { $0 + $1.frames }) / Double(total))
    }
    bar.clear()
    return status
  }

  private func work() {
    while true {
      let index = next.add(1, ordering: .relaxed).oldValue
      guard index < works.count, !isStopped.load(ordering: .relaxed) else { return }
      works[index].run { !isStopped.load(ordering: .relaxed) }
    }
  }
}

/// A bar on standard error, on a terminal, once the work has taken half a second.
private struct ProgressBar {
  private let start = ContinuousClock.now
  private var shown = -1

  mutating func show(_ part: Double) {
    let percent = Int(part * 100)
    guard Console.errorIsTerminal, start.duration(to: .now) > .milliseconds(500), percent != shown else { return }
    shown = percent
    let width = max(10, min(40, Console.columns - 10))
    let full = Int(part * Double(width))
    let bar = String(repeating: "█", count: full) + String(repeating: "░", count: width - full)
    Console.status("\r\(bar) \(percent) %")
  }

  func clear() { if shown >= 0 { Console.status("\r\u{1B}[K") } }
}
