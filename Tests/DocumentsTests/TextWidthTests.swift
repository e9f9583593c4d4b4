import Testing

@testable import Documents

/// Text as a terminal lays it in columns.
@Suite struct TextWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("泡沫轴", 6), ("e\u{301}", 1), ("🧘 a", 4), ("ﾊ", 1), ("ä", 1), ("…", 1),
  ])
  func wideCharactersTakeTwoAndAccentsNone(text: String, columns: Int) { #expect(text.columns == columns) }

  @Test(arguments: [
    ("abc", 3, "abc"), ("abcd", 3, "ab…"), ("泡沫轴", 6, "泡沫轴"), ("泡沫轴", 5, "泡沫…"), ("泡沫轴", 4, "泡…"),
    ("abc", 1, "…"),
  ])
  func whatDoesNotFitEndsInAnEllipsis(text: String, width: Int, fitted: String) {
    #expect(text.fitted(width) == fitted && text.fitted(width).columns <= width)
  }

  @Test func rowsBreakBetweenWordsAndInsideOneThatIsTooWide() {
    #expect("one two three".wrapped(7) == ["one two", "three"])
    #expect("one two three".wrapped(6) == ["one", "two", "three"])
    #expect("a abcdefgh b".wrapped(3) == ["a", "abc", "def", "gh", "b"])
    #expect("避开骨头和膝盖".wrapped(5) == ["避开", "骨头", "和膝", "盖"])
    // Narrower than one character: nothing is lost, and it ends.
    #expect("避开".wrapped(1) == ["避开"] && "".wrapped(5) == [""])
  }
}
