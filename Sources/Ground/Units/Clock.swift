/// A time as on a clock: `0:42`, `1:02:03`; with up to three decimals if the seconds are not whole.
package func clock(_ time: Duration) -> String {
  let total = time.milliseconds
  let (hours, minutes, rest) = (total / 3_600_000, total / 60_000 % 60, total % 60_000)
  func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
  var text = hours > 0 ? "\(hours):\(two(minutes))" : "\(minutes)"
  text += ":" + two(rest / 1000)
  if rest % 1000 > 0 {
    var digits = String("\(1000 + rest % 1000)".dropFirst())
    while digits.hasSuffix("0") { digits.removeLast() }
    text += "." + digits
  }
  return text
}

/// A time as on a clock, to the nearest second.
package func roundedClock(_ time: Duration) -> String { clock(time.roundedToSeconds) }

extension Duration {
  /// The time to the nearest second, halves away from zero.
  package var roundedToSeconds: Duration {
    .seconds((self + .milliseconds(self < .zero ? -500 : 500)).components.seconds)
  }
}
