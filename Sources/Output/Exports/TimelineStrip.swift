import Routines
import Scheduling
import Units

/// A session as a strip of coloured bars from left to right, for a page that has a style for each kind of segment:
/// left sides above, right sides below, all else over the whole height.
enum TimelineStrip {
  /// The strip as an SVG element that takes the size of its place.
  static func svg(_ timeline: Timeline) -> String {
    let total = max(1, timeline.duration.milliseconds)
    let bars = timeline.segments.filter { $0.length > .zero }.map { segment in
      let (y, height) =
        switch segment.side {
        case .left: (0, 29)
        case .right: (31, 29)
        case .both, .none: (0, 60)
        }
      // Positions are whole thousandths of a unit, finer than any screen shows.
      func place(_ time: Duration) -> Int64 { time.milliseconds * 1_000_000 / total }
      let (start, end) = (place(segment.start), place(segment.end))
      return
        "<rect class=\"\(segment.kind)\" x=\"\(decimal(start))\" y=\"\(y)\" "
        + "width=\"\(decimal(max(0, end - start - 700)))\" height=\"\(height)\" rx=\"2\"/>"
    }
    return "<svg viewBox=\"0 0 1000 60\" preserveAspectRatio=\"none\" aria-hidden=\"true\">\(bars.joined())</svg>"
  }

  private static func decimal(_ thousandths: Int64) -> String {
    "\(thousandths / 1000)." + "\(1000 + thousandths % 1000)".dropFirst()
  }
}
