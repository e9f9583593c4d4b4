import Documents
import Testing

/// What the parser says, in the words of this house.
@Suite struct YAMLErrorsTests {
  @Test(
    arguments: [
      ("a:\n\t- b\n", 2, 1, "use spaces, not tabs"), ("a: [1, 2\nb: 3\n", 2, 2, "this is not valid YAML"),
      ("a: 1\n  b: 2\n", 2, 4, "a second \": \" stands here"), ("a: b\nc\n", 3, 1, "a \":\" is missing"),
      ("a:\n    b: 1\n  c: 2\n", 3, 3, "does not line up"), ("a: \u{7}\n", 1, 4, "(U+7) may not stand in a text file"),
      ("a: 1\n---\nb: 2\n", 2, 1, "a second document begins here"), ("a: *x\n", 1, 4, "aliases"),
    ] as [(String, Int, Int, String)])
  func everyMistakeHasItsPlaceAndARemedy(text: String, line: Int, column: Int, message: String) {
    do {
      _ = try YAML.parse(SourceText(name: "r.yaml", text: text))
      Issue.record("it was read")
    } catch {
      #expect(error.location?.mark == Mark(line: line, column: column), "\(error)")
      #expect(error.message.contains(message), "\(error)")
    }
  }
}
