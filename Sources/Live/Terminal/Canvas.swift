/// Draws rows on a terminal. A row is drawn only when it has changed, and all rows of a frame in one write, so that
/// nothing flickers.
package struct Canvas {
  private var drawn: [String] = []
  private var size = (columns: 0, rows: 0)

  package init() {}

  /// The text to write so that the terminal shows the rows; empty if it shows them already.
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
    // Terminals that know synchronised updates show the frame at once; others ignore the two sequences.
    return text.isEmpty ? "" : "\u{1B}[?2026h\(text)\u{1B}[H\u{1B}[?2026l"
  }

  /// Draws everything anew next time, because something else was written to the terminal.
  package mutating func forget() { size = (0, 0) }
}
