import Routines
import Settings
import Units

/// Changes a session while it runs. Everything before the change stays: cues that have begun are kept as they are, and
/// all others are placed anew around them.
extension Scheduler {
  /// Applies an edit. It changes nothing if the segment has ended already, or if a segment is released that has not
  /// begun.
  ///
  /// - Throws: `Unschedulable` if the session becomes too long.
  mutating func apply(_ edit: Edit) throws(Unschedulable) {
    // The time is rounded up, so that what begins within the current millisecond has begun.
    var now = edit.at.roundedUp.milliseconds
    if case .spoken(let lines, _) = edit {
      maker.learn(lines)
      return try settle(kept(before: now, lines))
    }
    guard let index = drafts.firstIndex(where: { $0.id == edit.segment }) else { return }
    let (start, end) = (starts[index], starts[index] + drafts[index].length)
    let before = drafts
    var released: Int?
    switch edit {
    case .extend(_, let amount, _):
      guard now < end else { return }
      stretch(index, by: amount, elapsed: now - start)
      guard drafts[index].length != end - start else { return }
    case .release:
      guard (start..<end).contains(now) else { return }
      now = max(now, start + (drafts[index].isReleased ? drafts[index].from : 0), start + 1)
      guard now < end else { return }
      cut(index, to: now - start)
      released = index
    case .spoken: return
    }
    let kept = kept(before: now, released)
    leadInSaying(index + 1, after: kept)
    do { try settle(kept) } catch {
      drafts = before
      throw error
    }
  }

  /// Whether a block that was collected after an edit has to be placed, because none of the kept blocks stands for it.
  func isNew(_ block: Block, _ kept: Kept) -> Bool {
    guard block.wanted >= kept.earliest else { return false }
    // A place at a share of its segment moves when the length changes. A block that has begun at such a place is not
    // said a second time at the new place.
    guard let rule = rule(of: block) else { return true }
    switch rule.placing {
    case .at(let anchors) where anchors[block.place].base == .end && !kept.lengthsStay: return true
    case .ends(let anchor) where anchor.base == .end && !kept.lengthsStay: return true
    case .at, .ends:
      if block.leads, !kept.lengthsStay { return true }
      return !kept.blocks.contains {
        $0.segment == block.segment && $0.rule == block.rule && $0.place == block.place
          && $0.isOfSession == block.isOfSession && $0.start < kept.earliest
      }
    case .every, .last, .each: return true
    }
  }

  private func rule(of block: Block) -> Rule? {
    block.rule < 0 ? nil : plan.rules(block.isOfSession ? 0 : drafts[block.segment].scope)[block.rule]
  }

  /// The blocks that had begun before a time, or that were wanted before it and moved to a later start.
  ///
  /// - Parameter released: the index of a segment that ends at that time; sounds in it that have not begun are dropped.
  private func kept(before now: Int64, _ released: Int?) -> Kept {
    let kept = blocks.compactMap { block -> Block? in
      guard block.start < now || block.wanted < now else { return nil }
      guard let released, !block.isOfSession else { return block }
      let belongs = block.segment == released
      // A voice of another segment is cut only if the next step sounds by itself, because that cannot wait for it.
      guard belongs || (isSaying(released + 1) && block.hasVoice) else { return block }
      var block = block
      if belongs { block.sounds.removeAll { block.start + $0.offset >= now } }
      for i in block.sounds.indices { block.sounds[i].cut(at: now - block.start) }
      return block.sounds.isEmpty ? nil : block
    }
    return Kept(blocks: kept, earliest: now)
  }

