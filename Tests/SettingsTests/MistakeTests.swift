import Foundation
import Routines
import TestSupport
import Testing

@Suite struct MistakeTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

  /// Every mistake is told with file, line, column, the source line, a caret, and what would be right.
  @Test func mistakesAreToldAsRecorded() throws { try compare("Mistakes.txt", atLeast: 60) { compile($0) } }

  /// Those in the user's config, in a profile, in a routine's settings and on the command line.
  @Test func mistakesAroundARoutineAreToldAsRecorded() throws {
    try compare("MistakesAround.txt", atLeast: 40) { text in
      var parts = ["routine": "", "config": "", "profile": ""]
      var flags: [(String, String)] = []
      var part = "routine"
      for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
        if line.hasPrefix("@flag ") {
          let words = line.dropFirst(6).split(separator: " ", maxSplits: 1).map(String.init)
          flags.append((words[0], words.count > 1 ? words[1] : ""))
        } else if line.hasPrefix("@") {
          part = String(line.dropFirst())
        } else {
          parts[part]! += line + "\n"
        }
      }
      func given(_ name: String) -> String? { parts[name].flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 } }
      return compile(
        given("routine") ?? "steps: [{ roll: back }]\n", flags: flags, profile: given("profile"),
        config: given("config"))
    }
  }

  private func compare(_ file: String, atLeast count: Int, _ compiled: (String) -> Compiled) throws {
    let path = Self.folder.appending(path: file).path
    var cases = try GoldenCases.read(path)
    #expect(cases.count >= count)
    for index in cases.indices {
      let result = compiled(cases[index].text)
      let said = (result.said + [result.refusal].compactMap { $0 }).joined(separator: "\n")
      #expect(result.timeline == nil || said.contains("warning:"), "\(cases[index].name) is no mistake")
      if GoldenCases.isRecording { cases[index].outcome = said } else { #expect(said == cases[index].outcome) }
    }
    if GoldenCases.isRecording { try GoldenCases.write(cases, to: path) }
  }
}
