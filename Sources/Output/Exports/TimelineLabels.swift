import Routines
import Scheduling

/// A timeline as a label track for Audacity: each line has start and end in seconds and a label, separated by tabs.
///
/// Segments, chimes and spoken lines have labels. Ticks and breath tones do not: they would bury the others.
package enum TimelineLabels {
  /// The whole file.
  package static func text(_ timeline: Timeline, _ words: GuideWords = .english) -> String {
    var labels: [(start: Duration, order: Int, end: Duration, text: String)] = []
    for segment in timeline.segments { labels.append((segment.start, labels.count, segment.end, words.task(segment))) }
    for cue in timeline.cues where cue.kind != .tick && cue.kind != .breath {
      let text = cue.kind == .speech ? words.quoted(cue.name) : "\(words.name(cue.kind)) \(words.sound(cue.name))"
      labels.append((cue.at, labels.count, cue.at + cue.duration, text))
    }
    let lines = labels.sorted { ($0.start, $0.order) < ($1.start, $1.order) }.map { label in
      "\(exactSeconds(label.start))\t\(exactSeconds(label.end))\t\(oneLine(label.text))\n"
    }
    return lines.joined()
  }

  /// A text without the tabs and line breaks that a label cannot hold.
  private static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
