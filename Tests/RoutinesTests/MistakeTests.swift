import Foundation
import Routines
import TestSupport
import Testing

@Suite struct MistakeTests {
  private static let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Mistakes.txt")
    .path

  /// Every mistake is told with file, line, column, the source line, a caret, and what would be right.
  @Test func mistakesAreToldAsRecorded() throws {
    var cases = try GoldenCases.read(Self.path)
    #expect(cases.count >= 40)
    for index in cases.indices {
      let result = compile(cases[index].text)
      let said = (result.said + [result.refusal].compactMap { $0 }).joined(separator: "\n")
      #expect(result.timeline == nil || said.contains("warning:"), "\(cases[index].name) is no mistake")
      if GoldenCases.isRecording { cases[index].outcome = said } else { #expect(said == cases[index].outcome) }
    }
    if GoldenCases.isRecording { try GoldenCases.write(cases, to: Self.path) }
  }
}
