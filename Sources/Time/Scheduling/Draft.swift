import Routines
import Units

/// A segment while lengths are being settled; all times are whole milliseconds.
struct Draft {
  var id: SegmentID
  var area: String?
  var tool: String?
  var spots = 0
  var set = 1
  var sets = 1
  var title: String
  /// The index of the scope whose rules and timing hold for it.
  var scope: Int
  var length: Int64
  /// The length that it had before it was rounded to whole breaths.
  var wish: Int64 = 0
  /// The least length for fitting and releasing; that of a fixed segment is its length.
  var from: Int64
  var to: Int64
  var isReleased = false
  /// Whether it is the first segment of a new position, or of a new side in the same position.
  var opens: Opening?
  /// Its breaths; nil if it has none.
  var breathing: Breathing?
  /// The index of the segment on the left that this one repeats on the right.
  var twin: Int?
  /// The sound of a say, chime or sound step.
  var action: Step.Action?
  /// How long a `say` step waits before its line, so that the chime at the end of the segment before can be heard.
  var lead: Int64 = 0

  enum Opening: Hashable { case area, side }

  var kind: SegmentKind { id.kind }

  /// The breaths of a segment, in a form in which their number can be changed.
  struct Breathing {
    var breath: Breath
    /// How far a slowing breath has slowed down at the segment's start, and at its `end`: 0 not yet, 1 fully.
    var start: Double
    var end: Double
    var count: Int
    /// The breaths after the listener has changed them; nil if they are as planned.
    var changed: [BreathPhases]?

    /// The breaths; in a slowing breath, each has the period at its own middle.
    var phases: [BreathPhases] {
      if let changed { return changed }
      if case .steady(let phases) = breath { return Array(repeating: phases, count: count) }
      return (0..<count).map { i in
        breath.phases(at: start + (end - start) * (Double(i) + 0.5) / Double(count))!
      }
    }

    /// How long this many breaths last, in milliseconds.
    func length(of count: Int) -> Int64 {
      if case .steady(let phases) = breath { return phases.period.milliseconds * Int64(count) }
      var copy = self
      copy.count = count
      return copy.phases.reduce(0) { $0 + $1.period.milliseconds }
    }

    /// The most breaths that last at most so many milliseconds.
    func count(within milliseconds: Int64) -> Int { count(lasting: milliseconds + 1) - 1 }

    /// The fewest breaths that last at least so many milliseconds.
    func count(lasting milliseconds: Int64) -> Int {
      let period = breath.period(at: (start + end) / 2)!
      var count = max(1, Int(Double(milliseconds) / period) - 1)
      while length(of: count) < milliseconds { count += 1 }
      while count > 1, length(of: count - 1) >= milliseconds { count -= 1 }
      return count
    }
  }

  /// Makes the segment last at least this long, in whole breaths if it has breaths. Fitting and releasing then cannot
  /// make it shorter than that.
  mutating func lengthen(to milliseconds: Int64) {
    var least = milliseconds
    if let breathing {
      let count = breathing.count(lasting: milliseconds)
      least = breathing.length(of: count)
      self.breathing!.count = max(breathing.count, count)
    }
    length = max(length, least)
    (from, wish, to) = (max(from, least), max(wish, least), max(to, least))
  }
}
