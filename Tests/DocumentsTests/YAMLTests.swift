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
    #expect(entries[1].keyLocation.mark == Mark(line: 2, column: 1))
    #expect(entries[1].value.location.mark == Mark(line: 2, column: 9))
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
}
