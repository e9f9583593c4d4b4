import Settings

/// Places: everything that sounds gets its place, around what has one already.
extension Scheduler {
  /// What stays as it is while the rest is placed anew, when the listener has changed something.
  struct Kept {
    var blocks: [Block] = []
    /// Where the rest may begin, in milliseconds.
    var earliest: Int64 = 0
    /// Whether segments last as long as they did.
    var lengthsStay = false
  }

  /// What has come to its place, and what is to be said about it.
  struct Placed {
    var blocks: [Block]
    var notes: [Note]
    /// How long sounds go on after the last segment.
    var overhang: Int64
  }

  /// Places; where a sound would outlast the session, once more with a longer finish.
  mutating func placeWhole(_ kept: Kept) throws(Unschedulable) -> Placed {
    let maker = maker
    var placed = try place(kept)
    if placed.overhang > 0 {
      drafts[drafts.count - 1].length += placed.overhang
      self.maker = maker
      placed = try place(kept)
      // A cue at the very end of the finish outlasts it again: the session then waits until it is silent.
      drafts[drafts.count - 1].length += placed.overhang
    }
    return placed
  }

  /// Collects what the rules ask for, and places it.
  mutating func place(_ kept: Kept = Kept()) throws(Unschedulable) -> Placed {
    let starts = starts
    var collector = BlockCollector(plan, drafts, starts: starts, matching, maker)
    try collector.collect()
    maker = collector.maker
    var blocks = collector.blocks
    if kept.earliest > 0 { blocks.removeAll { !isNew($0, kept) } }
    var placement = BlockPlacement(plan, drafts, starts: starts)
    placement.place(&blocks, around: kept.blocks, from: kept.earliest)
    blocks += kept.blocks
    let silent = blocks.map { $0.start + $0.duration }.max() ?? 0
    return Placed(
      blocks: blocks, notes: collector.notes + placement.notes, overhang: max(0, silent - starts.last!))
  }

  /// Where each segment starts, and where the last ends, in milliseconds.
  var starts: [Int64] { drafts.reduce(into: [0]) { $0.append($0.last! + $1.length) } }
}
