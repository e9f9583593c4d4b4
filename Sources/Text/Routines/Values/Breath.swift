import Units

/// How long each phase of one breath lasts, in whole milliseconds.
package struct BreathPhases: Hashable, Sendable {
  /// How long to breathe in.
  package var inhale: Duration
  /// How long to hold the breath.
  package var hold: Duration
  /// How long to breathe out.
  package var exhale: Duration
  /// How long to wait before the next breath.
  package var pause: Duration

  package init(inhale: Duration, hold: Duration = .zero, exhale: Duration, pause: Duration = .zero) {
    (self.inhale, self.hold, self.exhale, self.pause) = (inhale, hold, exhale, pause)
  }

  /// How long the whole breath takes, with the pause.
  package var period: Duration { inhale + hold + exhale + pause }

  /// How long a phase lasts.
  package subscript(phase: Phase) -> Duration {
    switch phase {
    case .inhale: inhale
    case .hold: hold
    case .exhale: exhale
    case .pause: pause
    }
  }
}

/// The shares of in, hold, out and pause in a breath, in thousandths.
package struct BreathRatio: Hashable, Sendable {
  /// The four shares.
  package var parts: [Int64]

  /// The ratio where none is written: 2:3.
  package static let standard = BreathRatio(parts: [2000, 0, 3000, 0])

  /// The phases of a breath of `period` milliseconds, each rounded to the millisecond, halves up.
  package func phases(period: Double) -> BreathPhases {
    let sum = Double(parts.reduce(0, +))
    func phase(_ i: Int) -> Duration { .milliseconds(Int64(period * Double(parts[i]) / sum + 0.5)) }
    return BreathPhases(inhale: phase(0), hold: phase(1), exhale: phase(2), pause: phase(3))
  }
}

/// How to breathe: in a fixed pattern, in one that slows down, or not at all.
package enum Breath: Hashable, Sendable {
  case off
  case steady(BreathPhases)
  /// From a first to a last period, both in milliseconds, over the routine, group or step on which it is written.
  case slowing(from: Double, to: Double, BreathRatio)

  /// The breath where no layer sets one.
  package static let standard = Breath.steady(BreathPhases(inhale: .seconds(4), exhale: .seconds(6)))

  /// The period in milliseconds; nil if breathing is off.
  ///
  /// - Parameter u: how much of the way a slowing breath has gone, 0…1.
  package func period(at u: Double) -> Double? {
    switch self {
    case .off: nil
    case .steady(let phases): Double(phases.period.milliseconds)
    case .slowing(let from, let to, _): (1 - u) * from + u * to
    }
  }

  /// The phases of one breath; nil if breathing is off.
  ///
  /// - Parameter u: how much of the way a slowing breath has gone, 0…1.
  package func phases(at u: Double) -> BreathPhases? {
    switch self {
    case .off: nil
    case .steady(let phases): phases
    case .slowing(_, _, let ratio): ratio.phases(period: period(at: u)!)
    }
  }
}

extension Breath {
  /// The breath in the routine language.
  package var text: String {
    switch self {
    case .off: "off"
    case .steady(let phases):
      Phase.allCases.map { Duration.decimal(phases[$0].milliseconds) }.joined(separator: "-")
    case .slowing(let from, let to, let ratio):
      "from \(Self.rate(from)) to \(Self.rate(to)) \(ratio.parts.map(Duration.decimal).joined(separator: ":"))"
    }
  }

  /// The breaths per minute of a period, to the thousandth.
  private static func rate(_ period: Double) -> String {
    Duration.decimal(Int64((60_000_000 / period).rounded())) + "/min"
  }
}
