import Documents
import Foundation
import TestSupport
import Testing

@Suite struct QuotingTests {
  @Test func aTextInJSONIsSafeInAPageToo() throws {
    let text = "</script><!-- \"\\ \u{2028} \u{1} ß 🧘"
    let json = jsonString(text)
    #expect(!json.contains("<") && !json.contains("\u{2028}"))
    #expect(try JSONDecoder().decode(String.self, from: Data(json.utf8)) == text)
  }

  /// What a shell makes of it is the word itself.
  @Test(arguments: ["", "lower-body", "my legs", "it's", "$(x)", "a\nb", "*", "~", "-x", "ä", "a\\b", "!"])
  func aShellReadsAWordBack(word: String) throws {
    let result = try ChildProcess.run("/bin/sh", ["-c", "printf '[%s]' \(shellQuoted(word))"])
    #expect(result.outputText == "[\(word)]")
  }

  @Test func whatNeedsNoQuotesHasNone() {
    #expect(shellQuoted("/a/b-c_1.yaml") == "/a/b-c_1.yaml" && shellQuoted("cue=x.at=50%") == "cue=x.at=50%")
  }
}
