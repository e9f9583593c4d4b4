import Routines
import Settings
import Units

/// Collects the blocks that rules and steps ask for, each at the time at which it is wanted.
struct BlockCollector {
  private let plan: Plan
  private let drafts: [Draft]
  private let starts: [Int64]
  private let matching: Matching
  private let wording: Wording
  private(set) var maker: BlockMaker
  private(set) var blocks: [Block] = []
  private(set) var notes: [Note] = []
  private var cues = 0

  init(_ plan: Plan, _ drafts: [Draft], starts: [Int64], _ matching: Matching, _ maker: BlockMaker) {
    (self.plan, self.drafts, self.starts, self.matching, self.maker) = (plan, drafts, starts, matching, maker)
    wording = Wording(plan: plan, drafts: drafts)
  }

  mutating func collect() throws(Unschedulable) {
    for (index, draft) in drafts.enumerated() {
      if let action = draft.action {
        let sounds = maker.sounds(action) { wording.line($0, segment: index) }
        let start = starts[index] + draft.lead
        try add(Block(sounds: sounds, segment: index, rule: -1, wanted: start, start: start, leads: false))
      }
      let rules = plan.rules(draft.scope)
      for rule in matching.rules(draft, at: index) {
        try collect(rules[rule], rule, Span(segment: index, start: starts[index], length: draft.length))
      }
    }
    for (index, rule) in plan.rules(0).enumerated() where rule.on.contains(.session) {
      if let limit = rule.longerThan, starts.last! <= limit.milliseconds { continue }
      try collect(rule, index, Span(segment: nil, start: 0, length: starts.last!))
    }
  }

  /// A stretch of the session in which a rule has its places: a segment, or the whole session.
  private struct Span {
    var segment: Int?
    var start: Int64
    var length: Int64
  }

  private mutating func collect(_ rule: Rule, _ index: Int, _ span: Span) throws(Unschedulable) {
    if isSilent(rule) { return }
    let room = Limits.cues + 1 - cues
    let places = rule.places(length: span.length, breaths: breaths(in: span), start: span.start, limit: room)
    var isNoted = false
    for place in places {
      let number = place.number
      let isInside = (0...span.length).contains(place.offset)
      let segment = span.segment ?? self.segment(at: span.start + place.offset)
      guard isInside || place.leads else {
        // One note is enough, however many places of the rule lie outside.
        if place.isNotedOutside, !isNoted { noteOutside(rule, segment, span) }
        isNoted = isNoted || place.isNotedOutside
        continue
      }
      var block = Block(
        sounds: [], segment: segment, rule: index, wanted: span.start + place.offset, start: 0,
        leads: place.leads, place: number, isOfSession: span.segment == nil)
      if let breath = rule.block.breath {
        block.sounds = place.breath.map { Self.tones(breath.name, $0) } ?? []
        block.isBreath = true
      } else {
        let moment = Wording.Moment(
          length: span.length, remaining: span.length - place.offset,
          count: rule.target(length: span.length) - place.offset)
        block.sounds = maker.sounds(rule.block, isCountdown: rule.isCountdown) {
          wording.line($0, segment: segment, occurrence: number, at: moment)
        }
        if case .ends = rule.placing {
          block.wanted -= block.duration
          block.leads = block.leads || block.wanted < span.start
        }
      }
      block.start = block.wanted
      if block.wanted < 0 {
        if place.isNotedOutside, !isNoted { noteBeforeSession(rule, segment) }
        isNoted = isNoted || place.isNotedOutside
        continue
      }
      try add(block)
    }
  }

  private mutating func add(_ block: Block) throws(Unschedulable) {
    guard !block.sounds.isEmpty else { return }
    cues += block.sounds.count
    guard cues <= Limits.cues else {
      throw Unschedulable(
        description: "the session has more than \(Limits.cues) cues; repeat less, or make rules sound less often")
    }
    blocks.append(block)
  }

  /// Whether a rule has a series of places but nothing that sounds at them, so that they need not be computed.
  private func isSilent(_ rule: Rule) -> Bool {
    switch rule.placing {
    case .at, .ends: return false
    case .every, .last, .each: break
    }
    return !plan.hasVoice && rule.block.chime == nil && rule.block.sound == nil && rule.block.breath == nil
  }

  private mutating func noteBeforeSession(_ rule: Rule, _ segment: Int) {
    notes.append(
      Note(
        severity: .note, rule: rule.name, segment: segment,
        message: "makes no cue here: it would have to begin before the session"))
  }

  private mutating func noteOutside(_ rule: Rule, _ segment: Int, _ span: Span) {
    let length = Duration.milliseconds(span.length).text
    let what = span.segment == nil ? "this session" : "this segment"
    notes.append(
      Note(
        severity: .note, rule: rule.name, segment: segment,
        message: "makes no cue here: its place lies outside \(what) of \(length)"))
  }

  /// The index of the segment at a time; at the very end, that of the last one.
  private func segment(at time: Int64) -> Int {
    var (low, high) = (0, drafts.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if starts[middle] <= time { low = middle } else { high = middle - 1 }
    }
    return low
  }

  // MARK: Breath

  private func breaths(in span: Span) -> [BreathPhases] {
    guard let segment = span.segment else { return steadyBreaths(plan.timing(0).breath, span.length) }
    if let breathing = drafts[segment].breathing { return breathing.phases }
    return steadyBreaths(plan.timing(drafts[segment].scope).breath, span.length)
  }

  /// The whole breaths that fit into a length that is not planned in breaths. A slowing breath is taken at its mean
  /// pace.
  private func steadyBreaths(_ breath: Breath, _ length: Int64) -> [BreathPhases] {
    guard let phases = breath.phases(at: 0.5) else { return [] }
    return Array(repeating: phases, count: Int(length / phases.period.milliseconds))
  }

  /// A tone for each phase of a breath.
  private static func tones(_ name: String, _ breath: BreathPhases) -> [Block.Sound] {
    var sounds: [Block.Sound] = []
    var offset: Int64 = 0
    for phase in Phase.allCases where breath[phase] > .zero {
      let length = breath[phase].milliseconds
      sounds.append(
        Block.Sound(
          offset: offset, duration: length, voiceClearance: length, voicing: .breath(name, phase, breath[phase]),
          kind: .breath))
      offset += length
    }
    return sounds
  }
}
