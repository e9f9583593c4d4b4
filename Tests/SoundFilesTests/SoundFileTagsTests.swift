import Testing

@testable import SoundFiles

@Suite struct SoundFileTagsTests {
  @Test func aTextIsCutBetweenCharacters() {
    #expect(shortened("abc", bytes: 3) == "abc" && shortened("abcd", bytes: 3) == "abc")
    #expect(shortened("aüb", bytes: 2) == "a" && shortened("🧘🧘", bytes: 7) == "🧘")
    #expect(shortened("e\u{301}e\u{301}", bytes: 5) == "e\u{301}")
    // It would end the text for C.
    #expect(shortened("a\u{0}b") == "ab")
  }

  @Test func tagsThatSayNothingAreEmpty() {
    #expect(SoundFileTags().isEmpty && SoundFileTags(title: "", comment: "").isEmpty)
    #expect(!SoundFileTags(language: "de").isEmpty && !SoundFileTags(routine: "").isEmpty)
    #expect(!SoundFileTags(chapters: [.init(title: "", start: 0, end: 1)]).isEmpty)
  }
}
