import Settings
import Units

/// Fitting: if a time is asked for, lengths change until the session lasts that long.
extension Scheduler {
  /// The placed blocks, and the notes of fitting.
  typealias Arrangement = (placed: Placed, notes: [Note])

  /// Fits lengths and places blocks.
  ///
  /// Sounds that go on after the last segment are part of the time asked for. If they go on for longer than assumed,
  /// lengths are fitted again with less time for the segments. That time only shrinks, so this comes to an end.
  mutating func arrange(_ fit: Fit) throws(Unschedulable) -> Arrangement {
    let (before, maker) = (drafts, maker)
    let target = fit.target.milliseconds
    var tail: Int64 = 0
    var nearest: [Int64] = []
    var areNearest = true
    attempts: for _ in 1...12 {
      (drafts, self.maker) = (before, maker)
      var fitting = Fitting(drafts, target: target - tail)
      let outcome = fitting.solve()
      fitting.apply(to: &drafts)
      let placed = try place()
      let total = drafts.reduce(0) { $0 + $1.length }
      switch outcome {
      case .exact where placed.overhang <= tail, .shortest where total + placed.overhang <= target,
        .longest where total + placed.overhang == target:
        drafts[drafts.count - 1].length += target - total
        return (placed, FittingNotes.notes(fitting.unknowns, before, drafts, target: fit.target.text))
      case .shortest: break attempts
      case .longest where total + placed.overhang < target: break attempts
      case .inexact(let below, let above, let isAll) where placed.overhang <= tail:
        (nearest, areNearest) = ([below, above].compactMap { $0.map { $0 + tail } }, isAll)
        break attempts
      case .exact, .longest, .inexact: tail = placed.overhang
      }
    }
    throw try refusal(of: fit, nearest: nearest, areNearest, before, maker)
  }

  /// Says why a session cannot be fitted. It makes the shortest and the longest session, to name their lengths.
  mutating func refusal(
    of fit: Fit, nearest: [Int64], _ areNearest: Bool, _ before: [Draft], _ maker: BlockMaker
  ) throws(Unschedulable) -> Unschedulable {
    var extremes: [String] = []
    var unknown = self.maker.unknown
    for extreme in Fitting.Extreme.allCases {
      (drafts, self.maker) = (before, maker)
      var fitting = Fitting(drafts, target: 0)
      fitting.takeExtreme(extreme)
      fitting.apply(to: &drafts)
      let overhang = try place().overhang
      unknown.formUnion(self.maker.unknown)
      extremes.append(Duration.milliseconds(drafts.reduce(overhang) { $0 + $1.length }).text)
    }
    let near = nearest.map { Duration.milliseconds($0).text }.joined(separator: " and ")
    let what =
      nearest.isEmpty
      ? extremes[0] == extremes[1]
        ? "this session cannot last \(fit.target.text); nothing in it can give way: it lasts \(extremes[0])"
        : "this session cannot last \(fit.target.text); it can last from \(extremes[0]) (the shortest) to \(extremes[1])"
          + " (the longest)"
      : (areNearest
        ? "this session cannot last exactly \(fit.target.text), because holds are whole breaths; the nearest"
        // There were too many sums of breaths to try all of them, so the nearest may be among the others.
        : "no breaths were found with which this session lasts exactly \(fit.target.text); near it")
        + " \(nearest.count > 1 ? "are" : "is") \(near), the shortest \(extremes[0]), the longest \(extremes[1])"
    return Unschedulable(description: what, location: fit.location, unknown: unknown)
  }
}
