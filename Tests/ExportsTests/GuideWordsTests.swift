import Documents
import Routines
import Scheduling
import Shipped
import TestSupport
import Testing

@testable import Exports

@Suite struct GuideWordsTests {
  private func words(_ language: String, _ text: String) throws -> GuideWords {
    let book = PhraseBook(SourceText(name: "p.yaml", text: text), language: language, Diagnostics())
    return GuideWords(try #require(book))
  }

  @Test func inAnotherLanguageOnlyWhatTheAuthorWroteStays() throws {
    let compiled = compile(ThreeThings.text.replacing("rest: 5s", with: "rest: 5s\n    title: Twice"), hasVoice: true)
    var timeline = try #require(compiled.timeline)
    let words = try words("de", try #require(Shipped.text("phrases/de.yaml")))
    #expect(words.language == "de")
    #expect(
      Chapter.all(in: timeline, words).map(\.title) == [
        "Bereit machen", "Linke Wade", "Rechte Wade", "Dehnen: linker Hüftbeuger, Durchgang 1 von 2", "Twice",
        "Dehnen: linker Hüftbeuger, Durchgang 2 von 2", "Abschluss",
      ])
    #expect(Chapter.all(in: timeline, words).map(\.hasOwnTitle) == [false, false, false, false, true, false, false])
    #expect(Captions.all(timeline, words).contains { $0.lines.last == "„Breathe → & <relax>“" })
    timeline.cues = []
    #expect(
      Set(Captions.all(timeline, words).map { $0.lines.joined() }) == [
        "Bereit machen", "In Position: linke Wade", "Rollen: linke Wade", "Halten: linke Wade",
        "In Position: rechte Wade", "Rollen: rechte Wade", "Halten: rechte Wade",
        "In Position: linker Hüftbeuger, Durchgang 1 von 2",
        "Dehnen: linker Hüftbeuger, Durchgang 1 von 2", "Dehnen: linker Hüftbeuger, Durchgang 2 von 2",
        "Twice, Durchgang 2 von 2", "Abschluss",
      ])
  }

  @Test func aLanguageWithoutWordsForGuidesHasEnglishOnes() throws {
    let (timeline, _) = try ThreeThings.compiled()
    let words = try words("fr", "sides: { left: gauche }\nguide: { do-ready: Prépare-toi }")
    #expect(
      Chapter.all(in: timeline, words).map(\.title).prefix(3) == ["Prépare-toi", "Calves, left", "Calves, right"])
    #expect(words[.steps] == "Steps" && GuideWords.english[.steps] == "Steps")
  }
}
