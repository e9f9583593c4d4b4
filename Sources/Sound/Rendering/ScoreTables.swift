import PCM
import Units

/// A stretch of frames that some placement covers.
struct Span: BitwiseCopyable {
  var start: Int64
  var end: Int64
}

/// The ramps of one bus.
private struct Ramps: BitwiseCopyable {
  var first: UnsafeMutablePointer<Ramp>
  var count: Int
}

/// A bus's `rawValue`, written out so that the real-time zone calls no code of another module.
@_noAllocation @_noLocks
private func busIndex(_ bus: Bus) -> Int {
  switch bus {
  case .voice: 0
  case .chimes: 1
  case .breath: 2
  case .bed: 3
  }
}

/// A score in the form that the real-time zone reads: plain memory in sorted order, for binary search. Whoever makes it
/// must `deallocate` it.
struct ScoreTables: BitwiseCopyable {
  let placements: UnsafeMutablePointer<Placement>
  let count: Int
  /// For each placement, the largest end among the placements up to it. It rises, so a binary search in it finds the
  /// first placement that reaches a frame.
  private let reach: UnsafeMutablePointer<Int64>
  /// The stretches that placements cover, joined and in order.
  let spans: UnsafeMutablePointer<Span>
  let spanCount: Int
  private let ramps: UnsafeMutablePointer<Ramps>

  init(_ score: Score) {
    // Nothing sounds after the end of the score.
    let limit = score.length.rawValue
    let kept = score.placements.compactMap { placement -> Placement? in
      guard placement.start.rawValue < limit, placement.length.rawValue > 0, placement.end.rawValue > 0 else {
        return nil
      }
      return placement
    }
    count = kept.count
    placements = .allocate(capacity: max(1, kept.count))
    reach = .allocate(capacity: max(1, kept.count))
    var joined: [Span] = []
    var furthest = Int64.min
    for (index, placement) in kept.enumerated() {
      (placements + index).initialize(to: placement)
      furthest = max(furthest, placement.end.rawValue)
      (reach + index).initialize(to: furthest)
      let span = Span(start: max(0, placement.start.rawValue), end: min(limit, placement.end.rawValue))
      if let last = joined.last, span.start <= last.end {
        joined[joined.count - 1].end = max(last.end, span.end)
      } else {
        joined.append(span)
      }
    }
    spanCount = joined.count
    spans = .allocate(capacity: max(1, joined.count))
    spans.initialize(from: joined, count: joined.count)
    ramps = .allocate(capacity: Bus.allCases.count)
    for bus in Bus.allCases {
      let own = score.ramps[Int(bus.rawValue)]
      let memory = UnsafeMutablePointer<Ramp>.allocate(capacity: max(1, own.count))
      memory.initialize(from: own, count: own.count)
      (ramps + Int(bus.rawValue)).initialize(to: Ramps(first: memory, count: own.count))
    }
  }

  func deallocate() {
    placements.deallocate()
    reach.deallocate()
    spans.deallocate()
    for bus in Bus.allCases { ramps[Int(bus.rawValue)].first.deallocate() }
    ramps.deallocate()
  }

  /// The index of the first placement that ends after a frame. Every placement that sounds at that frame or later has
  /// this index or a higher one.
  @_noAllocation @_noLocks
  func firstReaching(_ frame: Int64) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if reach[middle] > frame { high = middle } else { low = middle + 1 }
    }
    return low
  }

  @_noAllocation @_noLocks
  func firstSpanReaching(_ frame: Int64) -> Int {
    var (low, high) = (0, spanCount)
    while low < high {
      let middle = (low + high) / 2
      if spans[middle].end > frame { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The line of a bus's gain at a frame. If another line follows before `boundary`, `boundary` becomes the frame where
  /// that begins.
  @_noAllocation @_noLocks
  func ramp(_ bus: Bus, at frame: Int64, _ boundary: inout Int64) -> GainRamp {
    let (ramps, count) = (ramps[busIndex(bus)].first, ramps[busIndex(bus)].count)
    if count == 0 { return GainRamp(constant: 1) }
    // The binary search leaves the first ramp that ends after the frame in `low`.
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if ramps[middle].end.rawValue > frame { high = middle } else { low = middle + 1 }
    }
    if low < count {
      let ramp = ramps[low]
      if frame >= ramp.start.rawValue {
        boundary = min(boundary, ramp.end.rawValue)
        let length = Float(ramp.end.rawValue - ramp.start.rawValue)
        return GainRamp(origin: ramp.start.rawValue, value: ramp.from, slope: (ramp.to - ramp.from) / length)
      }
      boundary = min(boundary, ramp.start.rawValue)
    }
    return GainRamp(constant: low == 0 ? ramps[0].from : ramps[low - 1].to)
  }

  /// The sources that sound between two frames, each once.
  func sources(_ start: Int64, _ end: Int64) -> [Int32] {
    var found: [Int32] = []
    var index = firstReaching(start)
    while index < count, placements[index].start.rawValue < end {
      let placement = placements[index]
      if placement.end.rawValue > start, !found.contains(placement.source) { found.append(placement.source) }
      index += 1
    }
    return found
  }
}
