import Testing

@testable import SoundFiles

@Suite struct LanguageCodeTests {
  @Test(arguments: [
    ("de", "deu"), ("en", "eng"), ("pt-BR", "por"), ("zh_Hant", "zho"), ("FR", "fra"), ("gsw", "gsw"), ("zu", "zul"),
    ("aa", "aar"),
  ])
  func itIsThatOfTheSameLanguage(language: String, code: String) {
    #expect(LanguageCode.threeLetters(language) == code)
  }

  @Test func whatIsNoLanguageHasNone() {
    #expect(LanguageCode.threeLetters("qq") == nil && LanguageCode.threeLetters("") == nil)
  }
}
