import Terminal
import Testing

@Suite struct CanvasTests {
  @Test func onlyWhatHasChangedIsDrawn() {
    var canvas = Canvas()
    let first = canvas.draw(["one", "two"], columns: 40, height: 10)
    #expect(first.contains("one") && first.contains("two"))
    #expect(canvas.draw(["one", "two"], columns: 40, height: 10) == "")
    let second = canvas.draw(["one", "three"], columns: 40, height: 10)
    #expect(second.contains("\u{1B}[2;1Hthree") && !second.contains("one"))
    #expect(canvas.draw(["one"], columns: 40, height: 10).contains("\u{1B}[2;1H\u{1B}[K"))
    #expect(canvas.draw(["one"], columns: 30, height: 10).contains("one"))
    canvas.forget()
    #expect(canvas.draw(["one"], columns: 30, height: 10).contains("one"))
  }

  @Test func rowsThatAreGoneAreClearedAndAllComesInOnePiece() {
    var canvas = Canvas()
    let first = canvas.draw(["a", "b", "c"], columns: 40, height: 10)
    #expect(first.hasPrefix("\u{1B}[?2026h\u{1B}[2J") && first.hasSuffix("\u{1B}[H\u{1B}[?2026l"))
    let second = canvas.draw(["a"], columns: 40, height: 10)
    #expect(second.contains("\u{1B}[2;1H\u{1B}[K\u{1B}[3;1H\u{1B}[K") && !second.contains("[2J"))
    #expect(canvas.draw(["a"], columns: 40, height: 10) == "")
    // A terminal of another height may have moved what it shows.
    #expect(canvas.draw(["a"], columns: 40, height: 11).contains("\u{1B}[2J"))
  }
}
