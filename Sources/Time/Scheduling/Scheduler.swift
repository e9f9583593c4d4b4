import Documents
import Routines
import Settings
import Units

/// Why a plan cannot become a timeline: what it comes to, and what to do.
package struct Unschedulable: Error, CustomStringConvertible, Sendable {
  package var description: String
  /// Where it was asked for what cannot be; nil if the routine itself is too much.
  package var place: Place?
  /// Lines whose length was estimated: it may be otherwise once they are spoken, so speak them, and schedule again.
  package var unknown: Set<Voicing> = []
}

/// Compiles a plan into a timeline. A pure function: the same plan and lengths give the same timeline.
///
/// - Parameter lengths: of every sound and line that the plan may sound. A line that is missing is estimated and listed
///   in `unknown`: speak it, and schedule again.
/// - Throws: if the session comes to more than 24 hours or 100,000 cues, or cannot be fitted into the time asked for.
package func schedule(
  _ plan: Plan, lengths: [Voicing: SoundLengths], edits: [Edit] = []
) throws(Unschedulable) -> Timeline {
  var session = try EditedSession(plan, lengths: lengths)
  return try session.timeline(edits)
}

/// Lengths, then places: LANGUAGE.md, section 5.
struct Scheduler: Sendable {
  let plan: Plan
  var maker: BlockMaker
  var drafts: [Draft]
  private var matching: Matching
  private var notes: [Note] = []
  /// Everything that sounds, in its place.
  private(set) var blocks: [Block] = []

  init(_ plan: Plan, _ lengths: [Voicing: SoundLengths]) {
    self.plan = plan
    maker = BlockMaker(plan, lengths)
    drafts = Expansion(plan).drafts
    Self.settleSayings(&drafts, plan, &maker)
    matching = Matching(plan, drafts)
    leadInSayings()
  }

  /// Settles all lengths and places.
  mutating func compose() throws(Unschedulable) {
    let extensions = extendSegments()
    fitFinish()
    let arrangement = try arrange()
    // In the order of the session; what is about all of it comes first.
    notes = (arrangement.notes + extensions + arrangement.placed.notes).enumerated()
      .sorted { ($0.element.segment ?? -1, $0.offset) < ($1.element.segment ?? -1, $1.offset) }.map(\.element)
    try keep(arrangement.placed)
  }

  /// What stays as it is while the rest is placed anew, when the listener has changed something.
  struct Kept {
    var blocks: [Block] = []
    /// Where the rest may begin, in milliseconds.
    var earliest: Int64 = 0
    /// Whether segments last as long as they did.
    var lengthsStay = false
  }

  /// Places everything but what is kept; the finish grows until all of it is heard.
  mutating func settle(_ kept: Kept) throws(Unschedulable) {
    try keep(try placeWhole(kept))
  }

  private mutating func keep(_ placed: Placed) throws(Unschedulable) {
    let duration = drafts.reduce(0) { $0 + $1.length }
    guard duration <= Limits.session.milliseconds else {
      throw Unschedulable(
        description: "the session lasts \(Duration.milliseconds(duration).text); at most 24 hours are allowed,"
          + " so repeat less or shorten some steps")
    }
    blocks = placed.blocks
  }

  func timeline() -> Timeline {
    let segments = segments()
    return Timeline(
      segments: segments, cues: cues(blocks), notes: notes, duration: segments.last?.end ?? .zero,
      unknown: maker.unknown, phrases: maker.phrases)
  }

  private typealias Arrangement = (placed: Placed, notes: [Note])

  /// Places; where a sound would outlast the session, once more with a longer finish.
  private mutating func arrange() throws(Unschedulable) -> Arrangement {
    if let fit = plan.fit { return try arrange(fit) }
    return (try placeWhole(Kept()), [])
  }

