import PCM
import Units

extension Score {
  /// A frame before which two scores sound the same, so that swapping them before it cannot be heard. If they never
  /// differ, this is the largest possible position.
  package func firstDifference(from other: Score) -> FramePosition {
    var first = FramePosition(.max)
    if length != other.length { first = FramePosition(min(length.rawValue, other.length.rawValue)) }
    first = min(first, firstPlacementDifference(from: other))
    for bus in Bus.allCases {
      let index = Int(bus.rawValue)
      first = min(first, Self.firstDifference(ramps[index], other.ramps[index]))
    }
    return first
  }

  /// The start of the first placement that differs. Placements are sorted by start, so everything before it is the
  /// same.
  private func firstPlacementDifference(from other: Score) -> FramePosition {
    var index = 0
    while index < placements.count, index < other.placements.count {
      let (a, b) = (placements[index], other.placements[index])
      if !sounds(a, like: b, of: other) { return min(a.start, b.start) }
      index += 1
    }
    if index < placements.count { return placements[index].start }
    return index < other.placements.count ? other.placements[index].start : FramePosition(.max)
  }

  private func sounds(_ a: Placement, like b: Placement, of other: Score) -> Bool {
    guard let key = sources[Int(a.source)].key, key == other.sources[Int(b.source)].key else { return false }
    var renumbered = b
    renumbered.source = a.source
    return a == renumbered
  }

  private static func firstDifference(_ a: [Ramp], _ b: [Ramp]) -> FramePosition {
    // Before its first ramp a bus has that ramp's initial gain; a bus without ramps has the gain 1.
    if (a.first?.from ?? 1) != (b.first?.from ?? 1) { return FramePosition(.min) }
    for index in 0..<max(a.count, b.count) {
      let (x, y) = (index < a.count ? a[index] : nil, index < b.count ? b[index] : nil)
      if x != y { return min(x?.start ?? FramePosition(.max), y?.start ?? FramePosition(.max)) }
    }
    return FramePosition(.max)
  }
}
