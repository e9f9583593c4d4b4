import Documents
import Testing

@Suite struct FieldsTests {
  private func read<Value>(_ text: String, _ work: (Node, Diagnostics) -> Value) throws -> (Value, [Diagnostic]) {
    let diagnostics = Diagnostics()
    let value = work(try YAML.parse(SourceText(name: "r", text: text)), diagnostics)
    return (value, diagnostics.sorted)
  }

  private func fields(_ text: String) throws -> (Fields?, [Diagnostic]) {
    try read(text) { Fields($0, known: ["roll", "hold", "title"], what: "a step", $1) }
  }

  @Test func knownKeysAreThereInTheOrderTheyWereWritten() throws {
    let (fields, said) = try fields("{ title: A, roll: b }")
    let found = try #require(fields)
    #expect(said.isEmpty && found.keys == ["title", "roll"] && found["roll"]?.text == "b" && found["hold"] == nil)
    #expect(found.keyLocation("roll").mark.column == 13)
    // What was not written is looked for where the map begins.
    #expect(found.keyLocation("hold").mark == found.location.mark)
  }

  @Test func unknownKeysAreToldAtTheirPlaceAndTheOthersAreRead() throws {
    let (fields, said) = try fields("{ rol: a, hold: b, xyzzy: c }")
    #expect(try #require(fields).keys == ["hold"])
    #expect(
      said.map(\.message) == [
        "a step has no key \"rol\"; did you mean \"roll\"?",
        "a step has no key \"xyzzy\"; it may have: roll, hold, title",
      ])
    #expect(said.map { $0.location?.mark.column } == [3, 20])
    let (none, complaint) = try self.fields("[a]")
    #expect(
      none == nil && complaint.map(\.message) == ["a step is a map, here stands a list; write keys such as \"roll: …\""]
    )
  }

  @Test func aLineHasNoBreaksAndNoControlCharacters() throws {
    func line(_ text: String) throws -> (String?, [Diagnostic]) { try read(text) { $0.line("x", limit: 10, $1) } }
    #expect(try line("\"a \\n  b\\tc\"").0 == "a b c")
    for (text, message) in [
      ("[a]", "x is a text, here stands a list"), ("\" \"", "x is empty"), ("\"a\\u0007\"", "control character"),
      ("\"12345 78901\"", "has 11 characters; at most 10"),
    ] {
      let (found, said) = try line(text)
      #expect(found == nil && said.count == 1 && said[0].message.contains(message), "\(said)")
    }
  }

  @Test func oneTextStandsForAListOfOne() throws {
    func items(_ text: String) throws -> ([String]?, Int) {
      let (items, said) = try read(text) { $0.items("x", $1)?.map { $0.text ?? "" } }
      return (items, said.count)
    }
    #expect(try items("[a, b]") == (["a", "b"], 0) && items("a") == (["a"], 0) && items("[]") == ([], 0))
    #expect(try items("{ a: b }") == (nil, 1))
  }
}
