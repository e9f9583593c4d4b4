import Routines
import Settings
import Units

/// Turns steps into segments: LANGUAGE.md, section 2.
struct Expansion {
  private let plan: Plan
  private(set) var drafts: [Draft] = []

  /// What the listener is set up for; a step with the same kind, area and tool needs no settling.
  private struct Position: Equatable {
    var isStretch: Bool
    var area: String
    var tool: String?
  }

  /// Where in the routine a step is done.
  private struct Context {
    /// The side of the sided group that the step stands in.
    var side: Side?
    /// Whether this is the right pass of `sides: each`, which repeats the left one.
    var isRepeatedSide = false
    var set = 1
    var sets = 1
  }

  /// The key that a segment on the left shares with its counterpart on the right: its identity without the side, and
  /// what it opens.
  private struct TwinKey: Hashable {
    var id: SegmentID
    var opens: Draft.Opening?
  }

  private var position: Position?
  private var side: Side?
  private var passes: [SegmentID: Int] = [:]
  private var lefts: [TwinKey: Int] = [:]
  /// How often each level has been entered. A slowing breath slows anew in each visit of its level; `slowing` has the
  /// segments of each.
  private var visits: [Int: Int] = [:]
  private var slowing: [Level: [Int]] = [:]

  private struct Level: Hashable {
    var step: Int
    var visit: Int
  }

  init(_ plan: Plan) {
    self.plan = plan
    let scope = plan.scope(0)
    addEdge(.ready, scope)
    for step in plan.routine.steps { add(step, Context()) }
    settleBreaths()
    addEdge(.finish, scope)
  }

  // MARK: Steps

  private mutating func add(_ step: Step, _ context: Context) {
    visits[step.number, default: 0] += 1
    let sides = context.side == nil ? plan.sides(of: step) : .none
    for (index, side) in (context.side.map { [$0] } ?? sides.passes).enumerated() {
      var context = context
      if sides == .each { context.isRepeatedSide = index == 1 }
      addPass(step, side, context)
    }
  }

  private mutating func addPass(_ step: Step, _ side: Side, _ context: Context) {
    let timing = plan.scope(step.number).timing
    func length(_ key: LengthKey, _ written: Length? = nil) -> PlannedLength {
      plan.length(key, written: written, step: step.number)
    }
    switch step.action {
    case .roll(let area, let tool):
      let place = Position(isStretch: false, area: area, tool: tool ?? Area.named(area)?.tool)
      settle(step, place, side, context)
      if timing.spots == 0 {
        append(step, .roll, length(.roll), side, context, place)
      }
      for spot in 1..<(timing.spots + 1) {
        append(step, .roll, length(.roll), side, context, place, spot: spot, of: timing.spots)
        append(step, .hold, length(.hold), side, context, place, spot: spot, of: timing.spots)
      }
    case .stretch(let area, let tool):
      // A stretch needs no tool, so the usual tool of the area does not count.
      let place = Position(isStretch: true, area: area, tool: tool)
      settle(step, place, side, context)
      append(step, .stretch, length(.stretch), side, context, place)
    case .rest(let written): append(step, .rest, length(.rest, written), side, context)
    case .breathe(let written): append(step, .breathe, length(.breathe, written), side, context)
    case .wait(let time):
      var draft = draft(step, .wait, side, context, length: time.milliseconds)
      (draft.from, draft.isReleased) = (0, true)
      append(draft, context)
    case .say, .chime, .sound:
      var draft = draft(step, .say, side, context, length: 0)
      draft.action = step.action
      append(draft, context)
    case .group(let group):
      var inner = context
      if step.sides != nil { inner.side = side }
      for repetition in 1...(group.repetitions ?? 1) {
        if let repetitions = group.repetitions { (inner.set, inner.sets) = (repetition, repetitions) }
        if repetition > 1, case .length(let written) = group.rest {
          append(step, .rest, length(.rest, written), inner.side ?? .none, inner)
        }
        for step in group.steps { add(step, inner) }
      }
    }
  }

  /// Adds the time to get into a position, or to change the side.
  private mutating func settle(_ step: Step, _ place: Position, _ side: Side, _ context: Context) {
    opening = place != position ? .area : side != self.side ? .side : nil
    (position, self.side) = (place, side)
    guard let opening else { return }
    let key = opening == .area ? LengthKey.settle : .switch
    let length = plan.length(key, written: nil, step: step.number)
    append(step, .settle, length, side, context, place)
  }

  /// What the next segment to be added opens; nil for nothing.
  private var opening: Draft.Opening?

  // MARK: Segments

