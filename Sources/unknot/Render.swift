import ArgumentParser
import Foundation
import Guides

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
