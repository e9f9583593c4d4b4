import Documents
import TestSupport
import Testing

@Suite struct DiagnosticTests {
  @Test func noFileSendsCommandsToTheTerminal() {
    let source = SourceText(name: "a\u{1B}[2J.yaml", text: "b\u{9B}c\n")
    let place = Place(source, Mark(line: 1, column: 1))
    let text = "\(Diagnostic(.error, at: place, "no key \"a\u{1B}]0;b\u{7}\r\nc\td\u{202E}\""))"
    #expect(text == "a·[2J.yaml:1:1: error: no key \"a·]0;b···c d·\"\n  b·c\n  ^")
  }

  @Test func theCaretStandsUnderTheColumnAlsoAfterWideAndCombiningCharacters() {
    let source = SourceText(name: "r", text: "漢e\u{301}x: 1")
    let diagnostic = Diagnostic(.error, at: Place(source, Mark(line: 1, column: 4)), "no")
    #expect("\(diagnostic)" == "r:1:4: error: no\n  漢e\u{301}x: 1\n     ^")
  }

  @Test func aLongLineIsCutAroundTheColumn() {
    let source = SourceText(
      name: "r", text: String(repeating: "a", count: 500) + "!" + String(repeating: "b", count: 500))
    let lines = "\(Diagnostic(.error, at: Place(source, Mark(line: 1, column: 501)), "no"))".split(separator: "\n")
    #expect(lines[1].count < 110)
    #expect(Array(lines[1])[lines[2].count - 1] == "!")
  }

  @Test func tenThousandMistakesInOneLongLineAreToldInTime() {
    let source = SourceText(name: "r", text: String(repeating: "{ rst: 1s }, ", count: 40_000))
    let diagnostics = Diagnostics()
    let time = processorTime {
      for index in 0..<10_000 {
        diagnostics.error(Place(source, Mark(line: 1, column: 13 * index + 3)), "no key \"rst\"")
        #expect(diagnostics.errorCount == index + 1)
      }
      let all = diagnostics.sorted
      #expect(all.count == 10_000 && all[..<100].allSatisfy { "\($0)".contains("rst: 1s") })
    }
    #expect(time < .seconds(3), "\(time)")
  }

  @Test func theEndOfALongLineIsShownWhole() {
    let source = SourceText(name: "r", text: String(repeating: "a", count: 500) + "!" + "   ")
    let lines = "\(Diagnostic(.error, at: Place(source, Mark(line: 1, column: 501)), "no"))".split(separator: "\n")
    #expect(lines[1] == "  …" + String(repeating: "a", count: 95) + "!")
    #expect(lines[2].count == lines[1].count)
    let past = "\(Diagnostic(.error, at: Place(source, Mark(line: 1, column: 900)), "no"))".split(separator: "\n")
    #expect(past[1].hasSuffix("!   ") && past[2].count == past[1].count + 1)
  }

  @Test func controlCharactersDoNotReachTheTerminal() {
    let source = SourceText(name: "r", text: "a\u{1B}[31m")
    #expect("\(Diagnostic(.error, at: Place(source, Mark(line: 1, column: 1)), "no"))".contains("a·[31m"))
  }

  @Test func theyComeInTheOrderOfTheFileAndOnce() {
    let source = SourceText(name: "r", text: "a\nb")
    let diagnostics = Diagnostics()
    diagnostics.error(Place(source, Mark(line: 2, column: 1)), "second")
    diagnostics.warning(Place(source, Mark(line: 1, column: 1)), "first")
    diagnostics.error(Place(source, Mark(line: 2, column: 1)), "second")
    #expect(diagnostics.sorted.map(\.message) == ["first", "second"])
  }

  @Test(arguments: [("rol", "roll"), ("strech", "stretch"), ("HOLD", "hold"), ("rset", "rest"), ("xyzzy", nil)])
  func theNearestWordIsFound(word: String, expected: String?) {
    #expect(nearest(to: word, among: ["roll", "stretch", "hold", "rest"]).first == expected)
  }
}
