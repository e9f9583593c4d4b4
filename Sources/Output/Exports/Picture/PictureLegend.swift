import Routines
import Scheduling

/// The legend of the colours and shapes that occur in a picture.
struct PictureLegend {
  private(set) var out = ""
  private(set) var bottom: Double
  private var x: Double

  private static let left = 24.0
  private static let lineHeight = 20.0

  init(
    _ timeline: Timeline, _ marks: PictureMarks, _ lanes: PictureLanes, top: Double, _ words: GuideWords
  ) {
    (x, bottom) = (Self.left, top)
    for kind in SegmentKind.allCases where timeline.segments.contains(where: { $0.kind == kind }) {
      item(words.meaning(kind)) { Self.swatch("\(kind)", $0, $1) }
    }
    if lanes.voice != nil, !timeline.segments.contains(where: { $0.kind == .say }) {
      item(words[.meansLine]) { Self.swatch("voice", $0, $1) }
    }
    newLine()
    if lanes.breath != nil {
      item(words[.meansBreath]) { x, y in
        "<path class=\"breath\" d=\"M\(x) \(y + 4)C\(x + 2) \(y + 4) \(x + 3) \(y - 5) \(x + 5) \(y - 5)"
          + "C\(x + 7) \(y - 5) \(x + 9) \(y + 4) \(x + 12) \(y + 4)Z\"/>\n"
      }
    }
    for mark in marks.all {
      item(mark.name) { "<use href=\"#\(mark.id)\" x=\"\($0 + 6)\" y=\"\($1)\"/>\n" }
    }
    if lanes.ticks != nil {
      item(words[.meansTick]) { "<path class=\"unknot-line\" d=\"M\($0 + 6) \($1 - 4)V\($1 + 4)\"/>\n" }
    }
  }

  private mutating func item(_ name: String, _ drawing: (Int, Int) -> String) {
    let name = TextMeasure.fitted(name, size: 11, width: 300) ?? "…"
    let width = 18 + TextMeasure.width(name, size: 11) + 16
    if x + width > PictureScale.total - Self.left { newLine() }
    out += drawing(Int(x), Int(bottom))
    out += "<text class=\"small\" x=\"\(coordinate(x + 18))\" y=\"\(coordinate(bottom + 4))\">"
    out += "\(escapedXML(name))</text>\n"
    x += width.rounded(.up)
  }

  private static func swatch(_ style: String, _ x: Int, _ y: Int) -> String {
    "<rect class=\"\(style)\" x=\"\(x)\" y=\"\(y - 5)\" width=\"12\" height=\"10\" rx=\"2\"/>\n"
  }

  private mutating func newLine() {
    guard x > Self.left else { return }
    x = Self.left
    bottom += Self.lineHeight
  }
}
