import Units

/// The keys of `timing` that hold a length. Their properties stand in one table, with a row for each key.
package enum LengthKey: String, CaseIterable, Hashable, Sendable {
  case ready, settle
  case `switch`
  case roll, hold, stretch, rest, breathe, finish

  /// The properties of one key.
  private struct Row {
    var standard: Duration
    var bounds: ClosedRange<Duration>?
    var allowed: ClosedRange<Duration>
    var breathes = false
    var text: String
  }

  private var row: Row {
    let (tenMinutes, hour, day) = (Duration.seconds(600), Duration.seconds(3600), Duration.seconds(86_400))
    let tenth = Duration.milliseconds(100)
    return switch self {
    case .ready: Row(standard: .seconds(10), allowed: .zero...tenMinutes, text: "Before the first step.")
    case .settle:
      Row(standard: .seconds(12), allowed: .zero...tenMinutes, text: "Time to get into a new position; 0s: none.")
    case .switch:
      Row(standard: .seconds(6), allowed: .zero...tenMinutes, text: "Time to change to the other side; 0s: none.")
    case .roll:
      Row(
        standard: .seconds(20), bounds: .seconds(10) ... .seconds(60), allowed: .zero...hour,
        text: "Rolling slowly, before each tender spot; 0s: none.")
    case .hold:
      Row(
        standard: .seconds(50), bounds: .seconds(30) ... .seconds(90), allowed: tenth...hour, breathes: true,
        text: "Staying on a tender spot, in whole breaths.")
    case .stretch:
      Row(
        standard: .seconds(30), bounds: .seconds(15) ... .seconds(90), allowed: tenth...hour, text: "A stretch.")
    case .rest:
      Row(
        standard: .seconds(20), bounds: .seconds(5) ... .seconds(120), allowed: tenth...hour,
        text: "A rest without a length of its own.")
    case .breathe:
      Row(
        standard: .seconds(60), allowed: tenth...day, breathes: true,
        text: "A breathe step without a length of its own, in whole breaths.")
    case .finish:
      Row(
        standard: .seconds(4), allowed: .zero...tenMinutes, text: "After the last step; grows to fit its sounds.")
    }
  }

  /// The length where no layer sets one.
  package var standard: Duration { row.standard }

  /// The bounds for `--fit` where no layer sets them; nil if the length is fixed.
  package var standardBounds: ClosedRange<Duration>? { row.bounds }

  /// The lengths that may be written.
  package var allowed: ClosedRange<Duration> { row.allowed }

  /// Whether the length is rounded to whole breaths, and may be written in breaths.
  package var breathes: Bool { row.breathes }

  /// Whether `--scale` multiplies the length and `--fit` may change it. This is so for lengths with bounds.
  package var isScaled: Bool { row.bounds != nil }

  /// The explanation for editors, with the default.
  package var text: String { "\(row.text) Default \(standard.text)." }
}
