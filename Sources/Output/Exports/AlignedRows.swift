import Documents

/// Rows as aligned columns, without blanks at the ends of lines.
///
/// - Parameters:
///   - right: the columns whose cells stand to the right.
///   - wraps: the columns whose cells may go on in the next line, between words, so that a row fits into the width. The
///     widest is made narrower first.
///   - width: how many columns of a terminal there are.
package func alignedRows(
  _ rows: [[String]], right: Set<Int> = [], wraps: Set<Int> = [], width: Int = .max
) -> [String] {
  let count = rows.map(\.count).max() ?? 0
  let natural = (0..<count).map { column in
    rows.map { column < $0.count ? $0[column].lines.map(\.columns).max()! : 0 }.max()!
  }
  let widths = fitted(natural, wraps, width - 2 * max(0, count - 1))
  return rows.flatMap { row -> [String] in
    let cells = row.enumerated().map { column, text -> [String] in
      text.columns <= widths[column] && !text.contains("\n")
        ? [text] : text.lines.flatMap { $0.wrapped(widths[column]) }
    }
    return (0..<max(1, cells.map(\.count).max() ?? 0)).map { number in
      let line = cells.enumerated().map { column, lines in
        let text = number < lines.count ? lines[number] : ""
        let padding = String(repeating: " ", count: max(0, widths[column] - text.columns))
        return right.contains(column) ? padding + text : text + padding
      }.joined(separator: "  ")
      return String(line[..<(line.lastIndex { $0 != " " }.map { line.index(after: $0) } ?? line.startIndex)])
    }
  }
}

/// The widths of columns that come to at most `room` together, if those that may wrap can be made narrow enough.
private func fitted(_ natural: [Int], _ wraps: Set<Int>, _ room: Int) -> [Int] {
  var widths = natural
  var excess = widths.reduce(0, +) - room
  while excess > 0, let widest = wraps.max(by: { widths[$0] < widths[$1] }), widths[widest] > leastWidth {
    // All that are as wide as the widest shrink together, to the next width or as far as is needed.
    let same = wraps.filter { widths[$0] == widths[widest] }
    let next = wraps.map { widths[$0] }.filter { $0 < widths[widest] }.max() ?? leastWidth
    let step = max(1, min(widths[widest] - max(next, leastWidth), excess / same.count))
    for column in same where excess > 0 {
      widths[column] -= step
      excess -= step
    }
  }
  return widths
}

/// A column that wraps is not made narrower than this.
private let leastWidth = 12

extension String {
  fileprivate var lines: [String] { split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }
}