  /// The blocks that had begun before a time at which the lengths of lines become known, which were silent until then.
  ///
  /// A line whose time has passed is left out. A line that begins later in a block that has begun is said if it is no
  /// longer than its estimate.
  private func kept(before now: Int64, _ lines: [Voicing: SoundLengths]) -> Kept {
    let kept = blocks.compactMap { block -> Block? in
      guard block.start < now || block.wanted < now else { return nil }
      var block = block
      block.sounds = block.sounds.compactMap { sound in
        guard let length = lines[sound.voicing] else { return sound }
        guard block.start + sound.offset >= now, length.duration > .zero, length.duration.milliseconds <= sound.duration
        else {
          return nil
        }
        var sound = sound
        (sound.duration, sound.voiceClearance) = (length.duration.milliseconds, length.voiceClearance.milliseconds)
        return sound
      }
      return block.sounds.isEmpty ? nil : block
    }
    return Kept(blocks: kept, earliest: now, lengthsStay: true)
  }

  /// Whether a segment is a step that sounds by itself.
  private func isSaying(_ index: Int) -> Bool { index < drafts.count && drafts[index].action != nil }

  /// Makes a step that sounds by itself wait until what has begun is clear, because its sound cannot be moved.
  private mutating func leadInSaying(_ index: Int, after kept: Kept) {
    guard isSaying(index) else { return }
    let isSpoken = if case .say = drafts[index].action { true } else { false }
    // Only where one of two sounds is a voice does one of them wait.
    let clear = kept.blocks.filter { $0.hasVoice || (isSpoken && !$0.isBreath) }.map { $0.start + $0.busy }.max() ?? 0
    let missing = clear - starts[index] - drafts[index].lead
    guard missing > 0, drafts[index].length > drafts[index].lead else { return }
    drafts[index].lead += missing
    drafts[index].lengthen(to: drafts[index].length + missing)
  }

  private mutating func stretch(_ index: Int, by amount: Edit.Amount, elapsed: Int64) {
    let draft = drafts[index]
    guard let breathing = draft.breathing else {
      let period = plan.timing(draft.scope).breath.period(at: 0.5).map { Int64($0) } ?? 5_000
      let change =
        switch amount {
        case .breaths(let count): Int64(count) * period
        case .time(let time): time.milliseconds
        }
      // A step that says something is never made shorter than what it says.
      drafts[index].length = max(draft.length + change, elapsed, draft.action == nil ? 1 : draft.from)
      return
    }
    var phases = breathing.phases
    let last = phases.last!
    let count =
      switch amount {
      case .breaths(let count): count
      case .time(let time): Self.breaths(in: time.milliseconds, period: last.period.milliseconds)
      }
    if count >= 0 {
      phases += Array(repeating: last, count: min(count, Int(Limits.session.milliseconds)))
    } else {
      // The breath that has begun is breathed to its end.
      let begun = Self.begun(phases, at: elapsed)
      phases.removeLast(max(0, min(-count, phases.count - max(begun, 1))))
    }
    setBreaths(phases, index)
    drafts[index].length = phases.reduce(0) { $0 + $1.period.milliseconds }
  }

  private mutating func cut(_ index: Int, to length: Int64) {
    if let phases = drafts[index].breathing?.phases {
      setBreaths(Array(phases.prefix(max(1, Self.begun(phases, at: length)))), index)
    }
    drafts[index].length = length
  }

  private mutating func setBreaths(_ phases: [BreathPhases], _ index: Int) {
    drafts[index].breathing!.changed = phases
    drafts[index].breathing!.count = phases.count
  }

  /// How many breaths have begun `elapsed` milliseconds after the segment's start.
  private static func begun(_ phases: [BreathPhases], at elapsed: Int64) -> Int {
    var (time, count) = (Int64(0), 0)
    for breath in phases where time < elapsed {
      time += breath.period.milliseconds
      count += 1
    }
    return count
  }

  /// The nearest number of whole breaths for a time, at least one; negative for a negative time.
  private static func breaths(in time: Int64, period: Int64) -> Int {
    let count = Int(dividedAndRounded(abs(time), by: period))
    return time < 0 ? -max(1, count) : max(1, count)
  }
}
