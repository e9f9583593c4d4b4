import Testing

@testable import Routines

@Suite struct WordsTests {
  @Test func timesAreReadWithTheirNumbers() throws {
    let (english, german) = (try PhraseTests.book("en").words, try PhraseTests.book("de").words)
    #expect(english.time(milliseconds: 61_000) == "one minute and one second")
    #expect(english.time(milliseconds: 120_400) == "2 minutes")
    #expect(english.time(milliseconds: 0) == "0 seconds")
    #expect(german.time(milliseconds: 61_000) == "eine Minute und eine Sekunde")
    #expect(german.time(milliseconds: 135_500) == "2 Minuten und 16 Sekunden")
    #expect(german.area("hip-flexors", .left) == "linker Hüftbeuger")
    #expect(german.area("Schulter außen", .right) == "Schulter außen, rechts")
    #expect(english.area("Hip flexors", .both) == "both hip flexors")
  }

  /// Without a phrase file, names are as they were written.
  @Test func plainWordsAreTheAuthorsOwn() {
    let words = Words.plain
    #expect(words.area("hip-flexors", .left) == "left hip flexors" && words.area("Wade", .none) == "Wade")
    #expect(words.area("calves", .both) == "both sides calves" && words.tool("big ball") == "big ball")
    #expect(words.on("roller") == nil && words.how("calves", isStretch: false) == nil && words.care("calves") == nil)
    #expect(words.time(milliseconds: 90_000) == "1 minute 30 seconds")
  }

  @Test func timesAreToTheNearestSecondAndNeverNegative() {
    let words = Words.plain
    #expect(words.time(milliseconds: 1499) == "1 second" && words.time(milliseconds: 1500) == "2 seconds")
    #expect(words.time(milliseconds: 59_500) == "1 minute" && words.time(milliseconds: -5000) == "0 seconds")
  }

  @Test func aSideThatALanguageHasNoWordForIsTheAreaItself() {
    var words = Words.plain
    words.areas["calves"] = Words.AreaWords(bySide: [.none: "Waden", .left: "linke Wade"])
    #expect(words.area("Calves", .left) == "linke Wade" && words.area("calves", .right) == "Waden")
    words.areas["calves"] = Words.AreaWords(bySide: [:])
    #expect(words.area("calves", .right) == "calves")
  }
}