  private mutating func append(
    _ step: Step, _ kind: SegmentKind, _ planned: PlannedLength, _ side: Side, _ context: Context,
    _ place: Position? = nil, spot: Int = 0, of spots: Int = 0
  ) {
    let timing = plan.scope(step.number).timing
    let period = planned.key.breathes || planned.isReleased ? timing.breath.period(at: 0.5) : nil
    guard let resolved = planned.resolved(period: period), resolved.duration > 0 else { return }
    var draft = draft(step, kind, side, context, length: resolved.duration, spot: spot)
    (draft.area, draft.tool, draft.spots) = (place?.area, place?.tool, spots)
    (draft.from, draft.to, draft.isReleased) = (resolved.from, resolved.to, planned.isReleased)
    draft.wish = resolved.duration
    draft.title = step.title.flatMap { kind == .settle ? nil : $0 } ?? title(draft)
    if kind == .hold || kind == .breathe, timing.breath != .off {
      // The breaths of a steady breath are settled here, those of a slowing one when its whole level is known.
      let count = resolved.breaths ?? Self.wholeBreaths(resolved.duration, period: timing.breath.period(at: 0.5)!)
      draft.breathing = Draft.Breathing(breath: timing.breath, start: 0, end: 0, count: count)
      if case .slowing = timing.breath {
        if resolved.breaths == nil { draft.breathing!.count = 0 }
      } else {
        draft.length = draft.breathing!.length(of: count)
      }
    }
    let index = append(draft, context)
    if case .slowing = timing.breath, draft.breathing != nil, drafts[index].twin == nil {
      let level = timing.breathLevel
      slowing[Level(step: level, visit: level == 0 ? 0 : visits[level]!), default: []].append(index)
    }
  }

  private func draft(
    _ step: Step, _ kind: SegmentKind, _ side: Side, _ context: Context, length: Int64, spot: Int = 0
  ) -> Draft {
    var draft = Draft(
      id: SegmentID(step: step.number, pass: 1, side: side, spot: spot, kind: kind), title: "",
      scope: plan.scopeIndex(step.number), length: length, from: length, to: length)
    (draft.set, draft.sets) = (context.set, context.sets)
    draft.title = step.title ?? title(draft)
    return draft
  }

  @discardableResult
  private mutating func append(_ draft: Draft, _ context: Context) -> Int {
    var draft = draft
    passes[draft.id, default: 0] += 1
    draft.id.pass = passes[draft.id]!
    if draft.area != nil { (draft.opens, opening) = (opening, nil) }
    // The change to the other side is not the counterpart of getting into a position.
    var key = TwinKey(id: draft.id, opens: draft.kind == .settle ? draft.opens : nil)
    key.id.side = .left
    if context.isRepeatedSide { draft.twin = lefts[key] } else if draft.id.side == .left { lefts[key] = drafts.count }
    drafts.append(draft)
    return drafts.count - 1
  }

  private mutating func addEdge(_ kind: SegmentKind, _ scope: Scope) {
    let key: LengthKey = kind == .ready ? .ready : .finish
    let period = scope.timing.breath.period(at: 0.5)
    let resolved = scope.timing[key].resolved(period: period)
    let length = resolved?.duration ?? 0
    // A finish without length may still grow to hold its cues. If it does not, the timeline leaves it out.
    if length == 0, kind == .ready { return }
    let id = SegmentID(step: 0, pass: 1, side: .none, spot: 0, kind: kind)
    var draft = Draft(
      id: id, title: Segment.usualTitle(id, area: nil), scope: plan.scopeIndex(0),
      length: length, from: resolved?.from ?? length, to: resolved?.to ?? length)
    draft.isReleased = scope.timing[key].isReleased
    drafts.append(draft)
  }

  private func title(_ draft: Draft) -> String { Segment.usualTitle(draft.id, area: draft.area) }

  // MARK: Breath

  private static func wholeBreaths(_ length: Int64, period: Double) -> Int {
    max(1, Int(Double(length) / period + 0.5))
  }

  /// Settles slowing breaths, each over the level on which it is written (LANGUAGE.md, section 2.5), and then makes the
  /// right side like the left.
  private mutating func settleBreaths() {
    for indices in slowing.values {
      let total = indices.reduce(0) { $0 + drafts[$1].length }
      var done: Int64 = 0
      for index in indices {
        var breathing = drafts[index].breathing!
        breathing.start = Double(done) / Double(total)
        done += drafts[index].length
        breathing.end = Double(done) / Double(total)
        if breathing.count == 0 {
          let period = breathing.breath.period(at: (breathing.start + breathing.end) / 2)!
          breathing.count = Self.wholeBreaths(drafts[index].length, period: period)
        }
        drafts[index].breathing = breathing
        drafts[index].length = breathing.length(of: breathing.count)
      }
    }
    for index in drafts.indices {
      guard let twin = drafts[index].twin, drafts[twin].breathing != nil else { continue }
      drafts[index].breathing = drafts[twin].breathing
      drafts[index].length = drafts[twin].length
    }
  }
}
