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
  /// Reads a breath: `IN-HOLD-OUT-PAUSE`, `IN-OUT`, `N/min [ratio]`, `from N/min to N/min [ratio]` or `off`.
  package init(parsing text: String) throws(Misread) {
    let words = text.split(separator: " ").map(String.init)
    if text == "off" {
      self = .off
    } else if words.first == "from" {
      guard (4...5).contains(words.count), words[2] == "to" else {
        throw Misread("\"\(text)\" is not a breath; write such as \"from 8/min to 5/min\", with a ratio or without")
      }
      let ratio = try words.count == 5 ? Self.ratio(words[4]) : .standard
      let (from, to) = (try Self.period(words[1]), try Self.period(words[3]))
      try Self.check(ratio.phases(period: from), text)
      try Self.check(ratio.phases(period: to), text)
      self = .slowing(from: from, to: to, ratio)
    } else if words.first?.contains("/") == true {
      guard words.count <= 2 else { throw Misread(Self.complaint(about: text)) }
      let ratio = try words.count == 2 ? Self.ratio(words[1]) : .standard
      self = .steady(try Self.check(ratio.phases(period: try Self.period(words[0])), text))
    } else {
      self = .steady(try Self.check(try Self.pattern(text), text))
    }
  }

  private static func pattern(_ text: String) throws(Misread) -> BreathPhases {
    var times: [Duration] = []
    for part in text.split(separator: "-", omittingEmptySubsequences: false) {
      guard let thousandths = Duration.thousandths(part) else { throw Misread(complaint(about: text)) }
      times.append(.milliseconds(thousandths))
    }
    switch times.count {
    case 2: return BreathPhases(inhale: times[0], exhale: times[1])
    case 4: return BreathPhases(inhale: times[0], hold: times[1], exhale: times[2], pause: times[3])
    default: throw Misread(complaint(about: text))
    }
  }

  /// Reads a rate such as `6/min`, as a period in milliseconds.
  private static func period(_ word: String) throws(Misread) -> Double {
    guard word.hasSuffix("/min"), let rate = Duration.thousandths(word.dropLast(4)), rate > 0 else {
      throw Misread("\"\(word)\" is not a breathing rate; write breaths per minute, such as 6/min")
    }
    return 60_000_000 / Double(rate)
  }

  private static func ratio(_ word: String) throws(Misread) -> BreathRatio {
    let parts = word.split(separator: ":", omittingEmptySubsequences: false).map { Duration.thousandths($0) }
    guard parts.count == 2 || parts.count == 4, parts.allSatisfy({ $0 != nil }) else {
      throw Misread("\"\(word)\" is not a ratio of a breath; write in:out such as 2:3, or in:hold:out:pause")
    }
    let values = parts.map { $0! }
    let ratio = values.count == 2 ? [values[0], 0, values[1], 0] : values
    guard ratio.reduce(0, +) > 0 else { throw Misread("\"\(word)\" is nothing but zeros; write such as 2:3") }
    return BreathRatio(parts: ratio)
  }

  @discardableResult
  private static func check(_ phases: BreathPhases, _ text: String) throws(Misread) -> BreathPhases {
    guard phases.inhale >= .milliseconds(500), phases.exhale >= .milliseconds(500) else {
      throw Misread("\"\(text)\" breathes in or out for less than half a second; give each at least 0.5 s")
    }
    guard phases.period >= .seconds(2), phases.period <= .seconds(60) else {
      throw Misread("\"\(text)\" makes a breath of \(phases.period.text); one breath lasts 2 to 60 seconds")
    }
    return phases
  }

  private static func complaint(about text: String) -> String {
    "\"\(text)\" is not a breath; write in-hold-out-pause in seconds such as 4-0-6-0, a rate such as 6/min, or off"
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
