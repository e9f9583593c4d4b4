import Scheduling

extension Timeline {
  /// The end of the step that a segment belongs to: where the first later segment of another step starts.
  func stepEnd(after index: Int) -> Duration {
    segments[index...].first { $0.id.step != segments[index].id.step }?.start ?? duration
  }

  /// The start of the step that a segment belongs to; if `time` lies within `limit` of it, the start of the step
  /// before.
  func stepStart(before index: Int, _ time: Duration, limit: Duration) -> Duration {
    let first = firstOfStep(index)
    guard time - segments[first].start < limit, first > 0 else { return segments[first].start }
    return segments[firstOfStep(first - 1)].start
  }

  private func firstOfStep(_ index: Int) -> Int {
    var first = index
    while first > 0, segments[first - 1].id.step == segments[index].id.step { first -= 1 }
    return first
  }
}
