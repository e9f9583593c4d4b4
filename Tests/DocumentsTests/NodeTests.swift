import Documents
import Testing

@Suite struct NodeTests {
  private func node(_ text: String) throws -> Node { try YAML.parse(SourceText(name: "r", text: text)) }

  private func value(_ text: String) throws -> Node {
    guard case .mapping(let entries) = try node("k: \(text)\n").value else {
      throw Diagnostic.error(in: "test", "no map")
    }
    return entries[0].value
  }

  @Test func nothingATextAListAndAMapAreToldApart() throws {
    let kinds = try ["", "\"\"", "a", "[]", "{}"].map { try value($0).kindName }
    #expect(kinds == ["nothing", "a text", "a text", "a list", "a map"])
    #expect(try value("").isEmpty && !value("\"\"").isEmpty && value("[]").text == nil)
  }

  /// The word may be quoted; no other word of YAML means it.
  @Test func offIsTheOnlyWordForNone() throws {
    #expect(try value("off").isOff && value("\"off\"").isOff)
    for word in ["Off", "no", "false", "null", "~", ""] { #expect(try !value(word).isOff, "\(word)") }
  }

  @Test func onOneLineItIsAsItCouldBeWritten() throws {
    let text = "{ a: [b, \"c, d\"], e: { f: 1-2, g: {}, h: [] } }"
    #expect(try node(text).flow == text && node("a:\n  - b\n").flow == "{ a: [b] }")
  }
}