  private mutating func placeWhole(_ kept: Kept) throws(Unschedulable) -> Placed {
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

  /// Fits and places. What sounds on after the last segment is part of the time asked for: where it is longer than was
  /// reckoned with, once more. It only grows, so that this ends.
  private mutating func arrange(_ fit: Fit) throws(Unschedulable) -> Arrangement {
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

  /// Why a session cannot be fitted; what the shortest and the longest are is tried out.
  private mutating func refusal(
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
        // With so many sums of breaths not all were tried, and nothing is claimed of the others.
        : "no breaths were found with which this session lasts exactly \(fit.target.text); near it")
        + " \(nearest.count > 1 ? "are" : "is") \(near), the shortest \(extremes[0]), the longest \(extremes[1])"
    return Unschedulable(description: what, place: fit.place, unknown: unknown)
  }

  // MARK: Lengths

  /// Say, chime and sound steps are as long as their block is busy; those with nothing left to sound go.
  private static func settleSayings(_ drafts: inout [Draft], _ plan: Plan, _ maker: inout BlockMaker) {
    guard drafts.contains(where: { $0.action != nil }) else { return }
    let wording = Wording(plan: plan, drafts: drafts)
    var kept: [Int?] = []
    var result: [Draft] = []
    for (index, var draft) in drafts.enumerated() {
      if let action = draft.action {
        let busy = maker.sounds(action) { wording.line($0, segment: index) }.map { $0.offset + $0.clear }.max() ?? 0
        (draft.length, draft.from, draft.to) = (busy, busy, busy)
      }
      let stays = draft.action == nil || draft.length > 0
      kept.append(stays ? result.count : nil)
      draft.twin = draft.twin.flatMap { kept[$0] }
      if stays { result.append(draft) }
    }
    drafts = result
  }

  /// A spoken step after a segment that ends with a chime waits until that is clear: a line must not cost the release
  /// of the hold before it.
  private mutating func leadInSayings() {
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
        clear = max(clear, sounds.map { $0.offset + $0.clear }.max() ?? 0)
      }
      guard clear > 0 else { continue }
      drafts[index].lead = clear + Block.gap
      drafts[index].lengthen(to: drafts[index].length + clear + Block.gap)
    }
  }

  /// Segments grow to hold the announcements that may extend them, and so do their twins.
  ///
  /// One that has grown may be long enough for rules that it was too short for: those are heard too.
  private mutating func extendSegments() -> [Note] {
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
      let amount = Duration.milliseconds(drafts[index].length - before[index]).text
      let reason = names[index] == nil ? "to be like the other side" : "to hold the cue"
      return Note(severity: .note, rule: rule, segment: index, message: "the segment is \(amount) longer, \(reason)")
    }
  }

  /// Makes room in segments for the announcements that may extend them.
  ///
  /// - Parameter names: gets the rule that a segment was extended for.
  private mutating func extend(_ indices: [Int], _ names: inout [Int: String]) {
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
      // One after the other from their places, in the order in which they will be placed.
      var ends: Int64 = 0
      for (rule, place, turn) in extending(matched, in: draft) {
        let moment = Wording.Moment(length: draft.length, remaining: draft.length, count: 0)
        guard let busy = sounds(rule, turn, at: moment).map({ $0.offset + $0.clear }).max() else { continue }
        ends = max(ends, place.offset) + busy
        names[index] = names[index] ?? rules[rule].name
      }
      guard ends > 0 else { continue }
      var reach: Int64 = 0
      for rule in matched where rules[rule].crowded != .extend && rules[rule].mayReachBeforeEnd {
        let moment = Wording.Moment(length: draft.length, remaining: 0, count: 1)
        guard let whole = sounds(rule, 0, at: moment).map({ $0.offset + $0.whole }).max() else { continue }
        reach = max(reach, rules[rule].reachBeforeEnd(whole: whole))
      }
      drafts[index].lengthen(to: ends + reach)
    }
  }

  /// Makes sides alike again.
  private mutating func extendTwins() {
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

  /// The places of the rules that may extend a segment, in the order of placement, each with the how-manieth of its
  /// rule it is.
  private func extending(_ matched: [Int], in draft: Draft) -> [(rule: Int, place: RulePlace, turn: Int)] {
    let rules = plan.rules(draft.scope)
    return matched.filter { rules[$0].crowded == .extend }
      .flatMap { index in
        // These have no series.
        rules[index].places(length: draft.length, breaths: [], start: 0, limit: Limits.cues).map {
          (index, $0, $0.number)
        }
      }
      .sorted { a, b in
        (-rules[a.0].priority, a.1.offset, a.0) < (-rules[b.0].priority, b.1.offset, b.0)
      }
  }

  /// The finish lasts until the blocks on it are wholly heard.
  private mutating func fitFinish() {
    let index = drafts.count - 1
    let wording = Wording(plan: plan, drafts: drafts)
    let rules = plan.rules(drafts[index].scope)
    for rule in matching.rules(drafts[index], at: index) {
      guard case .at(let anchors) = rules[rule].placing else { continue }
      let sounds = maker.sounds(rules[rule].block, isCountdown: false) { wording.line($0, segment: index) }
      guard let whole = sounds.map({ $0.offset + $0.whole }).max() else { continue }
      for anchor in anchors where anchor.base == .start {
        drafts[index].lengthen(to: anchor.offset.milliseconds + whole)
      }
    }
  }

  // MARK: Places

  private struct Placed {
    var blocks: [Block]
    var notes: [Note]
    /// How long sounds go on after the last segment.
    var overhang: Int64
  }

  private mutating func place(_ kept: Kept = Kept()) throws(Unschedulable) -> Placed {
    let starts = starts
    var collector = BlockCollector(plan, drafts, starts: starts, matching, maker)
    try collector.collect()
    maker = collector.maker
    var blocks = collector.blocks
    if kept.earliest > 0 { blocks.removeAll { !isNew($0, kept) } }
    var placement = Placement(plan, drafts, starts: starts)
    placement.place(&blocks, around: kept.blocks, from: kept.earliest)
    blocks += kept.blocks
    let silent = blocks.map { $0.start + $0.whole }.max() ?? 0
    return Placed(
      blocks: blocks, notes: collector.notes + placement.notes, overhang: max(0, silent - starts.last!))
  }

  /// Where each segment starts, and where the last ends, in milliseconds.
  var starts: [Int64] { drafts.reduce(into: [0]) { $0.append($0.last! + $1.length) } }

  private func segments() -> [Segment] {
    var start: Int64 = 0
    // A finish that did not grow is no segment.
    return (drafts.last!.length == 0 ? drafts.dropLast() : drafts[...]).map { draft in
      defer { start += draft.length }
      return Segment(
        id: draft.id, start: .milliseconds(start), end: .milliseconds(start + draft.length), area: draft.area,
        tool: draft.tool, spots: draft.spots, set: draft.set, sets: draft.sets, title: draft.title,
        breaths: draft.breathing?.phases ?? [], releasable: draft.isReleased ? .milliseconds(draft.from) : nil)
    }
  }

  private func cues(_ blocks: [Block]) -> [Cue] {
    var keyed: [(at: Int64, segment: Int, rule: Int, index: Int, cue: Cue)] = []
    for block in blocks {
      let rule = block.rule < 0 ? nil : plan.rules(block.isOfSession ? 0 : drafts[block.segment].scope)[block.rule]
      for (index, sound) in block.sounds.enumerated() {
        let at = block.start + sound.offset
        let cue = Cue(
          at: .milliseconds(at), duration: .milliseconds(sound.whole), kind: sound.kind, voicing: sound.voicing,
          rule: rule?.name, segment: block.segment, gain: rule?.gain ?? 0,
          pan: rule.map { pan($0.pan, drafts[block.segment].id.side, isVoice: sound.isVoice) } ?? 0,
          uncut: sound.uncut.map { .milliseconds($0) })
        keyed.append((at, block.segment, block.rule, index, cue))
      }
    }
    return keyed.sorted { ($0.at, $0.segment, $0.rule, $0.index) < ($1.at, $1.segment, $1.rule, $1.index) }.map(\.cue)
  }

  /// How far a cue about a side leans to it: enough to tell, and nothing is lost to someone with one good ear.
  private static let lean = 0.6
  /// A voice leans less: it is as loud as one in the middle, to within 1 LU, and says the side besides.
  private static let voiceLean = 0.4

  func pan(_ pan: Pan, _ side: Side, isVoice: Bool) -> Double {
    let lean = isVoice ? Self.voiceLean : Self.lean
    return switch pan {
    case .fixed(let value): value
    case .side: side == .left ? -lean : side == .right ? lean : 0
    }
  }
}
