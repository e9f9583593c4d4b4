import Foundation

/// The command itself, run as a user runs it, but in a home of its own and without a sound device.
package final class Unknot {
  package struct NotBuilt: Error, CustomStringConvertible {
    package var description: String {
      "there is no unknot to test: run \"make build\", or name it in the environment variable UNKNOT_BINARY"
    }
  }

  /// Where it runs; empty at first.
  package let folder: Scratch
  private let home: Scratch
  private let binary: String

  /// - Throws: `NotBuilt`.
  package init() throws {
    binary = try Self.findBinary()
    (folder, home) = (try Scratch(), try Scratch())
    let configuration = "</usr/share/alsa/alsa.conf>\npcm.!default { type pulse }\nctl.!default { type pulse }\n"
    try home.write(configuration, to: "asound.conf")
  }

  private static func findBinary() throws -> String {
    if let path = ProcessInfo.processInfo.environment["UNKNOT_BINARY"], !path.isEmpty {
      guard access(path, X_OK) == 0 else { throw NotBuilt() }
      return path
    }
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..")
    let built = ["release", "debug"].map { package.standardizedFileURL.path + "/.build/\($0)/unknot" }
    guard let path = built.first(where: { access($0, X_OK) == 0 }) else { throw NotBuilt() }
    return path
  }

  /// Where a user's own routines and sounds are.
  package var config: String { home.path("config/unknot") }
  /// Where spoken lines are kept.
  package var speechCache: String { home.path("cache/unknot/speech") }

  /// All that the command sees of the environment. Its sound server is one that is not there, and it has no voice, so
  /// that sessions are the same on every machine; a test of speech sets `UNKNOT_SPEECH` to nothing.
  package var environment: [String: String] {
    [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "LC_ALL": "C.UTF-8",
      "HOME": home.folder, "XDG_CONFIG_HOME": home.path("config"), "XDG_DATA_DIRS": home.path("data"),
      "XDG_RUNTIME_DIR": home.folder, "PULSE_SERVER": "unix:\(home.path("none.sock"))",
      "ALSA_CONFIG_PATH": home.path("asound.conf"), "XDG_CACHE_HOME": home.path("cache"), "UNKNOT_SPEECH": "off",
    ]
  }

  /// Runs it to its end.
  ///
  /// - Parameters:
  ///   - wrapper: a program and arguments that run it, such as `prlimit`.
  ///   - input: for standard input.
  package func run(
    _ arguments: String..., input: Data? = nil, environment more: [String: String] = [:], wrapper: [String] = [],
    in folder: String? = nil, seconds: Double = patience
  ) throws -> ChildProcess.Result {
    try run(
      arguments, input: input, environment: more, wrapper: wrapper, in: folder, seconds: seconds)
  }

  package func run(
    _ arguments: [String], input: Data? = nil, environment more: [String: String] = [:], wrapper: [String] = [],
    in folder: String? = nil, seconds: Double = patience
  ) throws -> ChildProcess.Result {
    let words = wrapper + [binary] + arguments
    return try ChildProcess.run(
      words[0], Array(words.dropFirst()), environment: environment.merging(more) { $1 },
      folder: folder ?? self.folder.folder, input: input, seconds: seconds)
  }

  /// Starts it; what it says goes to the files `out` and `err` of its home.
  package func start(_ arguments: String..., environment more: [String: String] = [:]) throws -> ChildProcess {
    try ChildProcess(
      binary, arguments, environment: environment.merging(more) { $1 }, folder: folder.folder,
      output: home.path("out"), errors: home.path("err"))
  }

  /// What the last one that was started said on standard error.
  package var said: String { String(decoding: home.bytes("err") ?? Data(), as: UTF8.self) }

  /// As a shell would start it, for pipelines.
  package var path: String { binary }
}

extension ChildProcess {
  /// Waits until it has written so many bytes, to whatever file.
  ///
  /// - Returns: whether it has.
  package func waitUntil(written bytes: Int) -> Bool {
    let limit = Date.now.addingTimeInterval(patience)
    while Date.now < limit, isRunning {
      let text = (try? String(contentsOfFile: "/proc/\(processIdentifier)/io", encoding: .utf8)) ?? ""
      let line = text.split(separator: "\n").first { $0.hasPrefix("wchar: ") }
      if let line, let written = Int(line.dropFirst("wchar: ".count)), written >= bytes { return true }
      usleep(2_000)
    }
    return false
  }
}
