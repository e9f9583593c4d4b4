import Foundation
import TestSupport

/// The command as a user runs it, with nothing of the tester's own settings.
struct Command {
  let binary: String
  let home: Scratch

  init() throws {
    let built = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../.build")
    binary = ProcessInfo.processInfo.environment["UNKNOT_BINARY"] ?? built.standardizedFileURL.path + "/debug/unknot"
    home = try Scratch()
  }

  var environment: [String: String] {
    [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "HOME": home.folder,
      "XDG_CONFIG_HOME": home.path("config"), "XDG_DATA_DIRS": home.path("data"), "LC_ALL": "C.UTF-8",
    ]
  }

  /// Runs it to its end, in a folder.
  func callAsFunction(
    _ arguments: String..., in folder: Scratch, input: Data? = nil, seconds: Double = 120
  ) throws -> ChildProcess.Result {
    try ChildProcess.run(
      binary, arguments, environment: environment, folder: folder.folder, input: input, seconds: seconds)
  }

  /// Runs a line of shell with the command as `$unknot`, in a folder.
  func shell(_ line: String, in folder: Scratch, seconds: Double = 120) throws -> ChildProcess.Result {
    try ChildProcess.run(
      "bash", ["-c", line], environment: environment.merging(["unknot": binary]) { a, _ in a }, folder: folder.folder,
      seconds: seconds)
  }
}
