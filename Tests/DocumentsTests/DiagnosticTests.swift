import Documents
import TestSupport
import Testing

@Suite struct DiagnosticTests {
  @Test func noFileSendsCommandsToTheTerminal() {
    let source = SourceText(name: "a\u{1B}[2J.yaml", text: "b\u{9B}c\n")
    let location = TextLocation(source, Mark(line: 1, column: 1))
    let text = "\(Diagnostic(.error, at: location, "no key \"a\u{1B}]0;b\u{7}\r\nc\td\u{202E}\""))"
    #expect(text == "a·[2J.yaml:1:1: error: no key \"a·]0;b···c d·\"\n  b·c\n  ^")
  }

  @Test func tenThousandMistakesInOneLongLineAreToldInTime() {
    let source = SourceText(name: "r", text: String(repeating: "{ rst: 1s }, ", count: 40_000))
    let diagnostics = Diagnostics()
    let time = processorTime {
      for index in 0..<10_000 {
        diagnostics.error(TextLocation(source, Mark(line: 1, column: 13 * index + 3)), "no key \"rst\"")
        #expect(diagnostics.errorCount == index + 1)
      }
      let all = diagnostics.sorted
      #expect(all.count == 10_000 && all[..<100].allSatisfy { "\($0)".contains("rst: 1s") })
    }
    #expect(time < .seconds(3), "\(time)")
  }

  @Test func controlCharactersDoNotReachTheTerminal() {
    let source = SourceText(name: "r", text: "a\u{1B}[31m")
    #expect("\(Diagnostic(.error, at: TextLocation(source, Mark(line: 1, column: 1)), "no"))".contains("a·[31m"))
  }

  @Test func theyComeInTheOrderOfTheFileAndOnce() {
    let source = SourceText(name: "r", text: "a\nb")
    let diagnostics = Diagnostics()
    diagnostics.error(TextLocation(source, Mark(line: 2, column: 1)), "second")
    diagnostics.warning(TextLocation(source, Mark(line: 1, column: 1)), "first")
    diagnostics.error(TextLocation(source, Mark(line: 2, column: 1)), "second")
    #expect(diagnostics.sorted.map(\.message) == ["first", "second"])
  }
}
