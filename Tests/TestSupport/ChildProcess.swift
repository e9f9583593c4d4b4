import Foundation

/// How many seconds a test waits for what is to come. It guards against hanging and measures nothing: on a busy machine
/// everything takes longer, and is right all the same.
package let patience = 120.0

/// A program that a test runs, with a limit on the time that it may take.
///
/// Not Foundation's `Process`: that tells a child's end by a descriptor that the child inherits, and a program that closes
/// what it inherits, as pulseaudio does, blocks the one thread that waits for all children, without end.
package final class ChildProcess {
  package enum Trouble: Error, CustomStringConvertible {
    case notFound(String)
    case doesNotStart(String, Int32)
    case tookTooLong(String)

    package var description: String {
      switch self {
      case .notFound(let program): "there is no program \(program)"
      case .doesNotStart(let program, let code): "\(program) does not start: \(String(cString: strerror(code)))"
      case .tookTooLong(let program): "\(program) was killed, because it took too long"
      }
    }
  }

  package let processIdentifier: pid_t
  private let program: String
  private var status: Int32?

  /// Starts a program of the PATH, or at a path.
  ///
  /// - Parameters:
  ///   - environment: all that it sees; this process's own if nil.
  ///   - input, output, errors: files for the standard streams; output files are emptied first.
  ///   - leadsSession: whether the first terminal that it opens is its own, as after a login.
  package init(
    _ program: String, _ arguments: [String] = [], environment: [String: String]? = nil, folder: String? = nil,
    input: String = "/dev/null", output: String = "/dev/null", errors: String = "/dev/null",
    leadsSession: Bool = false
  ) throws {
    guard var path = Self.path(of: program) else { throw Trouble.notFound(program) }
    self.program = program
    var arguments = arguments
    if let folder { (path, arguments) = ("/usr/bin/env", ["-C", folder, path] + arguments) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK) | (leadsSession ? Self.newSession : 0))
    let words = ([path] + arguments).map { strdup($0) } + [nil]
    let variables = (environment ?? ProcessInfo.processInfo.environment).map { strdup("\($0)=\($1)") } + [nil]
    defer { for word in words + variables { free(word) } }
    var child = pid_t()
    let code = posix_spawn(&child, path, &actions, &attributes, words, variables)
    guard code == 0 else { throw Trouble.doesNotStart(program, code) }
    processIdentifier = child
  }

  /// POSIX_SPAWN_SETSID, which is hidden behind _GNU_SOURCE.
  private static let newSession: Int16 = 0x80

  deinit { end(SIGKILL) }

  package var isRunning: Bool { reap() == nil }

  package func send(_ signal: Int32) { if isRunning { kill(processIdentifier, signal) } }

  /// Waits for its end.
  ///
  /// - Returns: the exit status, 128 and the signal if one ended it; nil if it still runs.
  package func wait(seconds: Double = patience) -> Int32? {
    let limit = Date.now.addingTimeInterval(seconds)
    while reap() == nil, Date.now < limit { usleep(2_000) }
    return status
  }

  /// Sends a signal and waits for the end; one that does not obey is killed.
  package func end(_ signal: Int32 = SIGTERM) {
    send(signal)
    if wait(seconds: 20) == nil {
      send(SIGKILL)
      _ = wait()
    }
  }

  private func reap() -> Int32? {
    if let status { return status }
    var raw: Int32 = 0
    guard waitpid(processIdentifier, &raw, WNOHANG) == processIdentifier else { return nil }
    status = raw & 0x7f == 0 ? raw >> 8 & 0xff : 128 + raw & 0x7f
    return status
  }

  /// What a program left behind.
  package struct Result {
    package var status: Int32
    package var output: Data
    package var errors: Data

    package var outputText: String { String(decoding: output, as: UTF8.self) }
    package var errorText: String { String(decoding: errors, as: UTF8.self) }
  }

  /// Runs a program to its end.
  ///
  /// - Throws: if there is no such program, or it takes longer than `seconds`.
  package static func run(
    _ program: String, _ arguments: [String] = [], environment: [String: String]? = nil, folder: String? = nil,
    input: Data? = nil, seconds: Double = patience
  ) throws -> Result {
    let scratch = try Scratch()
    if let input { try input.write(to: URL(fileURLWithPath: scratch.path("in"))) }
    let child = try ChildProcess(
      program, arguments, environment: environment, folder: folder,
      input: input == nil ? "/dev/null" : scratch.path("in"), output: scratch.path("out"), errors: scratch.path("err"))
    guard let status = child.wait(seconds: seconds) else {
      child.end(SIGKILL)
      throw Trouble.tookTooLong("\(program) \(arguments.joined(separator: " "))")
    }
    return Result(
      status: status, output: scratch.bytes("out") ?? Data(), errors: scratch.bytes("err") ?? Data())
  }

  /// Where a program is; nil if it is not installed.
  package static func path(of program: String) -> String? {
    if program.contains("/") { return access(program, X_OK) == 0 ? program : nil }
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
    return folders.map { "\($0)/\(program)" }.first { access($0, X_OK) == 0 }
  }
}

/// Where a program of this package is that was built with the tests.
package func builtProgram(_ name: String) -> String {
  // Beside the test bundle, which is this process.
  URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    .appendingPathComponent(name).path
}
