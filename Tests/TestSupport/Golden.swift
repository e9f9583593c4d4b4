import Foundation

/// A file of cases that was read and found right: the text of each, and what is to come of it.
///
/// Cases stand as `=== name`, the text, `---`, the outcome. With `UNKNOT_RECORD=1` in the environment the outcomes are
/// written anew, to be read again.
package struct GoldenCases {
  package struct Case: Sendable {
    package var name: String
    package var text: String
    package var outcome: String
  }

  package static var isRecording: Bool { ProcessInfo.processInfo.environment["UNKNOT_RECORD"] == "1" }

  package static func read(_ path: String) throws -> [Case] {
    try String(contentsOfFile: path, encoding: .utf8).components(separatedBy: "=== ").dropFirst().map { block in
      let lines = block.components(separatedBy: "\n")
      let body = lines.dropFirst().joined(separator: "\n")
      let parts = body.components(separatedBy: "\n---\n")
      return Case(name: lines[0], text: parts[0] + "\n", outcome: parts.count > 1 ? parts[1].trimmingBlankLines : "")
    }
  }

  package static func write(_ cases: [Case], to path: String) throws {
    let text = cases.map { "=== \($0.name)\n\($0.text.trimmingBlankLines)\n---\n\($0.outcome)\n" }.joined(
      separator: "\n")
    try text.write(toFile: path, atomically: true, encoding: .utf8)
  }
}

/// A file whose whole text was read and found right.
package func golden(_ path: String, is text: String) throws -> Bool {
  if GoldenCases.isRecording { try text.write(toFile: path, atomically: true, encoding: .utf8) }
  return try String(contentsOfFile: path, encoding: .utf8) == text
}

extension String {
  fileprivate var trimmingBlankLines: String { trimmingCharacters(in: .newlines) }
}
