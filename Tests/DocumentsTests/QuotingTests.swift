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

  /// In a list, in a map, and as a key, on one line: it is the same text, in quotes only where it needs them.
  @Test(arguments: [
    "a", "60s", "-6", "5 breaths", "start+1s", "50%", "a/b.yaml", "off", "", " a", "a ", "a, b", "a: b", "[x]", "{x}",
    "- a", "-", "---", "...", ".5", "#a", "a #b", "'", "\"", "\\", "6/min 2:3", "?", "%a", "é", "a\nb", "🧘",
  ])
  func aValueOnOneLineIsReadAsTheSameText(text: String) throws {
    let value = yamlValue(text)
    let node = try YAML.parse(
      SourceText(name: "q", text: "a: [\(value), { \(value == "\"\"" ? "k" : value): \(value) }]\n"))
    guard case .mapping(let entries) = node.value, case .sequence(let items) = entries[0].value.value,
      case .mapping(let inner) = items[1].value
    else { throw Diagnostic.error(in: "q", "no list with a map") }
    #expect(items[0].text == text && inner[0].value.text == text)
    #expect(text.isEmpty || inner[0].key == text)
    // What is written on one line is read as the same node again.
    #expect(try YAML.parse(SourceText(name: "q", text: node.flow)).flow == node.flow)
    for plain in ["60s", "-6", "5 breaths", "start+1s", "50%"] { #expect(yamlValue(plain) == plain) }
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
