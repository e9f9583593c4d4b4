import Routines
import Scheduling

/// The legend of the colours and shapes that occur in a picture.
struct PictureLegend {
  private(set) var out = ""
  private(set) var bottom: Double
  private var x: Double

  private let scale: PictureScale
  private static let lineHeight = 20.0

  init(
    _ timeline: Timeline, _ scale: PictureScale, _ marks: PictureMarks, _ lanes: PictureLanes, top: Double,
    _ words: GuideWords
  ) {
    (x, bottom, self.scale) = (scale.margin, top, scale)
    for kind in SegmentKind.allCases where timeline.segments.contains(where: { $0.kind == kind }) {
      item(words.meaning(kind)) { Self.swatch("\(kind)", $0, $1) }
    }
    newLine()
    if lanes.breath != nil {
      item(words[.meansBreath]) { x, y in
        "<path class=\"breath\" d=\"M\(x) \(y + 4)C\(x + 2) \(y + 4) \(x + 3) \(y - 5) \(x + 5) \(y - 5)"
          + "C\(x + 7) \(y - 5) \(x + 9) \(y + 4) \(x + 12) \(y + 4)Z\"/>\n"
      }
    }
    for mark in marks.all {
      item(words.sound(mark.name)) { "<use href=\"#\(mark.id)\" x=\"\($0 + 6)\" y=\"\($1)\"/>\n" }
    }
    if lanes.voice != nil {
      item(words[.meansLine]) {
        "<rect class=\"voice\" x=\"\($0)\" y=\"\($1 - 3)\" width=\"12\" height=\"6\" rx=\"3\"/>\n"
      }
    }
    if lanes.ticks != nil {
      item(words[.meansTick]) { "<path class=\"unknot-line\" d=\"M\($0 + 6) \($1 - 4)V\($1 + 4)\"/>\n" }
    }
  }

  private mutating func item(_ name: String, _ drawing: (Int, Int) -> String) {
    let size = PictureStyle.small
    let name = TextMeasure.fitted(name, size: size, width: scale.right - scale.margin - 18) ?? "…"
    let width = 18 + TextMeasure.width(name, size: size)
    if x + width > scale.right { newLine() }
    out += drawing(Int(x), Int(bottom))
    out += "<text class=\"small\" x=\"\(coordinate(x + 18))\" y=\"\(coordinate(bottom + 4))\">"
    out += "\(escapedXML(name))</text>\n"
    x += (width + 14).rounded(.up)
  }

  private static func swatch(_ style: String, _ x: Int, _ y: Int) -> String {
    "<rect class=\"\(style)\" x=\"\(x)\" y=\"\(y - 5)\" width=\"12\" height=\"10\" rx=\"2\"/>\n"
  }

  private mutating func newLine() {
    guard x > scale.margin else { return }
    x = scale.margin
    bottom += Self.lineHeight
  }
}
