import Rendering
import Routines
import Scheduling
import Scoring
import Units

/// A timeline as comma-separated values for spreadsheets (RFC 4180): one row for each segment and each cue, by time.
///
/// A cue's row repeats the step, area, side and spot of its segment, so that rows can be filtered by them. Times are in
/// seconds, exact at the millisecond.
package enum TimelineCSV {
  /// The first row, which names the columns.
  package static let columns = [
    "row", "start", "end", "segment", "id", "kind", "step", "area", "side", "tool", "spot", "set", "title", "rule",
    "name", "text", "phase", "bus", "gain", "pan",
  ]

  /// The whole file; its lines end in CR LF, as the RFC asks.
  package static func text(_ timeline: Timeline) -> String {
    var text = line(columns)
    var cues = timeline.cues[...]
    // Of rows at the same time, those of the earlier segment come first: the end of a hold before the next settle.
    for (index, segment) in timeline.segments.enumerated() {
      while let cue = cues.first, (cue.at, cue.segment) < (segment.start, index) {
        text += line(row(cues.removeFirst(), in: timeline))
      }
      text += line(row(segment, index))
    }
    for cue in cues { text += line(row(cue, in: timeline)) }
    return text
  }

  private static func row(_ segment: Segment, _ index: Int) -> [String] {
    ["segment", exactSeconds(segment.start), exactSeconds(segment.end)]
      + shared(segment, index, kind: segment.kind.rawValue)
      + [guarded(segment.title), "", "", "", "", "", "", ""]
  }

  private static func row(_ cue: Cue, in timeline: Timeline) -> [String] {
    var (text, phase) = ("", "")
    switch cue.voicing {
    case .speech(let line, _): text = line
    case .breath(_, let part, _): phase = part.rawValue
    case .chime, .sound: break
    }
    return ["cue", exactSeconds(cue.at), exactSeconds(cue.at + cue.duration)]
      + shared(timeline.segments[cue.segment], cue.segment, kind: cue.kind.rawValue)
      + [
        "", guarded(cue.rule ?? ""), guarded(text.isEmpty ? cue.name : ""), guarded(text), phase, Bus(cue.kind).name,
        "\(cue.gain)", "\(cue.pan)",
      ]
  }

  private static func shared(_ segment: Segment, _ index: Int, kind: String) -> [String] {
    [
      "\(index)", segment.id.description, kind, "\(segment.id.step)", guarded(segment.area ?? ""),
      segment.side == .none ? "" : segment.side.rawValue, guarded(segment.tool ?? ""),
      segment.id.spot == 0 ? "" : "\(segment.id.spot)", "\(segment.set)",
    ]
  }

  /// A text as a spreadsheet may have it. One that it would take for a formula gets an apostrophe before it: a routine
  /// from somebody else must not compute anything.
  private static func guarded(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(first) else { return text }
    return "'" + text
  }

  private static func line(_ cells: [String]) -> String { cells.map(quoted).joined(separator: ",") + "\r\n" }

  private static func quoted(_ cell: String) -> String {
    guard cell.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else { return cell }
    return "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
