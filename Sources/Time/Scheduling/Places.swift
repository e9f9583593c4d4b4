import Routines
import Settings
import Units

/// A place of a rule in a span, which is a segment or the session. Times are milliseconds from the span's start.
struct RulePlace {
  /// Where the block begins; for `ends`, where its last sound ends.
  var offset: Int64
  /// Whether the place may be outside the span, because the rule puts it before the span's start.
  var leads: Bool
  /// For `each`, the breath that begins or is going on there.
  var breath: BreathPhases?
  /// Whether the author should be told if the place falls outside the span.
  var isNotedOutside = true
  /// The number of this place among those of the rule, from 0.
  var number = 0
}

extension Rule {
  /// The places that the rule asks for in a span, in order; those that fall outside it too.
  ///
  /// - Parameters:
  ///   - length: the span's length, in milliseconds.
  ///   - breaths: the whole breaths in the span, from its start.
  ///   - start: where the span starts in the session, in milliseconds; a series has no places before the session.
  ///   - limit: how many places are made at most.
  func places(
    length: Int64, breaths: @autoclosure () -> [BreathPhases], start: Int64, limit: Int
  ) -> [RulePlace] {
    var places = placesInOrder(length, breaths, start, limit)
    if case .every = placing { return places }
    for index in places.indices { places[index].number = index }
    return places
  }

  private func placesInOrder(
    _ length: Int64, _ breaths: () -> [BreathPhases], _ start: Int64, _ limit: Int
  ) -> [RulePlace] {
    func offset(_ anchor: Anchor) -> Int64 { anchor.position(in: .milliseconds(length)).milliseconds }
    switch placing {
    case .at(let anchors): return anchors.map { RulePlace(offset: offset($0), leads: $0.leads) }
    case .ends(let anchor): return [RulePlace(offset: offset(anchor), leads: anchor.leads)]
    case .every(let interval):
      let from = from ?? Anchor(.start, offset: interval)
      return series(
        offset(from), offset(to ?? .end), interval.milliseconds, earliest: from.leads ? -start : nil, limit: limit)
    case .last(let count):
      return series(length - Int64(count) * 1000, length, 1000, earliest: nil, limit: limit)
    case .each(let point):
      var places: [RulePlace] = []
      var start: Int64 = 0
      for breath in breaths().prefix(limit) {
        let inner = point == .exhale ? (breath.inhale + breath.hold).milliseconds : 0
        places.append(RulePlace(offset: start + inner, leads: false, breath: breath))
        start += breath.period.milliseconds
      }
      return places
    }
  }

  /// The places of a series with equal steps, from `from` on and before `to`.
  ///
  /// - Parameter earliest: where the session begins, if the series may begin before its span; else nil.
  private func series(_ from: Int64, _ to: Int64, _ step: Int64, earliest: Int64?, limit: Int) -> [RulePlace] {
    guard from < to else { return [] }
    // Places before the session cannot sound, and would use up the limit.
    let least = min(earliest ?? 0, 0)
    let (whole, rest) = from >= least ? (0, 0) : (least - from).quotientAndRemainder(dividingBy: step)
    let skipped = whole + (rest > 0 ? 1 : 0)
    let first = from >= least ? from : least + (rest > 0 ? step - rest : 0)
    // A series that begins before its span is counted from its own first place, so that places have the same numbers
    // wherever the span begins.
    let number = earliest == nil ? 0 : Int(skipped)
    return stride(from: first, to: to, by: Int64.Stride(step)).prefix(limit).enumerated().map {
      RulePlace(offset: $1, leads: earliest != nil && $1 < 0, isNotedOutside: false, number: number + $0)
    }
  }

  /// The time to which a countdown counts, in milliseconds from the span's start.
  func target(length: Int64) -> Int64 {
    (to ?? .end).position(in: .milliseconds(length)).milliseconds
  }

  /// Whether the rule may have cues before the end of a segment that are anchored there, as a countdown has and a rule
  /// at the start has not.
  var mayReachBeforeEnd: Bool { reachBeforeEnd(duration: 1) > 0 }

  /// How many milliseconds before the end of a segment the first cue of the rule begins, if the rule is anchored there;
  /// else 0.
  ///
  /// - Parameter duration: how long the rule's block is heard, in milliseconds.
  func reachBeforeEnd(duration: Int64) -> Int64 {
    func back(_ anchor: Anchor) -> Int64 { anchor.base == .end ? max(0, -anchor.offset.milliseconds) : 0 }
    switch placing {
    case .at(let anchors): return anchors.map(back).max() ?? 0
    case .ends(let anchor): return anchor.base == .end ? back(anchor) + duration : 0
    case .every: return from.map(back) ?? 0
    case .last(let count): return Int64(count) * 1000
    case .each: return 0
    }
  }

  /// Whether the rule is a countdown, whose chimes are ticks.
  var isCountdown: Bool { if case .last = placing { true } else { false } }
}
