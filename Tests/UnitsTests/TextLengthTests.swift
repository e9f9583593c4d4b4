import Testing
import Units

@Suite struct TextLengthTests {
  @Test func oneCharacterOfManyAccentsIsLong() {
    let text = "a" + String(repeating: "\u{301}", count: 200_000)
    #expect(text.count == 1 && text.scalarCount == 200_001)
    #expect(text.cut(to: 60).scalarCount == 60 && text.cut(to: 60).utf8.count < 130)
  }

  @Test(arguments: [("", ""), ("abc", "abc"), ("abcd", "ab…"), ("äöü", "äöü")])
  func aTextIsCutBehindSoManyScalars(text: String, result: String) {
    #expect(text.cut(to: 3) == result)
  }
}
