import Testing

@testable import Speech

@Suite struct SpokenLineTests {
  @Test func aLineIsAFilesNameInAnyAlphabet() {
    #expect(SpokenLine(text: "Left calf, on the roller.", language: "en").slug == "left-calf-on-the-roller")
    #expect(SpokenLine(text: "Linke Gesäßhälfte!", language: "de").slug == "linke-gesäßhälfte")
    #expect(SpokenLine(text: "../../etc", language: "en").slug == "etc")
  }

  @Test func aVeryLongLineHasAShortNameOfWholeWords() {
    let slug = SpokenLine(text: String(repeating: "breathe slowly ", count: 40), language: "en").slug
    #expect(slug.utf8.count <= 120 && slug.hasPrefix("breathe-slowly-breathe") && !slug.hasSuffix("-"))
    #expect(SpokenLine(text: "?!", language: "en").slug == "")
  }

  /// The whole code goes before the language in general.
  @Test func aLanguageIsLookedForWithItsRegionFirst() {
    #expect(SpokenLine.codes("pt-BR") == ["pt-BR", "pt"] && SpokenLine.codes("de") == ["de"])
    #expect(SpokenLine.codes("zh-Hant-TW") == ["zh-Hant-TW", "zh"] && SpokenLine.codes("") == [""])
  }
}
