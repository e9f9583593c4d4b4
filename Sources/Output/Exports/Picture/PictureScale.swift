/// How a session is laid out in time: rows of one span, one under the other, and the ticks of their axes.
///
/// All times are milliseconds. In a row as long as a row may be, five units are a second, so that every second of a
/// countdown is seen apart. Long sessions have as many rows as paper of that width can have, and a coarser scale.
struct PictureScale {
  /// How wide a picture is unless somebody says otherwise, and how narrow and wide one can be.
  static let usual = 1000
  static let widths = 320...4000

  private static let unitsPerSecond = 5.0
  /// The length of all rows together from which the scale gets coarser, in units.
  private static let longest = 9000.0

  let duration: Int64
  /// How much time a row spans.
  let span: Int64
  let rows: Int
  /// The time between two ticks of the axis.
  let tick: Int64
  /// The width of the paper.
  let total: Double
  /// The empty stretch along the paper's edges.
  let margin: Double
  /// Where rows begin; left of it stand the names of lanes.
  let left: Double
  /// The width of a whole row.
  var width: Double { right - left }
  var right: Double { total - margin }

  init(duration: Int64, total: Int = usual) {
    self.total = Double(total)
    (margin, left) = total < 600 ? (12, 66) : (24, 76)
    let width = self.total - margin - left
    let duration = max(duration, 1000)
    let longestSpan = Int64(width / Self.unitsPerSecond) * 1000
    let wanted = min(Int64(Self.longest / width), (duration + longestSpan - 1) / longestSpan)
    let share = (duration + wanted - 1) / wanted
    let grain: Int64 = share < 60_000 ? 5_000 : share < 900_000 ? 15_000 : 60_000
    span = (share + grain - 1) / grain * grain
    rows = Int((duration + span - 1) / span)
    self.duration = duration
    let steps: [Int64] = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200]
    let units = width / Double(span)
    tick = 1000 * (steps.first { Double($0 * 1000) * units >= 64 } ?? 14_400)
  }

  /// How many units of the picture a millisecond has.
  var units: Double { width / Double(span) }

  /// The times that a row shows.
  func range(_ row: Int) -> Range<Int64> {
    let start = Int64(row) * span
    return start..<min(start + span, duration)
  }

  /// The horizontal place of a time in a row.
  func x(_ time: Int64, row: Int) -> Double { left + Double(time - Int64(row) * span) * units }
}
