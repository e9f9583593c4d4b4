import Testing
import Units

@Suite struct TrimmedTests {
  @Test(arguments: [("", ""), (" \t\r\n", ""), (" a b\n", "a b"), ("a", "a"), ("\u{a0}é ", "é")])
  func whiteSpaceAtBothEndsGoes(text: String, result: String) {
    #expect(text.trimmed == result && text[...].trimmed == result)
  }
}
