/// How a session is laid out in time: rows of one span, one under the other, and the ticks of their axes.
///
/// All times are milliseconds. A row of up to three minutes shows every second of a countdown apart. Long sessions have
/// ten rows, and a coarser scale.
struct PictureScale {
  static let left = 76.0
  static let width = 900.0
  static let right = left + width
  static let total = 1000.0

  let duration: Int64
  /// How much time a row spans.
  let span: Int64
  let rows: Int
  /// The time between two ticks of the axis.
  let tick: Int64

  init(duration: Int64) {
    let duration = max(duration, 1000)
    let wanted = min(10, (duration + 179_999) / 180_000)
    let share = (duration + wanted - 1) / wanted
    let grain: Int64 = share < 60_000 ? 5_000 : share < 900_000 ? 15_000 : 60_000
    span = (share + grain - 1) / grain * grain
    rows = Int((duration + span - 1) / span)
    self.duration = duration
    let steps: [Int64] = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200]
    let units = Self.width / Double(span)
    tick = 1000 * (steps.first { Double($0 * 1000) * units >= 64 } ?? 14_400)
  }

  /// How many units of the picture a millisecond has.
  var units: Double { Self.width / Double(span) }

  /// The times that a row shows.
  func range(_ row: Int) -> Range<Int64> {
    let start = Int64(row) * span
    return start..<min(start + span, duration)
  }

  /// The horizontal place of a time in a row.
  func x(_ time: Int64, row: Int) -> Double { Self.left + Double(time - Int64(row) * span) * units }
}
