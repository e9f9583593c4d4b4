import Documents
import Routines
import Units

extension Plan {
  /// The length of a step's segments: the one written on its action, such as `rest: 30s`, or else the one in force.
  package func length(_ key: LengthKey, written: Length?, step: Int) -> PlannedLength {
    let inForce = scope(step).timing[key]
    var length = written.map { inForce.overlaid(by: $0) } ?? inForce
    if key.isScaled { length.scale = scale }
    return length
  }

  /// Checks the lengths that steps use, now that the breath in which they may be counted is known.
  func checkLengths(_ steps: [Step], _ diagnostics: Diagnostics) {
    for step in steps {
      switch step.action {
      case .roll where scope(step.number).timing.spots > 0: check(.hold, nil, step, diagnostics)
      case .breathe(let length): check(.breathe, length, step, diagnostics)
      case .group(let group): checkLengths(group.steps, diagnostics)
      default: break
      }
    }
  }

  private func check(_ key: LengthKey, _ written: Length?, _ step: Step, _ diagnostics: Diagnostics) {
    let planned = length(key, written: written, step: step.number)
    guard let location = planned.location else { return }
    // A slowing breath has no single period, so bounds are checked with the mean of its first and last.
    guard let resolved = planned.resolved(period: scope(step.number).timing.breath.period(at: 0.5)) else {
      diagnostics.error(location, "\(key.rawValue) is counted in breaths, but breath is off; write a time such as 45s")
      return
    }
    // Times and breaths in one map can be compared only now.
    if let length = planned.written, let duration = length.duration {
      let period = scope(step.number).timing.breath.period(at: 0.5)
      func outside(_ bound: Amount?, _ isOutside: (Int64, Int64) -> Bool) -> String? {
        guard let bound, let limit = bound.milliseconds(period: period) else { return nil }
        return duration.milliseconds(period: period).flatMap { isOutside($0, limit) ? bound.text : nil }
      }
      if let bound = outside(length.from, <) {
        diagnostics.error(location, "with these breaths \"for\" (\(duration.text)) is less than \"from\" (\(bound))")
      } else if let bound = outside(length.to, >) {
        diagnostics.error(location, "with these breaths \"for\" (\(duration.text)) is more than \"to\" (\(bound))")
      }
    }
    if resolved.duration > key.allowed.upperBound.milliseconds {
      diagnostics.error(
        location,
        "\(key.rawValue) comes to \(Duration.milliseconds(resolved.duration).text) with these breaths;"
          + " it may be at most \(key.allowed.upperBound.text)")
    }
  }
}
