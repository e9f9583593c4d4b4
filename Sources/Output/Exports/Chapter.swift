import Routines
import Scheduling

/// A part of a session that a listener would look for: one position on one side, a rest, the beginning, the end.
package struct Chapter: Hashable, Sendable {
  /// What a player shows for it.
  package var title: String
  /// When it begins, in the session's time.
  package var start: Duration
  /// When it ends: where the next chapter begins.
  package var end: Duration
  /// Whether the title is the author's, in the routine's own language, instead of one that Unknot made.
  package var hasOwnTitle: Bool
  /// The indices of its segments in the timeline.
  package var segments: Range<Int>

  /// The chapters of a session, in order, without gaps.
  ///
  /// - Parameter most: how many chapters a file holds; if there are more, neighbours are joined.
  package static func all(
    in timeline: Timeline, _ words: GuideWords = .english, atMost most: Int = .max
  ) -> [Chapter] {
    var chapters: [Chapter] = []
    var current: SegmentID?
    for (index, segment) in timeline.segments.enumerated() {
      let isSame =
        current.map {
          // A settle segment has a pass of its own: it may be the first one where the work after it is the second pass.
          $0.step == segment.id.step && ($0.pass == segment.id.pass || $0.kind == .settle) && $0.side == segment.side
            && segment.kind != .settle
            // Ready and finish both have step 0, and are two chapters.
            && (segment.id.step != 0 || $0.kind == segment.kind)
        } ?? false
      current = segment.id
      if isSame {
        chapters[chapters.count - 1].end = segment.end
        chapters[chapters.count - 1].segments = chapters[chapters.count - 1].segments.lowerBound..<index + 1
        // A settle segment has no title of its own, so the chapter takes that of the work after it.
        if timeline.segments[index - 1].kind == .settle {
          chapters[chapters.count - 1].title = title(segment, words)
          chapters[chapters.count - 1].hasOwnTitle = segment.hasOwnTitle
        }
      } else {
        chapters.append(
          Chapter(
            title: title(segment, words), start: segment.start, end: segment.end, hasOwnTitle: segment.hasOwnTitle,
            segments: index..<index + 1))
      }
    }
    return merged(chapters, most)
  }

  private static func title(_ segment: Segment, _ words: GuideWords) -> String {
    let isWork = [.settle, .roll, .hold].contains(segment.kind) && !segment.hasOwnTitle
    let place = (isWork ? words.position(segment) : nil) ?? words.title(segment)
    let set = segment.kind == .rest ? nil : words.set(segment)
    return ([place] + [set].compactMap { $0 }).joined(separator: ", ")
  }

  private static func merged(_ chapters: [Chapter], _ most: Int) -> [Chapter] {
    guard chapters.count > most, most > 0 else { return chapters }
    let size = (chapters.count + most - 1) / most
    return stride(from: 0, to: chapters.count, by: size).map { index in
      let (first, last) = (chapters[index], chapters[min(index + size, chapters.count) - 1])
      return Chapter(
        title: "\(first.title) …", start: first.start, end: last.end, hasOwnTitle: first.hasOwnTitle,
        segments: first.segments.lowerBound..<last.segments.upperBound)
    }
  }
}
