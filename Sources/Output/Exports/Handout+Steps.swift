import Documents
import Routines
import Scheduling
import Units

/// The list of steps, to click and to print, and the legend of their colours.
extension Handout {
  var legend: String {
    var seen: Set<SegmentKind> = []
    let kinds = timeline.segments.map(\.kind).filter { seen.insert($0).inserted }
    let shown = kinds.filter { $0 != .ready && $0 != .finish }
    let items = shown.map {
      "<span><svg viewBox=\"0 0 10 10\" aria-hidden=\"true\"><rect class=\"\($0)\" width=\"10\" height=\"10\"/></svg>\(escapedMarkup(words.name($0)))</span>"
    }
    let hasSides = timeline.segments.contains { $0.side == .left || $0.side == .right }
    let sides = hasSides ? "<span>\(html(.sides))</span>" : ""
    return "<p class=\"legend\">\(items.joined())\(sides)</p>\n"
  }

  var steps: String {
    var told: Set<String> = []
    let items = chapters.map { chapter in
      let hint = hint(chapter.segments).flatMap { told.insert($0.text).inserted ? $0 : nil }
      return """
        <li><button type="button" class="step"><span class="at">\(clock(wholeSeconds(chapter.start)))</span>\
        <span><b\(chapter.hasOwnTitle ? ofAuthor : "")>\(escapedMarkup(chapter.title))</b>\
        \(hint.map { "<small\($0.isOfAuthor ? ofAuthor : "")>\(escapedMarkup($0.text))</small>" } ?? "")\
        <small>\(escapedMarkup(ChapterSummary.text(timeline.segments[chapter.segments], words)))</small>\
        </span></button></li>
        """
    }
    return """
      <nav aria-labelledby="steps">
      <h2 id="steps">\(html(.steps))</h2>
      <ol class="steps">
      \(items.joined(separator: "\n"))
      </ol>
      </nav>

      """
  }

  /// How to lie for what is rolled in these segments, or the text of a `say` step; nil where there is neither.
  func hint(_ indices: Range<Int>) -> (text: String, isOfAuthor: Bool)? {
    if let index = indices.first(where: { timeline.segments[$0].kind == .say }) {
      let line = timeline.cues.first { $0.segment == index && $0.kind == .speech && $0.rule == nil }
      return line.map { (words.quoted($0.name), true) }
    }
    let area = indices.first { timeline.segments[$0].kind == .roll }.flatMap { timeline.segments[$0].area }
    return area.flatMap(words.how).map { ($0, false) }
  }
}
