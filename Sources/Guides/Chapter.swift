import Routines
import Scheduling

/// A part of a session that a listener would look for: one position on one side, a rest, the beginning, the end.
package struct Chapter: Hashable, Sendable {
  package var title: String
  package var start: Duration
  package var end: Duration
  /// The indices of its segments.
  package var segments: Range<Int>

  /// The chapters of a session, in order, without gaps.
  ///
  /// - Parameter most: as many as a file holds; above that, neighbours become one.
  package static func all(in timeline: Timeline, atMost most: Int = .max) -> [Chapter] {
    var chapters: [Chapter] = []
    var current: SegmentID?
    for (index, segment) in timeline.segments.enumerated() {
      let isSame =
        current.map {
          $0.step == segment.id.step && $0.pass == segment.id.pass && $0.side == segment.side
            // Before the first step and after the last are both step 0.
            && (segment.id.step != 0 || $0.kind == segment.kind)
        } ?? false
      current = segment.id
      if isSame {
        chapters[chapters.count - 1].end = segment.end
        chapters[chapters.count - 1].segments = chapters[chapters.count - 1].segments.lowerBound..<index + 1
        // The way into a position has no title of its own.
        if timeline.segments[index - 1].kind == .settle { chapters[chapters.count - 1].title = title(segment) }
      } else {
        chapters.append(
          Chapter(title: title(segment), start: segment.start, end: segment.end, segments: index..<index + 1))
      }
    }
    return merged(chapters, most)
  }

  private static func title(_ segment: Segment) -> String {
    let place: String
    if let area = segment.area, ["Roll ", "Hold ", "Settle: "].contains(where: segment.title.hasPrefix) {
      let name = area.replacing("-", with: " ")
      place = name.prefix(1).uppercased() + name.dropFirst() + (segment.side.name.map { ", \($0)" } ?? "")
    } else {
      place = segment.title
    }
    return segment.sets > 1 && segment.kind != .rest ? "\(place), set \(segment.set) of \(segment.sets)" : place
  }

  private static func merged(_ chapters: [Chapter], _ most: Int) -> [Chapter] {
    guard chapters.count > most, most > 0 else { return chapters }
    let size = (chapters.count + most - 1) / most
    return stride(from: 0, to: chapters.count, by: size).map { first in
      let group = chapters[first..<min(first + size, chapters.count)]
      return Chapter(
        title: "\(group.first!.title) …", start: group.first!.start, end: group.last!.end,
        segments: group.first!.segments.lowerBound..<group.last!.segments.upperBound)
    }
  }
}

extension Side {
  /// As a listener is told it; nil for none.
  var name: String? { self == .none ? nil : rawValue }
}

extension Segment {
  /// What to do, in one line: `Hold quads, left, spot 1 of 2`.
  package var instruction: String {
    var text = title
    if id.spot > 0, spots > 1 { text += ", spot \(id.spot) of \(spots)" }
    if sets > 1 { text += ", set \(set) of \(sets)" }
    return text
  }
}
