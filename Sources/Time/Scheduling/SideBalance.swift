import Routines
import Units

/// Checks whether the left and the right side get the same.
package enum SideBalance {
  /// A note for each kind of segment of which one side gets more than the other.
  package static func notes(_ timeline: Timeline) -> [Note] {
    [SegmentKind.roll, .hold, .stretch].compactMap { kind in
      func total(_ side: Side) -> Duration {
        timeline.segments.reduce(.zero) { $1.kind == kind && $1.side == side ? $0 + $1.length : $0 }
      }
      let (left, right) = (total(.left), total(.right))
      guard left != right else { return nil }
      return Note(
        severity: .note, rule: nil, segment: nil,
        message: "\(kind): left gets \(left.text), right \(right.text); \"sides: each\" makes them alike")
    }
  }
}
