import Foundation
import TestSupport
import Testing

extension Unknot {
  /// The package.
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  /// How long a routine lasts, in seconds, by the timeline that the command prints.
  func seconds(_ routine: String, _ options: String...) throws -> Double {
    let result = try run(["timeline", routine, "--format", "json", "--no-voice"] + options)
    let object = try #require(try JSONSerialization.jsonObject(with: result.output) as? [String: Any])
    return try #require(object["duration"] as? Double)
  }
}
