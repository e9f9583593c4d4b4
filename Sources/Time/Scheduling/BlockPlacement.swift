import Routines
import Settings
import Units

/// Gives blocks their places: LANGUAGE.md, section 5, "Places".
struct BlockPlacement {
  let plan: Plan
  let drafts: [Draft]
  /// Where each segment starts and the last one ends, in milliseconds.
  let starts: [Int64]
  private(set) var notes: [Note] = []
  private var taken = Occupancy()
  /// No block may begin before this time, in milliseconds.
  private var earliest: Int64 = 0

  /// How far a block may be moved, in milliseconds.
  static let reach: Int64 = 5000

  init(_ plan: Plan, _ drafts: [Draft], starts: [Int64]) {
    (self.plan, self.drafts, self.starts) = (plan, drafts, starts)
  }

  /// Places blocks in the order of their priority. Two blocks can stand in each other's way only if one has a voice.
  ///
  /// - Parameters:
  ///   - kept: blocks that have their places already and keep them.
  ///   - earliest: the time before which no other block may begin.
  mutating func place(_ blocks: inout [Block], around kept: [Block] = [], from earliest: Int64 = 0) {
    self.earliest = earliest
    guard (blocks + kept).contains(where: \.hasVoice) else { return }
    for block in kept where !block.isBreath { taken.insert(block, at: block.start) }
    let keys = blocks.map(key)
    let order = blocks.indices.sorted { keys[$0] < keys[$1] }
    for index in order where !blocks[index].isBreath {
      place(&blocks[index])
      taken.insert(blocks[index], at: blocks[index].start)
    }
    blocks.removeAll { $0.sounds.isEmpty }
  }

  private func key(_ block: Block) -> (Int, Int, Int64, Int, Int) {
    let rule = rule(block)
    // A step that sounds by itself is what its segment is for, so everything else there gives way to it.
    let rank = rule.map { $0.holdsItsPlace ? 1 : $0.crowded == .extend ? 2 : 3 } ?? 0
    return (rank, -(rule?.priority ?? 0), block.wanted, block.segment, rule?.order ?? -1)
  }

  /// What a message calls what made a block.
  private func name(_ origin: Block.Origin) -> String {
    rule(origin).map { "\"\($0.name)\"" } ?? "the step \"\(drafts[origin.segment].title)\""
  }

  private func rule(_ block: Block) -> Rule? { rule(block.origin) }

  private func rule(_ origin: Block.Origin) -> Rule? {
    origin.rule < 0 ? nil : plan.rules(origin.isOfSession ? 0 : drafts[origin.segment].scope)[origin.rule]
  }

  private mutating func place(_ block: inout Block) {
    guard let conflict = taken.conflict(block, at: block.wanted), let rule = rule(block) else { return }
    if rule.crowded != .drop, let start = freeStart(block, rule) {
      note(
        .note, block, rule, "moved \(Self.text(start - block.wanted)) out of the way",
        change: abs(start - block.wanted))
      block.start = start
      return
    }
    // If the line finds no place, it is left out, and its chime stays.
    let isLoss = block.hasVoice || rule.crowded == .extend || rule.holdsItsPlace
    let severity: Note.Severity = isLoss ? .warning : .note
    let want = "for want of a free place: \(name(conflict.owner)) sounds there"
    var chime = block
    chime.sounds.removeAll(where: \.isVoice)
    if block.hasVoice, !chime.sounds.isEmpty, taken.conflict(chime, at: block.wanted) == nil {
      note(severity, block, rule, "its line was dropped, \(want); its chime stays")
      block = chime
    } else {
      note(severity, block, rule, "dropped, \(want)")
      block.sounds = []
    }
  }

  /// The nearest free start, earlier for a rule with `ends`, later for others; nil if none is within reach.
  private func freeStart(_ block: Block, _ rule: Rule) -> Int64? {
    let goesEarlier = if case .ends = rule.placing { true } else { false }
    var start = block.wanted
    while let conflict = taken.conflict(block, at: start) {
      start = goesEarlier ? conflict.earlier : conflict.later
      guard abs(start - block.wanted) <= Self.reach, start >= earliest else { return nil }
    }
    let segment = block.isOfSession ? 0...starts.last! : starts[block.segment]...starts[block.segment + 1]
    // A block that was meant to be outside, before its segment or after its end, may stay outside.
    guard !block.leads, block.wanted < segment.upperBound else { return start }
    for voice in block.sounds where voice.isVoice {
      guard segment.contains(start + voice.offset), segment.contains(start + voice.offset + voice.voiceClearance) else {
        return nil
      }
    }
    return start
  }

  private mutating func note(
    _ severity: Note.Severity, _ block: Block, _ rule: Rule, _ message: String, change: Int64? = nil
  ) {
    notes.append(
      Note(
        severity: severity, rule: rule.name, segment: block.segment, message: message,
        change: change.map { .milliseconds($0) }))
  }

  private static func text(_ milliseconds: Int64) -> String {
    "\(Duration.milliseconds(abs(milliseconds)).text) \(milliseconds < 0 ? "earlier" : "later"),"
  }
}
