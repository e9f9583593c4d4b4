import Testing

@testable import Exports

@Suite struct XMLTests {
  @Test func whatXMLReservesIsEscapedAndWhatItCannotHoldReplaced() {
    #expect(escapedXML("a<b> & \"c\"\td") == "a&lt;b&gt; &amp; &quot;c&quot; d")
    #expect(escapedXML("a\u{1}\u{FFFE}é🧘") == "a\u{FFFD}\u{FFFD}é🧘")
  }

  @Test func coordinatesHaveOneDecimalAtMost() {
    #expect([0, 1.04, 1.05, -0.26, 12, -3.96].map(coordinate) == ["0", "1", "1.1", "-0.3", "12", "-4"])
  }

  @Test func aTextIsCutToFitOrLeftOut() throws {
    let width = TextMeasure.width("Hold calves", size: 10)
    #expect(TextMeasure.fitted("Hold calves", size: 10, width: width) == "Hold calves")
    let cut = try #require(TextMeasure.fitted("Hold calves", size: 10, width: width - 1))
    #expect(cut.hasSuffix("…") && TextMeasure.width(cut, size: 10) < width && cut.hasPrefix("Hold"))
    #expect(TextMeasure.fitted("Hold calves", size: 10, width: 20) == nil)
  }
}
