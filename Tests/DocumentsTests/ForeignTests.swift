import Documents
import Testing

/// Other programs' YAML.
@Suite struct ForeignTests {
  private func read(_ text: String) throws -> Node { try YAML.parseForeign(SourceText(name: "x.yaml", text: text)) }

  @Test func aliasesAreWrittenOutAndTagsAreNone() throws {
    #expect(try read("a: &x { b: 1 }\nc: [*x, !!int 5]\n").flow == "{ a: { b: 1 }, c: [{ b: 1 }, 5] }")
    // Merged by who reads it, if at all.
    #expect(try read("a: &x { b: 1 }\nc:\n  <<: *x\n  d: 2\n").flow.contains("d: 2"))
  }

  @Test(arguments: [
    ("*a : 1\n", "aliases or lists are not read"), ("[a]: 1\n", "aliases or lists are not read"),
    ("? *a\n", "aliases or lists are not read"), ("", "the file is empty"), ("a: [", "cannot be read as YAML"),
  ])
  func whatItDoesNotReadIsSaid(text: String, message: String) {
    // A key that is an alias only where there are aliases.
    let text = text.contains("*") ? "b: &a c\n\(text)" : text == "[a]: 1\n" ? "b: &a c\nd: *a\n\(text)" : text
    #expect { try read(text) } throws: { "\($0)".contains(message) }
  }

  /// Each level doubles: what stands for very much is given up long before it is written out.
  @Test func aBombIsRefused() {
    var bomb = "a0: &a0 [x, x]\n"
    for level in 1...30 { bomb += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    #expect { try read(bomb) } throws: { "\($0)".contains("more than 100,000 nodes") }
  }
}
