import Foundation
import TestSupport
import Testing

/// The built command, run in a folder of its own with nothing of the user's.
struct UnknotCommand {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// The package.
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  func run(_ arguments: String..., input: String? = nil) throws -> ChildProcess.Result {
    try run(arguments, input: input)
  }

  func run(_ arguments: [String], input: String? = nil) throws -> ChildProcess.Result {
    let binary = try #require(
      ProcessInfo.processInfo.environment["UNKNOT_BINARY"], "set UNKNOT_BINARY to the command, as make test does")
    let environment = ["HOME": scratch.folder, "PATH": "/usr/bin:/bin", "XDG_DATA_DIRS": scratch.folder]
    return try ChildProcess.run(
      binary, arguments, environment: environment, folder: scratch.folder, input: input.map { Data($0.utf8) })
  }

  /// How long a routine lasts, in seconds, by the timeline that the command prints.
  func seconds(_ routine: String, _ options: String...) throws -> Double {
    let binary = try #require(ProcessInfo.processInfo.environment["UNKNOT_BINARY"])
    let result = try ChildProcess.run(
      binary, ["timeline", routine, "--format", "json", "--no-voice"] + options,
      environment: ["HOME": scratch.folder, "XDG_DATA_DIRS": scratch.folder], folder: scratch.folder)
    let object = try #require(try JSONSerialization.jsonObject(with: result.output) as? [String: Any])
    return try #require(object["duration"] as? Double)
  }
}
