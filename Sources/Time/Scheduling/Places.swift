import Routines
import Settings
import Units

/// A place of a rule in a span, in milliseconds from the span's start.
struct RulePlace {
  /// Where the block begins; for `ends`, where its last sound has just ended.
  var offset: Int64
  /// Whether it may be outside the span, because it was asked to lead it.
  var leads: Bool
  /// The breath that begins or goes on there, for `each`.
  var breath: BreathPhases?
  /// Whether the author ought to hear of it if it falls outside.
  var isNotedOutside = true
  /// The how-manieth place of its rule it is, from 0.
  var number = 0
}

extension Rule {
  /// The places that the rule asks for in a span, in order; those outside it too.
  ///
  /// - Parameters:
  ///   - length: of the span, in milliseconds.
  ///   - breaths: the whole breaths in the span, from its start.
  ///   - start: of the span, from the session's start; a series has no places before the session.
  ///   - limit: no more than so many are made.
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

  /// - Parameter earliest: where the session begins, if the series leads its span; otherwise it begins in it.
  private func series(_ from: Int64, _ to: Int64, _ step: Int64, earliest: Int64?, limit: Int) -> [RulePlace] {
    guard from < to else { return [] }
    // Those that cannot sound need not be made one by one: they would use up the limit.
    let least = min(earliest ?? 0, 0)
    let (whole, rest) = from >= least ? (0, 0) : (least - from).quotientAndRemainder(dividingBy: step)
    let skipped = whole + (rest > 0 ? 1 : 0)
    let first = from >= least ? from : least + (rest > 0 ? step - rest : 0)
    // What leads is counted from its first place on, so that it has the same number wherever its span begins.
    let number = earliest == nil ? 0 : Int(skipped)
    return stride(from: first, to: to, by: Int64.Stride(step)).prefix(limit).enumerated().map {
      RulePlace(offset: $1, leads: earliest != nil && $1 < 0, isNotedOutside: false, number: number + $0)
    }
  }

  /// Where a countdown counts to, in milliseconds from the span's start.
  func target(length: Int64) -> Int64 {
    (to ?? .end).position(in: .milliseconds(length)).milliseconds
  }

  /// Whether it may reach back from the end of a segment: a countdown on it does, a cue at its start does not.
  var mayReachBeforeEnd: Bool { reachBeforeEnd(duration: 1) > 0 }

  /// How far the rule reaches back from the end of a segment, if it is anchored there, in milliseconds.
  ///
  /// - Parameter duration: how long its block is heard.
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

  /// Whether it is a countdown: its chimes are ticks.
  var isCountdown: Bool { if case .last = placing { true } else { false } }
}
