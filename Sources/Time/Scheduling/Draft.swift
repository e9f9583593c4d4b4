import Routines
import Units

/// A segment while lengths are settled: all times in whole milliseconds.
struct Draft {
  var id: SegmentID
  var area: String?
  var tool: String?
  var spots = 0
  var set = 1
  var sets = 1
  var title: String
  /// The index of the plan's scope whose rules and timing hold for it.
  var scope: Int
  var length: Int64
  /// The length before it was rounded to whole breaths.
  var wish: Int64 = 0
  /// Bounds for fitting and releasing; a fixed segment has its length for both.
  var from: Int64
  var to: Int64
  var isReleased = false
  /// Whether it is the first segment of a new position, or of a new side at the same one.
  var opens: Opening?
  /// Nil where it does not breathe.
  var breathing: Breathing?
  /// The segment of the left side that this one repeats on the right.
  var twin: Int?
  /// What a say, chime or sound step sounds.
  var action: Step.Action?
  /// How long such a step waits, so that the chime that ends the segment before it can be heard.
  var lead: Int64 = 0

  enum Opening: Hashable { case area, side }

  var kind: SegmentKind { id.kind }

  /// The breaths of a segment, so that it can be given another number of them.
  struct Breathing {
    var breath: Breath
    /// The stretch of a slowing breath's way that the segment covers, 0…1.
    var start: Double
    var end: Double
    var count: Int
    /// The breaths as the listener changed them; nil if they are as planned.
    var changed: [BreathPhases]?

    /// The breaths, each with the period at its own middle.
    var phases: [BreathPhases] {
      if let changed { return changed }
      if case .steady(let phases) = breath { return Array(repeating: phases, count: count) }
      return (0..<count).map { i in
        breath.phases(at: start + (end - start) * (Double(i) + 0.5) / Double(count))!
      }
    }

    /// How long so many breaths last, in milliseconds.
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

  /// Makes it last at least so long, in whole breaths if it breathes; that is also its new least length.
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
