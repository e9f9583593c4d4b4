import Documents
import Routines
import Units

/// The limits of a session, and their check. The session's size is counted from the steps, without expanding them.
package struct Limits {
  /// The most segments of a session.
  package static let segments = 100_000
  /// The most cues of a session.
  package static let cues = 100_000
  /// The most merged rules: the sum, over all steps that change something, of the rules in force there.
  static let merged = 10_000_000
  /// The longest session.
  package static let session = Duration.seconds(24 * 3600)

  private let plan: Plan
  private let diagnostics: Diagnostics

  init(_ plan: Plan, _ diagnostics: Diagnostics) { (self.plan, self.diagnostics) = (plan, diagnostics) }

  /// The fewest segments and cues and the least time that a step makes, with all its passes and repetitions.
  private struct Size {
    var segments = 0
    var cues = 0
    var milliseconds: Int64 = 0

    /// Sums and products stop here: far above every limit, and so far below 2⁶³ that the next product cannot overflow.
    private static let ceiling = 1 << 40

    static func + (a: Size, b: Size) -> Size {
      Size(
        segments: min(a.segments + b.segments, ceiling), cues: min(a.cues + b.cues, ceiling),
        milliseconds: min(a.milliseconds + b.milliseconds, Int64(ceiling)))
    }

    static func * (size: Size, times: Int) -> Size {
      Size(
        segments: min(size.segments * times, ceiling), cues: min(size.cues * times, ceiling),
        milliseconds: min(size.milliseconds * Int64(times), Int64(ceiling)))
    }
  }

  /// Reports the first step with which the session passes a limit.
  func check() {
    var total = Size()
    for step in plan.routine.steps {
      total = total + size(step, sided: false)
      guard !exceeds(total, at: step) else { return }
    }
  }

  private func exceeds(_ size: Size, at step: Step) -> Bool {
    if size.segments > Self.segments {
      diagnostics.error(
        step.location, "with this step the session has more than \(Self.segments) segments; repeat it less often")
      return true
    }
    if size.cues > Self.cues {
      diagnostics.error(
        step.location,
        "with this step the session has more than \(Self.cues) cues; repeat less, or make rules sound less often")
      return true
    }
    if size.milliseconds > Self.session.milliseconds {
      diagnostics.error(step.location, "with this step the session lasts more than 24 hours; repeat it less often")
      return true
    }
    return false
  }

  private func size(_ step: Step, sided: Bool) -> Size {
    let scope = plan.scope(step.number)
    let period = scope.timing.breath.period(at: 0.5)
    func time(_ key: LengthKey, _ written: Length? = nil) -> (planned: Int64, least: Int64) {
      let length = plan.length(key, written: written, step: step.number)
      guard let resolved = length.resolved(period: period) else { return (0, 0) }
      // Fitting may make the segment as short as its bounds allow.
      let gives = plan.fit != nil && key.isScaled && !length.isReleased
      return (resolved.duration, gives ? resolved.from : resolved.duration)
    }
    // A hold or breathing step may be rounded down to whole breaths.
    func breathing(_ key: LengthKey, _ written: Length? = nil) -> (planned: Int64, least: Int64) {
      let (time, half) = (time(key, written), Int64(period ?? 0) / 2)
      return (max(1, time.planned - half), max(1, time.least - half))
    }
    // Counts a segment and the cues of its rules. With fitting no cues are counted, because the segment may become too
    // short for any of them.
    func segment(_ kind: SegmentKind, _ time: (planned: Int64, least: Int64)) -> Size {
      let milliseconds = time.planned
      let cues =
        plan.fit == nil
        ? scope.rules.reduce(0) { $0 + $1.fewestCues(on: kind, length: milliseconds, breath: scope.timing.breath) } : 0
      return Size(segments: milliseconds > 0 ? 1 : 0, cues: milliseconds > 0 ? cues : 0, milliseconds: time.least)
    }
    let passes = sided ? 1 : plan.sides(of: step).passes.count
    switch step.action {
    case .roll:
      let spots = scope.timing.spots
      if spots == 0 { return segment(.roll, time(.roll)) * passes }
      return (segment(.roll, time(.roll)) + segment(.hold, breathing(.hold))) * spots * passes
    case .stretch: return segment(.stretch, time(.stretch)) * passes
    case .rest(let length): return segment(.rest, time(.rest, length))
    case .breathe(let length): return segment(.breathe, breathing(.breathe, length))
    case .wait(let time): return segment(.wait, (time.milliseconds, time.milliseconds))
    case .say, .chime, .sound: return Size(segments: 1)
    case .group(let group):
      var once = Size()
      for inner in group.steps { once = once + size(inner, sided: sided || step.sides != nil) }
      let repetitions = group.repetitions ?? 1
      var all = once * repetitions
      if case .length(let length) = group.rest {
        all = all + segment(.rest, time(.rest, length)) * (repetitions - 1)
      }
      return all * passes
    }
  }
}

extension Plan {
  /// The sides of a step that is not inside a group with sides: as written, or the area's usual ones. The option
  /// `--sides` replaces `each`.
  package func sides(of step: Step) -> Sides {
    let habit: Sides =
      switch step.action {
      case .roll(let area, _), .stretch(let area, _): Area.named(area)?.sides ?? .none
      default: .none
      }
    let written = step.sides ?? habit
    return written == .each ? sides ?? .each : written
  }
}
