import Documents
import Foundation
import TestSupport
import Testing

private func message(_ text: String) -> String {
  do {
    _ = try YAML.parse(SourceText(name: "r.yaml", text: text))
    return "no error"
  } catch {
    return "\(error)"
  }
}

@Suite struct YAMLTests {
  @Test func scalarsStayTextAndKnowTheirPlace() throws {
    let node = try YAML.parse(SourceText(name: "r.yaml", text: "on: off\nbreath: 4-0-6-0\nlist: [90, 1:30, 010]\n"))
    guard case .mapping(let entries) = node.value else { throw Diagnostic.error(in: "test", "no map") }
    #expect(entries.map(\.key) == ["on", "breath", "list"])
    #expect(entries[0].value.isOff)
    #expect(entries[1].value.text == "4-0-6-0")
    #expect(entries[1].keyPlace.mark == Mark(line: 2, column: 1))
    #expect(entries[1].value.place.mark == Mark(line: 2, column: 9))
    guard case .sequence(let items) = entries[2].value.value else { throw Diagnostic.error(in: "test", "no list") }
    #expect(items.map(\.text) == ["90", "1:30", "010"])
  }

  @Test(arguments: [
    ("", "r.yaml: error: the file is empty"),
    ("a: 1\na: 2\n", "r.yaml:2:1: error: \"a\" stands twice in the same map; keep one of them\n  a: 2\n  ^"),
    (
      "a: &x 1\nb: *x\n",
      "r.yaml:1:4: error: anchors and aliases (&name, *name) are not part of the routine language; write it out\n"
        + "  a: &x 1\n     ^"
    ),
    (
      "a: &x 1\n",
      "r.yaml:1:4: error: anchors and aliases (&name, *name) are not part of the routine language; write it out\n"
        + "  a: &x 1\n     ^"
    ),
    (
      "a: !!int 5\n",
      "r.yaml:1:4: error: tags (tag:yaml.org,2002:int) are not part of the routine language; leave it out\n"
        + "  a: !!int 5\n     ^"
    ),
    (
      "a: 1\n---\nb: 2\n",
      "r.yaml:2:1: error: a second document begins here; a file holds one, so leave out the \"---\" or \"...\"\n"
        + "  ---\n  ^"
    ),
    (
      "title: Legs: slow\n",
      "r.yaml:1:12: error: a second \": \" stands here; put a text that holds a colon in quotes, and check the"
        + " indentation\n  title: Legs: slow\n             ^"
    ),
    (
      "[a]: 1\n", "r.yaml:1:1: error: a key is a text, here stands a list\n  [a]: 1\n  ^"
    ),
  ])
  func whatIsNotTheLanguageIsSaidWithItsPlace(text: String, expected: String) {
    #expect(message(text) == expected)
  }

  @Test func anAliasBombIsRefusedAtOnce() {
    var text = "a0: &a0 [x, x]\n"
    for i in 1...60 { text += "a\(i): &a\(i) {? [*a\(i - 1), *a\(i - 1)] : 1}\n" }
    var said = ""
    let time = processorTime { said = message(text) }
    #expect(said.contains("anchors and aliases"))
    #expect(time < .seconds(1))
  }

  @Test func keysThatStandTwiceAreToldWhereTheySecondlyStandAndTheRestIsRead() throws {
    let text =
      "b: 1\na: { \"x\": 1, y: 2, \"x\": 3, x: 4 }\nb: 5\nlist:\n  - k: 1\n    k: 2\n  - \"漢\": 1\n    \"漢\": 2\nb: 6\n"
    let diagnostics = Diagnostics()
    let node = try YAML.parse(SourceText(name: "r.yaml", text: text), diagnostics)
    let places = diagnostics.sorted.compactMap(\.place?.mark)
    #expect(places.contains(Mark(line: 2, column: 20)))
    #expect(places.filter { $0.line != 2 } == [(3, 1), (6, 5), (8, 5), (9, 1)].map { Mark(line: $0.0, column: $0.1) })
    #expect(diagnostics.sorted.contains { $0.message.contains("\"漢\" stands twice") })
    guard case .mapping(let entries) = node.value else { throw Diagnostic.error(in: "test", "no map") }
    #expect(entries.map(\.key) == ["b", "a", "list"] && entries[0].value.text == "1")
  }

  @Test(arguments: ["? [a]\n: 1\n? [a]\n: 2\n", "-: 1\n-: 2\n", "\"\\u0061\": 1\n\"\\u0061\": 2\n"])
  func unusualKeysThatStandTwiceAreTold(text: String) {
    #expect(message(text).contains("twice") || message(text).contains("a key is a text"), "\(message(text))")
  }

  @Test func moreRepeatedKeysThanAreLookedForAreAnErrorAtOnce() {
    let maps = (1...5000).map { "- { a\($0): 1, a\($0): 2 }\n" }.joined()
    var said = ""
    let time = processorTime { said = message(maps) }
    #expect(said.contains("stands twice") && time < .seconds(10), "\(time)")
  }

  @Test func nestingTooDeepIsToldInOurWords() {
    let said = message(String(repeating: "[", count: 5000))
    #expect(said.contains("too deep") && !said.contains("Maximum"), "\(said)")
  }

  @Test func anEmptyOptionIsNoEmptyFile() {
    do {
      _ = try YAML.parse(SourceText(name: "--hold", text: ""))
      Issue.record("an empty option is taken")
    } catch { #expect("\(error)".hasPrefix("--hold: error: the value is empty")) }
  }

  @Test func deepNestingIsAnErrorAndNoCrash() {
    #expect(message(String(repeating: "[", count: 100_000)).contains("error"))
    #expect(message(String(repeating: "- ", count: 100_000) + "x").contains("error"))
  }

  @Test func bytesThatAreNoTextAreRefused() {
    #expect(throws: Diagnostic.self) { try SourceText(name: "r", bytes: Data([0x61, 0xFF])) }
    #expect(throws: Diagnostic.self) { try SourceText(name: "r", bytes: Data(count: (1 << 20) + 1)) }
    #expect(throws: Never.self) { try SourceText(name: "r", bytes: Data(repeating: 0x61, count: 1 << 20)) }
  }

  @Test func aByteOrderMarkDoesNotShiftColumns() throws {
    let source = try SourceText(name: "r", bytes: Data([0xEF, 0xBB, 0xBF]) + Data("a: 1".utf8))
    #expect(source.text == "a: 1")
  }
}
