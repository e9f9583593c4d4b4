import Routines
import Settings
import Units

/// Lengths: a segment lasts at least as long as what must be heard in it.
extension Scheduler {
  /// Makes say, chime and sound steps as long as their blocks take. A step with nothing left to sound is removed.
  static func settleSayings(_ drafts: inout [Draft], _ plan: Plan, _ maker: inout BlockMaker) {
    guard drafts.contains(where: { $0.action != nil }) else { return }
    let wording = Wording(plan: plan, drafts: drafts)
    var kept: [Int?] = []
    var result: [Draft] = []
    for (index, var draft) in drafts.enumerated() {
      if let action = draft.action {
        let busy =
          maker.sounds(action) { wording.line($0, segment: index) }.map { $0.offset + $0.voiceClearance }.max() ?? 0
        (draft.length, draft.from, draft.to) = (busy, busy, busy)
      }
      let stays = draft.action == nil || draft.length > 0
      kept.append(stays ? result.count : nil)
      draft.twin = draft.twin.flatMap { kept[$0] }
      if stays { result.append(draft) }
    }
    drafts = result
  }

  /// Makes a `say` step wait for the chime at the end of the segment before it. Otherwise its line would take the place
  /// of the chime that releases a hold.
  mutating func leadInSayings() {
    let wording = Wording(plan: plan, drafts: drafts)
    for index in drafts.indices.dropFirst() {
      guard case .say = drafts[index].action else { continue }
      let before = drafts[index - 1]
      let rules = plan.rules(before.scope)
      var clear: Int64 = 0
      for rule in matching.rules(before, at: index - 1) {
        guard case .at(let anchors) = rules[rule].placing, anchors.contains(.end), rules[rule].block.breath == nil
        else {
          continue
        }
        let moment = Wording.Moment(length: before.length, remaining: 0, count: 0)
        let sounds = maker.sounds(rules[rule].block, isCountdown: false) {
          wording.line($0, segment: index - 1, occurrence: 0, at: moment)
        }
        clear = max(clear, sounds.map { $0.offset + $0.voiceClearance }.max() ?? 0)
      }
      guard clear > 0 else { continue }
      drafts[index].lead = clear + Block.gap
      drafts[index].lengthen(to: drafts[index].length + clear + Block.gap)
    }
  }

  /// Makes segments, and their counterparts on the other side, long enough for the announcements that may extend them.
  ///
  /// A segment that has grown may be long enough for rules for which it was too short before, so it is looked at again.
  mutating func extendSegments() -> [Note] {
    let before = drafts.map(\.length)
    var names: [Int: String] = [:]
    var grown = Array(drafts.indices)
    while !grown.isEmpty {
      let lengths = drafts.map(\.length)
      extend(grown, &names)
      extendTwins()
      grown = drafts.indices.filter { drafts[$0].length > lengths[$0] }
    }
    var twins: [Int: Int] = [:]
    for (index, draft) in drafts.enumerated() {
      if let twin = draft.twin { (twins[index], twins[twin]) = (twin, index) }
    }
    return drafts.indices.compactMap { index in
      guard drafts[index].length > before[index], let rule = names[index] ?? twins[index].flatMap({ names[$0] }) else {
        return nil
      }
      let amount = Duration.milliseconds(drafts[index].length - before[index])
      let reason = names[index] == nil ? "to be like the other side" : "to hold the cue"
      return Note(
        severity: .note, rule: rule, segment: index, message: "the segment is \(amount.text) longer, \(reason)",
        change: amount)
    }
  }

