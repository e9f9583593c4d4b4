import Documents
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

/// Keys that stand twice in a map.
@Suite struct RepeatedTests {
  @Test func keysThatStandTwiceAreToldWhereTheySecondlyStandAndTheRestIsRead() throws {
    let text =
      "b: 1\na: { \"x\": 1, y: 2, \"x\": 3, x: 4 }\nb: 5\nlist:\n  - k: 1\n    k: 2\n  - \"漢\": 1\n    \"漢\": 2\nb: 6\n"
    let diagnostics = Diagnostics()
    let node = try YAML.parse(SourceText(name: "r.yaml", text: text), diagnostics)
    let places = diagnostics.sorted.compactMap(\.location?.mark)
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

  /// Each is told, in one pass.
  @Test func manyRepeatedKeysAreToldAtOnce() throws {
    let maps = (1...20_000).map { "- { a\($0): 1, a\($0): 2 }\n" }.joined()
    let diagnostics = Diagnostics()
    var node: Node?
    let time = processorTime { node = try? YAML.parse(SourceText(name: "r.yaml", text: maps), diagnostics) }
    #expect(diagnostics.errorCount == 20_000 && node != nil && time < .seconds(5), "\(time)")
    #expect(diagnostics.sorted.first?.location?.mark == Mark(line: 1, column: 12))
  }
}
