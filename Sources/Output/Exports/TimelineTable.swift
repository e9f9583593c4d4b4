import Routines
import Scheduling
import Units

/// A timeline as a table for people: when, how long, what to do, and what sounds.
package struct TimelineTable {
  /// Whether the table goes to a terminal that shows emphasis.
  package enum Style: Sendable { case plain, colour }

  private let timeline: Timeline
  private let routine: Routine
  private let options: Options

  /// What the table shows, and how.
  package struct Options: Sendable {
    /// Whether it goes to a terminal that shows emphasis.
    package var style = Style.plain
    /// How many columns the terminal has.
    package var width = Int.max
    /// Whether times are told to the millisecond, not to the second.
    package var isExact = false
    /// Whether the id of each segment is shown.
    package var hasIDs = false
    /// Whether notes on changes of less than two seconds are shown.
    package var hasAllNotes = false

    /// Makes the options of a table for a pipe.
    package init() {}
  }

  /// The whole table, with a line break at the end.
  package static func text(_ timeline: Timeline, of routine: Routine, _ options: Options = Options()) -> String {
    TimelineTable(timeline: timeline, routine: routine, options: options).text
  }

  private var text: String {
    let cues = Dictionary(grouping: timeline.cues, by: \.segment)
    let told = options.isExact ? { $0 } : { (time: Duration) in time.roundedToSeconds }
    let rows = timeline.segments.enumerated().map { index, segment in
      [
        clock(told(segment.start)), told(segment.length).text, GuideWords.english.task(segment),
        CueSummary.text(cues[index] ?? [], in: segment, told),
      ] + (options.hasIDs ? [segment.id.description] : [])
    }
    let header = ["time", "for", "do", "sounds"] + (options.hasIDs ? ["id, for --from"] : [])
    let total = clock(told(timeline.duration))
    var lines = alignedRows(
      [header] + rows + [[total, "", "End"]], right: [0, 1], wraps: [2, 3], width: options.width)
    lines[0] = faint(lines[0])
    lines.insert(contentsOf: [emphasised(routine.title) + " · " + total, ""], at: 0)
    let notes = timeline.noteLines(isWhole: options.hasAllNotes)
    lines += notes.isEmpty ? [] : [""] + notes.flatMap { $0.wrapped(options.width) }
    return lines.map { $0 + "\n" }.joined()
  }

  private func emphasised(_ text: String) -> String { options.style == .colour ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
  private func faint(_ text: String) -> String { options.style == .colour ? "\u{1B}[2m\(text)\u{1B}[0m" : text }
}

/// What sounds in a segment, in a few words: `hold, 5 breaths, halfway at 25s, release at the end`.
enum CueSummary {
  /// The whole summary.
  ///
  /// - Parameter told: makes a time as exact as it is told.
  static func text(_ cues: [Cue], in segment: Segment, _ told: (Duration) -> Duration) -> String {
    var parts: [String] = []
    var rest = cues[...]
    while let cue = rest.first {
      let alike = rest.filter { isAlike($0, cue) }
      rest = rest.filter { !isAlike($0, cue) }[...]
      parts.append(part(alike, in: segment, told))
    }
    return parts.joined(separator: ", ")
  }

  /// Whether two cues are told together, as the ticks of one countdown and the phases of one breath tone are.
  private static func isAlike(_ a: Cue, _ b: Cue) -> Bool {
    a.kind == b.kind && a.rule == b.rule && a.name == b.name
  }

  private static func part(_ cues: [Cue], in segment: Segment, _ told: (Duration) -> Duration) -> String {
    let cue = cues[0]
    switch cue.kind {
    case .breath:
      let breaths = cues.count { if case .breath(_, .inhale, _) = $0.voicing { true } else { false } }
      return breaths == 1 ? "1 breath" : "\(breaths) breaths"
    case .tick: return cues.count == 1 ? "1 tick" : "\(cues.count) ticks"
    case .chime, .sound, .speech:
      let name = cue.kind == .speech ? "“\(cue.name)”" : cue.name
      if cues.count > 1 { return "\(name) × \(cues.count)" }
      if cue.at == segment.end { return "\(name) at the end" }
      let offset = told(cue.at - segment.start)
      if offset == .zero { return name }
      return offset < .zero ? "\(name) \((.zero - offset).text) before" : "\(name) at \(offset.text)"
    }
  }
}
