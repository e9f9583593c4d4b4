import Scheduling

extension Segment {
  /// What to do in it, told apart from its neighbours: `Hold calves, left, spot 1 of 2, set 1 of 3`.
  package var task: String {
    var text = title
    if id.spot > 0, spots > 1 { text += ", spot \(id.spot) of \(spots)" }
    if sets > 1 { text += ", set \(set) of \(sets)" }
    return text
  }
}

/// Seconds with three decimals, exact at the millisecond: `12.500`.
func exactSeconds(_ time: Duration) -> String {
  let (whole, rest) = time.milliseconds.quotientAndRemainder(dividingBy: 1000)
  return "\(whole).\("\(1000 + rest)".dropFirst())"
}
