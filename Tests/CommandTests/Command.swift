import Foundation
import TestSupport

/// The command in the folder of a test, and in lines of shell.
struct Command {
  private let unknot: Unknot

  init() throws { unknot = try Unknot() }

  var binary: String { unknot.path }
  var environment: [String: String] { unknot.environment }

  /// Runs it to its end, in a folder.
  func callAsFunction(
    _ arguments: String..., in folder: Scratch, input: Data? = nil, seconds: Double = patience
  ) throws -> ChildProcess.Result {
    try unknot.run(arguments, input: input, in: folder.folder, seconds: seconds)
  }

  /// Runs a line of shell with the command as `$unknot`, in a folder.
  func shell(_ line: String, in folder: Scratch, seconds: Double = patience) throws -> ChildProcess.Result {
    try ChildProcess.run(
      "bash", ["-c", line], environment: environment.merging(["unknot": binary]) { a, _ in a }, folder: folder.folder,
      seconds: seconds)
  }
}
