import Routines
import Scheduling
import Units

/// A timeline as a table for people: when, how long, what to do, and what sounds.
package struct TimelineTable {
  /// Whether the table goes to a terminal that shows emphasis.
  package enum Style: Sendable { case plain, colour }

  private let timeline: Timeline
  private let routine: Routine
  private let style: Style

  /// The whole table, with a line break at the end.
  package static func text(_ timeline: Timeline, of routine: Routine, style: Style = .plain) -> String {
    TimelineTable(timeline: timeline, routine: routine, style: style).text
  }

  private var text: String {
    let cues = Dictionary(grouping: timeline.cues, by: \.segment)
    let rows = timeline.segments.enumerated().map { index, segment in
      [
        clock(segment.start), segment.length.text, GuideWords.english.task(segment),
        CueSummary.text(cues[index] ?? [], in: segment), segment.id.description,
      ]
    }
    let header = ["time", "for", "do", "sounds", "id, for --from"]
    let end = [clock(timeline.duration), "", "End"]
    var lines = alignedRows([header] + rows + [end], right: [0, 1])
    lines[0] = faint(lines[0])
    for (index, row) in rows.enumerated() {
      let id = row.last!
      lines[index + 1] = lines[index + 1].dropLast(id.count) + faint(id)
    }
    lines.insert(contentsOf: [emphasised(routine.title) + " · " + clock(timeline.duration), ""], at: 0)
    if !timeline.notes.isEmpty { lines.append("") }
    lines += timeline.noteLines()
    return lines.map { $0 + "\n" }.joined()
  }

  private func emphasised(_ text: String) -> String { style == .colour ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
  private func faint(_ text: String) -> String { style == .colour ? "\u{1B}[2m\(text)\u{1B}[0m" : text }
}

/// What sounds in a segment, in a few words: `hold, 5 breaths, halfway at 25s, release at the end`.
enum CueSummary {
  static func text(_ cues: [Cue], in segment: Segment) -> String {
    var parts: [String] = []
    var rest = cues[...]
    while let cue = rest.first {
      let alike = rest.filter { isAlike($0, cue) }
      rest = rest.filter { !isAlike($0, cue) }[...]
      parts.append(part(alike, in: segment))
    }
    return parts.joined(separator: ", ")
  }

  /// Whether two cues are told together, as the ticks of one countdown and the phases of one breath tone are.
  private static func isAlike(_ a: Cue, _ b: Cue) -> Bool {
    a.kind == b.kind && a.rule == b.rule && a.name == b.name
  }

  private static func part(_ cues: [Cue], in segment: Segment) -> String {
    let cue = cues[0]
    switch cue.kind {
    case .breath:
      let breaths = cues.count { if case .breath(_, .inhale, _) = $0.voicing { true } else { false } }
      return breaths == 1 ? "1 breath" : "\(breaths) breaths"
    case .tick: return cues.count == 1 ? "1 tick" : "\(cues.count) ticks"
    case .chime, .sound, .speech:
      let name = cue.kind == .speech ? "“\(cue.name)”" : cue.name
      if cues.count > 1 { return "\(name) × \(cues.count)" }
      if cue.at == segment.start { return name }
      if cue.at == segment.end { return "\(name) at the end" }
      let offset = cue.at - segment.start
      return offset < .zero ? "\(name) \((.zero - offset).text) before" : "\(name) at \(offset.text)"
    }
  }
}
