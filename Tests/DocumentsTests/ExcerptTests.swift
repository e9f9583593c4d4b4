import Testing

@testable import Documents

@Suite struct ExcerptTests {
  @Test func theCaretStandsUnderTheColumnAlsoAfterWideAndCombiningCharacters() {
    let source = SourceText(name: "r", text: "漢e\u{301}x: 1")
    let diagnostic = Diagnostic(.error, at: TextLocation(source, Mark(line: 1, column: 4)), "no")
    #expect("\(diagnostic)" == "r:1:4: error: no\n  漢e\u{301}x: 1\n     ^")
  }

  @Test func aLongLineIsCutAroundTheColumn() {
    let source = SourceText(
      name: "r", text: String(repeating: "a", count: 500) + "!" + String(repeating: "b", count: 500))
    let lines = "\(Diagnostic(.error, at: TextLocation(source, Mark(line: 1, column: 501)), "no"))".split(
      separator: "\n")
    #expect(lines[1].count < 110)
    #expect(Array(lines[1])[lines[2].count - 1] == "!")
  }

  @Test func theEndOfALongLineIsShownWhole() {
    let source = SourceText(name: "r", text: String(repeating: "a", count: 500) + "!" + "   ")
    let lines = "\(Diagnostic(.error, at: TextLocation(source, Mark(line: 1, column: 501)), "no"))".split(
      separator: "\n")
    #expect(lines[1] == "  …" + String(repeating: "a", count: 95) + "!")
    #expect(lines[2].count == lines[1].count)
    let past = "\(Diagnostic(.error, at: TextLocation(source, Mark(line: 1, column: 900)), "no"))".split(
      separator: "\n")
    #expect(past[1].hasSuffix("!   ") && past[2].count == past[1].count + 1)
  }

  @Test func whatIsMissingIsPointedAtBehindTheLine() {
    let excerpt = Excerpt(of: "a: b", column: 9)
    #expect(excerpt.line == "a: b" && excerpt.caret == "    ^")
    #expect(Excerpt(of: "", column: 1).line == "" && Excerpt(of: "", column: 1).caret == "^")
  }

  @Test func tabsAreOneBlankAndWideCharactersTwoCells() {
    let excerpt = Excerpt(of: "\t泡🧘x", column: 4)
    #expect(excerpt.line == " 泡🧘x" && excerpt.caret == "     ^")
  }

  @Test(arguments: ["\u{7}", "\u{1B}", "\u{9B}", "\u{202E}", "\u{2066}", "\u{7F}"])
  func whatATerminalMightActOnIsADot(scalar: Unicode.Scalar) {
    #expect(scalar.isControl && "a\(scalar)b".shown == "a·b")
  }
}