  /// Makes segments long enough for the announcements that may extend them.
  ///
  /// - Parameter names: gets the name of the rule for which each segment was extended.
  mutating func extend(_ indices: [Int], _ names: inout [Int: String]) {
    let wording = Wording(plan: plan, drafts: drafts)
    for index in indices {
      let draft = drafts[index]
      let rules = plan.rules(draft.scope)
      let matched = matching.rules(draft, at: index)
      guard matched.contains(where: { rules[$0].crowded == .extend }) else { continue }
      func sounds(_ rule: Int, _ turn: Int, at moment: Wording.Moment) -> [Block.Sound] {
        maker.sounds(rules[rule].block, isCountdown: false) {
          wording.line($0, segment: index, occurrence: turn, at: moment)
        }
      }
      // The announcements are laid one after the other, in the order in which they will be placed.
      let fixed = fixedSounds(around: index, matched)
      var ends: Int64 = 0
      for (rule, place, turn) in extending(matched, in: draft) {
        let moment = Wording.Moment(length: draft.length, remaining: draft.length, count: 0)
        let sounds = sounds(rule, turn, at: moment)
        guard let busy = sounds.map({ $0.offset + $0.voiceClearance }).max() else { continue }
        var start = max(ends, place.offset)
        // The block is moved later as long as its line would be spoken over a chime that holds its place.
        if let line = sounds.first(where: \.isVoice), line.voiceClearance > 0 {
          let spoken = line.offset..<line.offset + line.voiceClearance
          while let taken = fixed.first(where: {
            $0.overlaps(start + spoken.lowerBound..<start + spoken.upperBound)
          }) {
            start = taken.upperBound - line.offset
          }
        }
        ends = start + busy
        names[index] = names[index] ?? rules[rule].name
      }
      guard ends > 0 else { continue }
      var reach: Int64 = 0
      for rule in matched where rules[rule].crowded != .extend && rules[rule].mayReachBeforeEnd {
        let moment = Wording.Moment(length: draft.length, remaining: 0, count: 1)
        guard let duration = sounds(rule, 0, at: moment).map({ $0.offset + $0.duration }).max() else { continue }
        reach = max(reach, rules[rule].reachBeforeEnd(duration: duration))
      }
      drafts[index].lengthen(to: ends + reach)
    }
  }

  /// The times at which chimes that hold their places are not yet clear, in milliseconds from a segment's start. These
  /// are chimes at its start, and chimes at the end of the segment before.
  ///
  /// - Parameter matched: the rules about the segment.
  private mutating func fixedSounds(around index: Int, _ matched: [Int]) -> [Range<Int64>] {
    var taken: [Range<Int64>] = []
    func add(_ rule: Rule, _ base: Anchor.Base, _ maker: inout BlockMaker) {
      guard rule.holdsItsPlace, case .at(let anchors) = rule.placing else { return }
      let sounds = maker.sounds(rule.block, isCountdown: false) { _ in nil }
      for anchor in anchors where anchor.base == base {
        let start = anchor.offset.milliseconds
        for sound in sounds where sound.voiceClearance > 0 {
          taken.append(start + sound.offset..<start + sound.offset + sound.voiceClearance)
        }
      }
    }
    for rule in matched { add(plan.rules(drafts[index].scope)[rule], .start, &maker) }
    if index > 0 {
      for rule in matching.rules(drafts[index - 1], at: index - 1) {
        add(plan.rules(drafts[index - 1].scope)[rule], .end, &maker)
      }
    }
    return taken
  }

  /// Makes the two sides of each step equally long again.
  mutating func extendTwins() {
    for index in drafts.indices {
      guard let twin = drafts[index].twin else { continue }
      let least = max(drafts[index].from, drafts[twin].from)
      guard drafts[twin].length != drafts[index].length || drafts[twin].from != drafts[index].from else { continue }
      let length = max(drafts[index].length, drafts[twin].length)
      for side in [index, twin] {
        let (from, wish) = (drafts[side].from, drafts[side].wish)
        drafts[side].lengthen(to: length)
        (drafts[side].from, drafts[side].wish) = (max(from, least), max(wish, least))
      }
    }
  }

  /// The places of the rules that may extend a segment, in the order in which blocks are placed. `turn` is the number
  /// of a place among those of its rule.
  private func extending(_ matched: [Int], in draft: Draft) -> [(rule: Int, place: RulePlace, turn: Int)] {
    let rules = plan.rules(draft.scope)
    return matched.filter { rules[$0].crowded == .extend }
      .flatMap { index in
        // Rules that may extend a segment have no series of places.
        rules[index].places(length: draft.length, breaths: [], start: 0, limit: Limits.cues).map {
          (index, $0, $0.number)
        }
      }
      .sorted { a, b in
        (-rules[a.0].priority, a.1.offset, a.0) < (-rules[b.0].priority, b.1.offset, b.0)
      }
  }

  /// Makes the finish last until all blocks that rules put on it have been heard.
  mutating func fitFinish() {
    let index = drafts.count - 1
    let wording = Wording(plan: plan, drafts: drafts)
    let rules = plan.rules(drafts[index].scope)
    for rule in matching.rules(drafts[index], at: index) {
      guard case .at(let anchors) = rules[rule].placing else { continue }
      let sounds = maker.sounds(rules[rule].block, isCountdown: false) { wording.line($0, segment: index) }
      guard let duration = sounds.map({ $0.offset + $0.duration }).max() else { continue }
      for anchor in anchors where anchor.base == .start {
        drafts[index].lengthen(to: anchor.offset.milliseconds + duration)
      }
    }
  }
}
