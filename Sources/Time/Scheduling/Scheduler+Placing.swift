import Settings

/// Placing: each block gets its place, around the blocks that have one already.
extension Scheduler {
  /// What stays as it is when the listener has changed something and the rest is placed anew.
  struct Kept {
    var blocks: [Block] = []
    /// The time before which nothing else may begin, in milliseconds.
    var earliest: Int64 = 0
    /// Whether all segments last as long as before.
    var lengthsStay = false
  }

  /// All blocks in their places, and the notes about them.
  struct Placed {
    var blocks: [Block]
    var notes: [Note]
    /// How long sounds go on after the last segment, in milliseconds.
    var overhang: Int64
  }

  /// Places all blocks. If a sound outlasts the session, the finish is made longer and all are placed again.
  mutating func placeWhole(_ kept: Kept) throws(Unschedulable) -> Placed {
    let maker = maker
    var placed = try place(kept)
    if placed.overhang > 0 {
      drafts[drafts.count - 1].length += placed.overhang
      let first = self.maker
      self.maker = maker
      // How much longer the finish gets may rest on lines that only the first placing asks for, so their lengths are
      // wanted too.
      self.maker.ask(for: first.unknown)
      placed = try place(kept)
      // A cue at the very end of the longer finish outlasts it again; the session then lasts until it is silent.
      drafts[drafts.count - 1].length += placed.overhang
    }
    return placed
  }

  /// Collects the blocks that the rules ask for, and places them.
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

  /// Where each segment starts and the last one ends, in milliseconds.
  var starts: [Int64] { drafts.reduce(into: [0]) { $0.append($0.last! + $1.length) } }
}
