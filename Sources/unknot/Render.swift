import ArgumentParser
import Foundation
import Exports
import PCM
import Rendering
import Routines
import SoundFiles
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
  var format: FormatOptions
  @OptionGroup(title: "Many at once")
  var batch: BatchOptions
  @OptionGroup(title: "Timing and cues")
  var options: SessionOptions

  enum Split: String, CaseIterable, ExpressibleByArgument { case steps }

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs \(jobs) writes nothing; write 1 or more.") }
    if output == "" { throw ValidationError("--output is empty: name a file or a folder, or - for raw samples.") }
    // As in a routine: a guide holds it, and has to be read again.
    if let title, !Self.isTitle(title) {
      throw ValidationError("--title takes one line of 1 to \(Routine.longestTitle) characters.")
    }
    if batch.batch != nil, !routines.isEmpty {
      throw ValidationError("--batch names the routines in its rows; leave them away here.")
    }
    if routines.filter({ $0 == "-" }).count > 1 { throw ValidationError("Standard input can be read once only.") }
  }

  private static func isTitle(_ text: String) -> Bool {
    text.count <= Routine.longestTitle && !text.allSatisfy(\.isWhitespace)
      && !text.unicodeScalars.contains(where: \.isControl)
  }

  func run() throws {
    try reporting {
      // Whatever is opened next would get its number, and be written to.
      if output == "-", fcntl(STDOUT_FILENO, F_GETFD) < 0 {
        throw Failure(.inputOutput, "standard output is closed; give --output a name, or a pipe to write to")
      }
      let interruption = Interruption()
      if let path = batch.batch {
        return try Batch(path, into: output, common: self).run(batch.shard, jobs: crewSize, until: interruption)
      }
      if output == "-" { return try writeRaw(until: interruption) }
      let inputs = Set(named.filter(Library.isPath).compactMap(realPath))
      var guides: [Guide] = []
      var failure: Failure?
      for routine in named {
        do {
          let session = try Session(routine, options, lines: .kept)
          let path = try path(of: session, among: guides)
          guides.append(try guide(session, path, besides: inputs))
        } catch let error as Failure {
          // Where one cannot be created, none can; one wrong routine does not keep the others from being written.
          if error.status == .cannotCreate { throw error }
          if !error.message.isEmpty { Console.error("unknot: \(error.message)") }
          failure = failure ?? Failure(error.status)
        }
      }
      let works = guides.map { guide in
        Work(weight: Double(guide.timeline.duration.milliseconds)) { progress in
          try guide.write(progress) ? "\(guide.result)  \(roundedClock(guide.timeline.duration))" : nil
        }
      }
      if let stopped = Crew(works, jobs: crewSize).run(until: interruption) { throw Failure(stopped) }
      for work in works {
        switch work.outcome {
        case .failed(let error):
          Console.error("unknot: \(error.message)")
          failure = failure ?? Failure(error.status)
        case .done(let line): Console.error(line)
        case .waiting: break
        }
      }
      if let failure { throw failure }
    }
  }

  /// The routines asked for.
  private var named: [String] { routines.isEmpty ? [Library.firstRoutine] : routines }
  var crewSize: Int { jobs ?? ProcessInfo.processInfo.activeProcessorCount }

  /// What is said for all rows of a batch, as a command line.
  var arguments: [String] {
    format.coding.map { "--\($0.key)=\($0.value)" } + (format.format.map { ["--format=\($0.name)"] } ?? [])
      + options.arguments + (title.map { ["--title=\($0)"] } ?? []) + (sidecars ? ["--sidecars"] : [])
      + (split.map { ["--split=\($0.rawValue)"] } ?? [])
  }

  /// A session with all that was said about how it is written.
  ///
  /// - Parameter inputs: where other files that are read end.
  /// - Throws: a failure; of status 73 if it would be written over what it is made of.
  func guide(_ session: Session, _ path: String, besides inputs: Set<String>) throws -> Guide {
    let encoding = try format.encoding(for: path, made: session.made)
    // The name of its file is the title of a routine that has none, and elsewhere the file may have another.
    let routine = session.routine
    let isNamedByFile = session.made.title == nil && !routine.hasOwnTitle && Self.isTitle(routine.title)
    let held = title ?? (isNamedByFile ? routine.title : nil)
    let written = (held.map { [("title", $0)] } ?? []) + format.coding
    if encoding.format == .page, split != nil {
      throw Failure(.usage, "--split steps: a page cannot be split; write sound files")
    }
    let guide = Guide(
      session: session, path: path, title: held ?? session.made.title ?? routine.title, encoding: encoding,
      volumes: try options.volumes(),
      routine: try session.record(options, written.flatMap { ["--\($0.0)", $0.1] }), isSplit: split != nil,
      sidecars: sidecars ? Sidecar.allCases : [])
    guard session.timeline.duration > .zero else {
      throw Failure(
        .data, "\(routine.source.name): the session has no length, and a guide cannot be empty; give it a step")
    }
    try guide.refuse(inputs.union(session.files.compactMap(realPath)))
    return guide
  }

  /// Where a session is written; two of them never to one file.
  private func path(of session: Session, among guides: [Guide]) throws(Failure) -> String {
    var isFolder: ObjCBool = false
    let exists = output.map { FileManager.default.fileExists(atPath: $0, isDirectory: &isFolder) } ?? false
    let file = "\(session.routine.name).\((format.format ?? .sound(.wav)).name)"
    var path = output ?? file
    if let output, (exists && isFolder.boolValue) || output.hasSuffix("/") || named.count > 1 {
      if exists, !isFolder.boolValue {
        throw Failure(.cannotCreate, "\"\(output)\" is a file; several routines need a folder")
      }
      // Whoever writes d.mp3 means a file.
      if exists, named.count == 1, !output.hasSuffix("/"),
        GuideFormat.ending(of: output).flatMap(GuideFormat.init(ending:)) != nil
      {
        throw Failure(
          .cannotCreate, "\"\(output)\" is a folder; to write into it, name it \"\(output)/\", or choose another name")
      }
      try makeFolder(output)
      path = output.hasSuffix("/") ? output + file : "\(output)/\(file)"
    }
    if guides.contains(where: { $0.path == path }) {
      throw Failure(.usage, "two routines would be written to \"\(path)\"; render one of them by itself")
    }
    return path
  }

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
    let session = try Session(named[0], options, lines: .kept)
    let stream = StreamFormat(
      rate: format.rate ?? FormatOptions.usualRate, channels: format.channels ?? FormatOptions.usualChannels,
      encoding: .s16)
    let score = session.score(rate: stream.rate, volumes: try options.volumes())
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
