/// Finds the totals that whole breaths can come to, for sessions where rounding each length by itself does not give the
/// time that was asked for.
///
/// Steps whose breaths last equally long count as one, so that the usual session with one breath has few totals. If
/// there are too many totals to look at, some are left out, evenly.
struct BreathSearch {
  private struct Group {
    /// How much one breath more adds, on both sides together; 0 for a step with a slowing breath, whose breaths differ.
    var step: Int64
    var members: [Int]
    /// The total for each number of breaths above the least, in rising order.
    var totals: [Int64]
  }

  /// Whether totals were left out, so that nearer ones may exist than those that were found.
  private(set) var isThinned = false

  private let unknowns: [FittingUnknown]
  private var groups: [Group] = []
  /// For each group, the totals that the groups up to it can come to, in rising order. Each has the index of the total
  /// of the groups before, and the choice of this group.
  private var layers: [[(total: Int64, before: Int, choice: Int)]] = []

  /// How many totals are looked at in all, over all groups.
  private let most: Int

  init(_ unknowns: [FittingUnknown], most: Int = 2_000_000) {
    (self.unknowns, self.most) = (unknowns, most)
    var byStep: [Int64: Int] = [:]
    for (index, unknown) in unknowns.enumerated() {
      let totals = unknown.counts.map { unknown.sides * unknown.length(of: $0) }
      let steps = zip(totals.dropFirst(), totals).map(-)
      guard let step = steps.first, steps.allSatisfy({ $0 == step }) else {
        groups.append(Group(step: 0, members: [index], totals: totals))
        continue
      }
      if let known = byStep[step] {
        let (base, more) = (totals[0], totals.count - 1)
        let all = groups[known].totals
        groups[known].members.append(index)
        groups[known].totals = (0..<(all.count + more)).map { all[0] + base + Int64($0) * step }
      } else {
        byStep[step] = groups.count
        groups.append(Group(step: step, members: [index], totals: totals))
      }
    }
  }

  /// Looks for a total within a range of milliseconds.
  ///
  /// - Returns: the number of breaths of each step for a total in the range; if there is none, the nearest totals on
  ///   both sides.
  mutating func find(_ range: ClosedRange<Int64>) -> (counts: [Int]?, below: Int64?, above: Int64?) {
    layers = [[(0, 0, 0)]]
    let limit = max(500, most / max(1, groups.count))
    for group in groups {
      var next: [(total: Int64, before: Int, choice: Int)] = []
      let last = layers.last!
      next.reserveCapacity(last.count * group.totals.count)
      for (index, entry) in last.enumerated() {
        for (choice, total) in group.totals.enumerated() { next.append((entry.total + total, index, choice)) }
      }
      next.sort { ($0.total, $0.before) < ($1.total, $1.before) }
      var distinct: [(total: Int64, before: Int, choice: Int)] = []
      for entry in next where distinct.last?.total != entry.total { distinct.append(entry) }
      isThinned = isThinned || distinct.count > limit
      layers.append(Self.thinned(distinct, to: limit))
    }
    let totals = layers.last!
    if let index = totals.firstIndex(where: { range.contains($0.total) }) { return (counts(index), nil, nil) }
    return (
      nil, totals.last { $0.total < range.lowerBound }?.total, totals.first { $0.total > range.upperBound }?.total
    )
  }

  private static func thinned<Entry>(_ entries: [Entry], to limit: Int) -> [Entry] {
    guard entries.count > limit else { return entries }
    return (0..<limit).map { entries[$0 * (entries.count - 1) / (limit - 1)] }
  }

  /// The number of breaths of each step, found by going back from a total of the last layer.
  private func counts(_ index: Int) -> [Int] {
    var counts = unknowns.map(\.counts.lowerBound)
    var index = index
    for (group, layer) in zip(groups, layers.dropFirst()).reversed() {
      var more = layer[index].choice
      index = layer[index].before
      for member in group.members {
        let taken = min(more, unknowns[member].counts.count - 1)
        counts[member] += taken
        more -= taken
      }
    }
    return counts
  }
}
