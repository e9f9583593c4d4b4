import Scheduling

/// Where the texts of spoken lines stand, below the bars that show how long each is heard.
///
/// A line is longer to read than to hear: its text begins under its bar and takes another line of the lane where the text
/// before is not at its end yet. It is cut only where even that is too little room.
struct SpokenLabels {
  /// A text with its place in its row.
  struct Label: Equatable {
    var x: Double
    var line: Int
    var text: String
  }

  private static let mostLines = 3
  private static let gap = 8.0
  static let size = PictureStyle.small

  /// The labels of each row.
  private(set) var rows: [[Label]] = []
  /// How many lines of text the fullest row needs.
  private(set) var lines = 1

  init(_ timeline: Timeline, _ scale: PictureScale) {
    let cues = timeline.cues.filter { $0.kind == .speech }
    for row in 0..<scale.rows {
      let range = scale.range(row)
      let spoken = cues.filter { range.contains($0.at.milliseconds) }
        .map { (scale.x($0.at.milliseconds, row: row), $0.name) }
      // As few lines as show every text whole.
      var laid = Self.laid(spoken, lines: 1, until: scale.x(range.upperBound, row: row), from: scale.left)
      var count = 1
      while count < Self.mostLines, !laid.isWhole {
        count += 1
        laid = Self.laid(spoken, lines: count, until: scale.x(range.upperBound, row: row), from: scale.left)
      }
      rows.append(laid.labels)
      lines = max(lines, laid.labels.map { $0.line + 1 }.max() ?? 1)
    }
  }

  /// Lays the texts out, each on the first line that is free where it begins.
  ///
  /// - Parameters:
  ///   - end: where the row ends. A text that would run past it begins earlier, if there is room.
  /// - Returns: the labels, and whether all texts are whole.
  private static func laid(
    _ texts: [(x: Double, text: String)], lines: Int, until end: Double, from start: Double
  ) -> (labels: [Label], isWhole: Bool) {
    var free = Array(repeating: start, count: lines)
    var labels: [Label] = []
    var isWhole = true
    for (index, (x, text)) in texts.enumerated() {
      guard let line = free.firstIndex(where: { $0 <= x }) else {
        isWhole = false
        continue
      }
      // There is always a line for the next text, because each has ended where so many others have begun.
      let next = index + lines
      let limit = next < texts.count ? min(end, texts[next].x - gap) : end
      let width = TextMeasure.width(text, size: size)
      // Only the end of the row moves a text to the left: elsewhere it would seem to belong to the bar before.
      let place = limit == end ? max(free[line], min(x, end - width)) : x
      guard let label = TextMeasure.fitted(text, size: size, width: limit - place) else {
        isWhole = false
        continue
      }
      if label != text { isWhole = false }
      labels.append(Label(x: place, line: line, text: label))
      free[line] = place + TextMeasure.width(label, size: size) + gap
    }
    return (labels, isWhole)
  }
}
