import Scheduling
import Units

/// Seconds with three decimals, exact at the millisecond: `12.500`.
func exactSeconds(_ time: Duration) -> String {
  let (whole, rest) = time.milliseconds.quotientAndRemainder(dividingBy: 1000)
  return "\(whole).\("\(1000 + rest)".dropFirst())"
}
