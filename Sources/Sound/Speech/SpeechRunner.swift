import Files
import FoundationEssentials
import Glibc
import Subprocess
import Synchronization
import Units

/// Runs a speech program for one line, within limits, in a folder of its own.
///
/// The program's standard streams are files and not pipes. A child that the program leaves behind can therefore not
/// keep the session waiting on an open pipe, and endless output shows in the size of a file.
struct SpeechRunner: Sendable {
  struct Limits: Sendable {
    var seconds: Double = 10
    var bytes: Int64 = Int64(megabytes) << 20

    static let megabytes = 16
  }

  /// The path of the program.
  let path: String
  let program: SpeechProgram
  var limits = Limits()

  /// Speaks a line and calls `use` with the path of its sound, which is removed afterwards.
  func speak<Result: Sendable>(
    _ line: SpokenLine, _ use: @Sendable (_ path: String) throws(SpeechFailure) -> Result
  ) async throws(SpeechFailure) -> Result {
    guard program.speaks(line.language) else { throw .language(line.language) }
    guard line.text.scalarCount <= SpokenLine.longest else { throw .tooLong(characters: line.text.scalarCount) }
    let folder = try scratch()
    defer { remove(folder) }
    let call = program.invocation(line, file: "\(folder)/line.wav")
    let streams = try Streams(in: folder, input: call.input)
    try await run(call.arguments, streams, in: folder)
    let sound = call.speaksToOutput ? streams.output : "\(folder)/line.wav"
    guard (fileSize(sound) ?? 0) > 0 else {
      throw .unusable(reason: call.speaksToOutput ? "it wrote nothing to standard output" : "it wrote no sound file")
    }
    return try use(sound)
  }

  /// Runs the program with other arguments and returns what it writes to standard output.
  func output(_ arguments: [String]) async throws(SpeechFailure) -> String {
    let folder = try scratch()
    defer { remove(folder) }
    let streams = try Streams(in: folder, input: "")
    try await run(arguments, streams, in: folder)
    return String(decoding: (try? readFile(streams.output)) ?? [], as: UTF8.self)
  }

  private func scratch() throws(SpeechFailure) -> String {
    let template = FileManager.default.temporaryDirectory.path + "/unknot-speech-XXXXXX"
    var bytes = Array(template.utf8CString)
    guard mkdtemp(&bytes) != nil else {
      throw .cannotStart(reason: "no temporary folder can be made: \(String(cString: strerror(errno)))")
    }
    return String(decoding: bytes.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private func run(_ arguments: [String], _ streams: Streams, in folder: String) async throws(SpeechFailure) {
    let (path, limits, written) = (path, limits, [streams.output, streams.errors, "\(folder)/line.wav"])
    let outcome: Outcome = await withTaskGroup(of: Outcome?.self) { group in
      group.addTask { await Self.run(path, arguments, streams, in: folder) }
      group.addTask {
        let deadline = ContinuousClock.now + .seconds(limits.seconds)
        while ContinuousClock.now < deadline {
          do { try await Task.sleep(for: .milliseconds(20)) } catch { return nil }
          if written.contains(where: { (fileSize($0) ?? 0) > limits.bytes }) { return .failure(.tooMuch) }
        }
        return .failure(.tookTooLong(seconds: limits.seconds))
      }
      var first: Outcome?
      for await outcome in group {
        first = first ?? outcome
        // The task that has not ended is cancelled: the watch, or the program with everything that it has started.
        group.cancelAll()
      }
      return first ?? .failure(.stopped)
    }
    streams.close()
    switch outcome {
    case .failure(let failure): throw failure
    case .success(let status):
      guard status == 0 else { throw .failed(status: status, said: streams.firstError) }
    }
    if written.contains(where: { (fileSize($0) ?? 0) > limits.bytes }) { throw .tooMuch }
  }

  private typealias Outcome = Result<Int32, SpeechFailure>

  private static func run(
    _ path: String, _ arguments: [String], _ streams: Streams, in folder: String
  ) async -> Outcome? {
    var options = PlatformOptions()
    // In a session of its own the program cannot read from the terminal, and its children can be ended with it.
    options.createSession = true
    options.teardownSequence = [.send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .zero)]
    do {
      let result = try await Subprocess.run(
        .path(.init(path)), arguments: Arguments(arguments), workingDirectory: .init(folder),
        platformOptions: options,
        input: .fileDescriptor(.init(rawValue: streams.descriptors[0]), closeAfterSpawningProcess: false),
        output: .fileDescriptor(.init(rawValue: streams.descriptors[1]), closeAfterSpawningProcess: false),
        error: .fileDescriptor(.init(rawValue: streams.descriptors[2]), closeAfterSpawningProcess: false))
      if Task.isCancelled { return .failure(.stopped) }
      switch result.terminationStatus {
      case .exited(let status): return .success(Int32(status))
      case .signaled(let signal): return .success(128 + Int32(signal))
      }
    } catch let error as SubprocessError {
      return .failure(.cannotStart(reason: "\(error)"))
    } catch {
      return .failure(Task.isCancelled ? .stopped : .cannotStart(reason: "\(error)"))
    }
  }

  /// The program's three standard streams, as files in a folder.
  private struct Streams: Sendable {
    let output: String
    let errors: String
    let descriptors: [Int32]

    init(in folder: String, input: String) throws(SpeechFailure) {
      (output, errors) = ("\(folder)/output", "\(folder)/errors")
      var made: [Int32] = []
      func open(_ path: String, _ flags: Int32) throws(SpeechFailure) {
        let descriptor = Glibc.open(path, flags | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
          let reason = "\(path) cannot be opened: \(String(cString: strerror(errno)))"
          for open in made { Glibc.close(open) }
          throw .cannotStart(reason: reason)
        }
        made.append(descriptor)
      }
      do { try Data(input.utf8).write(to: URL(fileURLWithPath: "\(folder)/input")) } catch {
        throw .cannotStart(reason: "\(error)")
      }
      try open("\(folder)/input", O_RDONLY)
      try open(output, O_WRONLY | O_CREAT | O_TRUNC)
      try open(errors, O_WRONLY | O_CREAT | O_TRUNC)
      descriptors = made
    }

    func close() { for descriptor in descriptors { Glibc.close(descriptor) } }

    /// The first line of standard error, made fit to be shown.
    var firstError: String {
      let text = String(decoding: (try? readFile(errors, atMost: 2000)) ?? [], as: UTF8.self)
      let line = text.split(whereSeparator: \.isNewline).first ?? ""
      return String(line.filter { !$0.unicodeScalars.contains { $0.value < 32 || $0.value == 127 } }.prefix(160))
    }
  }
}
