import Routines
import Scheduling
import Units

/// The breath of a session as a curve: it rises while you breathe in, stays up in a hold, falls while you breathe out,
/// stays down in a pause.
struct BreathCurve {
  /// A phase of a breath that is heard.
  private struct Part {
    var start: Int64
    var end: Int64
    var phase: Phase
  }

  /// Phases that follow each other without a gap, run by run.
  private var runs: [[Part]] = []

  init(_ timeline: Timeline) {
    for cue in timeline.cues {
      guard case .breath(_, let phase, let length) = cue.voicing else { continue }
      let start = cue.at.milliseconds
      let part = Part(start: start, end: start + length.milliseconds, phase: phase)
      if runs.last?.last?.end == start { runs[runs.count - 1].append(part) } else { runs.append([part]) }
    }
  }

  var isEmpty: Bool { runs.isEmpty }

  /// Outlines of the breaths in a range of time, between the heights `low` and `high`. They may begin and end a phase
  /// outside the range; the row cuts that off.
  ///
  /// - Parameter x: gives the horizontal place of a time.
  func paths(_ range: Range<Int64>, low: Double, high: Double, x: (Int64) -> Double) -> [String] {
    runs.compactMap { run in
      let parts = run.filter { $0.end > range.lowerBound && $0.start < range.upperBound }
      guard let first = parts.first, let last = parts.last else { return nil }
      let width = x(last.end) - x(first.start)
      // Where breaths are too many to tell apart, a band stands for them.
      if width / Double(parts.count) < 1.5 {
        return "M\(point(x(first.start), low))V\(coordinate(high))H\(coordinate(x(last.end)))V\(coordinate(low))Z"
      }
      var path = "M\(point(x(first.start), low))"
      if first.phase == .hold || first.phase == .exhale { path += "V\(coordinate(high))" }
      for part in parts {
        let (a, b) = (x(part.start), x(part.end))
        switch part.phase {
        case .inhale: path += curve(a, low, b, high)
        case .exhale: path += curve(a, high, b, low)
        case .hold, .pause: path += "H\(coordinate(b))"
        }
      }
      return path + (last.phase == .inhale || last.phase == .hold ? "V\(coordinate(low))Z" : "Z")
    }
  }

  private func point(_ x: Double, _ y: Double) -> String { "\(coordinate(x)) \(coordinate(y))" }

  private func curve(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double) -> String {
    let ease = (x2 - x1) * 0.4
    return "C\(point(x1 + ease, y1)) \(point(x2 - ease, y2)) \(point(x2, y2))"
  }
}
