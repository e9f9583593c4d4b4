import Routines

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
}

extension Rule {
  /// The places that the rule asks for in a span, in order; those outside it too.
  ///
  /// - Parameters:
  ///   - length: of the span, in milliseconds.
  ///   - breaths: the whole breaths in the span, from its start.
  ///   - limit: no more than so many are made.
  func places(length: Int64, breaths: @autoclosure () -> [BreathPhases], limit: Int) -> [RulePlace] {
    func offset(_ anchor: Anchor) -> Int64 { anchor.position(in: .milliseconds(length)).milliseconds }
    switch placing {
    case .at(let anchors): return anchors.map { RulePlace(offset: offset($0), leads: $0.leads) }
    case .ends(let anchor): return [RulePlace(offset: offset(anchor), leads: anchor.leads)]
    case .every(let interval):
      let from = from ?? Anchor(.start, offset: interval)
      return series(offset(from), offset(to ?? .end), interval.milliseconds, leads: from.leads, limit: limit)
    case .last(let count):
      return series(length - Int64(count) * 1000, length, 1000, leads: false, limit: limit)
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

  private func series(_ from: Int64, _ to: Int64, _ step: Int64, leads: Bool, limit: Int) -> [RulePlace] {
    guard from < to else { return [] }
    // Those before the span that do not lead it need not be made one by one.
    let first = leads || from >= 0 ? from : from + (-from + step - 1) / step * step
    return stride(from: first, to: to, by: Int64.Stride(step)).prefix(limit).map {
      RulePlace(offset: $0, leads: leads && $0 < 0, isNotedOutside: false)
    }
  }

  /// Where a countdown counts to, in milliseconds from the span's start.
  func target(length: Int64) -> Int64 {
    (to ?? .end).position(in: .milliseconds(length)).milliseconds
  }

  /// Whether it may reach back from the end of a segment: a countdown on it does, a cue at its start does not.
  var mayReachBeforeEnd: Bool { reachBeforeEnd(whole: 1) > 0 }

  /// How far the rule reaches back from the end of a segment, if it is anchored there, in milliseconds.
  ///
  /// - Parameter whole: how long its block is heard.
  func reachBeforeEnd(whole: Int64) -> Int64 {
    func back(_ anchor: Anchor) -> Int64 { anchor.base == .end ? max(0, -anchor.offset.milliseconds) : 0 }
    switch placing {
    case .at(let anchors): return anchors.map(back).max() ?? 0
    case .ends(let anchor): return anchor.base == .end ? back(anchor) + whole : 0
    case .every: return from.map(back) ?? 0
    case .last(let count): return Int64(count) * 1000
    case .each: return 0
    }
  }

  /// Whether it is a countdown: its chimes are ticks.
  var isCountdown: Bool { if case .last = placing { true } else { false } }
}
