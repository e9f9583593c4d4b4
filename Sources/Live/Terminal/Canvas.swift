/// Draws rows on a terminal, each only when it has changed, and all in one piece, so that nothing flickers.
package struct Canvas {
  private var drawn: [String] = []
  private var size = (columns: 0, rows: 0)

  package init() {}

  /// What to write so that the terminal shows the rows; empty if it does already.
  package mutating func draw(_ rows: [String], columns: Int, height: Int) -> String {
    var text = ""
    if size != (columns, height) {
      text += "\u{1B}[2J"
      drawn = []
      size = (columns, height)
    }
    for index in 0..<max(rows.count, drawn.count) {
      let row = index < rows.count ? rows[index] : ""
      guard index >= drawn.count || drawn[index] != row else { continue }
      text += "\u{1B}[\(index + 1);1H\(row)\u{1B}[K"
    }
    drawn = rows
    // Synchronised, where a terminal knows how.
    return text.isEmpty ? "" : "\u{1B}[?2026h\(text)\u{1B}[H\u{1B}[?2026l"
  }

  /// Draws everything again next time: the terminal has shown something else.
  package mutating func forget() { size = (0, 0) }
}
