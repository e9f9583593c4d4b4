import Live
import Terminal
import Testing

@Suite struct KeysTests {
  private func keys(_ text: String) -> [Key] {
    var reader = KeyReader()
    return reader.keys(text.utf8)
  }

  @Test func arrowsComeAsSequencesOfTwoKinds() {
    #expect(keys("\u{1B}[A\u{1B}OB\u{1B}[C\u{1B}[1;2D") == [.up, .down, .right, .shiftLeft])
  }

  @Test func aSequenceMayComeInPieces() {
    var reader = KeyReader()
    #expect([reader.keys([0x1B, UInt8(ascii: "[")]), reader.keys([UInt8(ascii: "C")])] == [[], [.right]])
  }

  @Test func whatItDoesNotKnowIsLeftOut() {
    #expect(keys("\u{1B}[15~q\u{7F}\u{1}ä\r\n") == [.character("q"), .enter, .enter])
    #expect(keys("\u{1B}") == [])
    // One that never ends is given up.
    var reader = KeyReader()
    let (endless, after) = (reader.keys(("\u{1B}[" + String(repeating: "1;", count: 20)).utf8), reader.keys("q".utf8))
    #expect(endless == [] && after == [.character("q")])
  }

  @Test func keysAskForWhatTheyAreSaidTo() {
    let wanted: [(Key, Request)] = [
      (.character(" "), .pauseOrResume), (.right, .next), (.left, .previous), (.shiftRight, .nextStep),
      (.character("["), .previousStep), (.character("+"), .longer), (.character("-"), .shorter), (.enter, .release),
      (.character("r"), .announce), (.character("m"), .mute), (.up, .volume(by: 2)), (.down, .volume(by: -2)),
      (.character("q"), .stop(0)),
    ]
    for (key, request) in wanted { #expect(Request(key) == request) }
    #expect(Request(.character("x")) == nil)
  }
}
