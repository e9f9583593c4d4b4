import Routines
import Units

/// Whether left and right get the same.
package enum SideBalance {
  /// A note for each kind of work that the routine has differently on the two sides.
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
