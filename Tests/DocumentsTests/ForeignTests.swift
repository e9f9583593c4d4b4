import Documents
import TestSupport
import Testing

/// Other programs' YAML.
@Suite struct ForeignTests {
  private func read(_ text: String) throws -> Node { try YAML.parseForeign(SourceText(name: "x.yaml", text: text)) }

  @Test func aliasesAreWrittenOutAndTagsAreNone() throws {
    #expect(try read("a: &x { b: 1 }\nc: [*x, !!int 5]\n").flow == "{ a: { b: 1 }, c: [{ b: 1 }, 5] }")
    // Merged by who reads it, if at all.
    #expect(try read("a: &x { b: 1 }\nc:\n  <<: *x\n  d: 2\n").flow.contains("d: 2"))
  }

  @Test func keysMayBeAliasesThoseThatAreNoTextsAreLeftOutAndTheLastOfEqualOnesCounts() throws {
    #expect(try read("b: &a c\n*a : 1\n[a]: 2\n? *a\n: 3\n").flow == "{ b: c, c: 3 }")
  }

  @Test(arguments: [
    ("", "the file is empty"), ("a: [", "x.yaml:2:1: error: this is not valid YAML"), ("a: *b\n", "there is no &b"),
    ("a: 1\n--- \nb: 2\n", "a second document"),
  ])
  func whatItDoesNotReadIsSaid(text: String, message: String) {
    #expect { try read(text) } throws: { "\($0)".contains(message) }
  }

  /// Each level doubles: what stands for very much is given up long before it is written out.
  @Test func aBombIsRefused() {
    var bomb = "a0: &a0 [x, x]\n"
    for level in 1...30 { bomb += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    #expect { try read(bomb) } throws: { "\($0)".contains("more than 100,000 nodes") }
    // As a key, it would have to be compared with others.
    var keys = "a0: &a0 [x, x]\n"
    for level in 1...30 { keys += "a\(level): &a\(level) {? [*a\(level - 1), *a\(level - 1)] : 1}\n" }
    let time = processorTime { _ = try? read(keys) }
    #expect(time < .seconds(1))
  }
}
