import Documents
import Units

extension Breath {
  /// Reads a breath: `IN-HOLD-OUT-PAUSE`, `IN-HOLD-OUT`, `IN-OUT`, `N/min [ratio]`, `from N/min to N/min [ratio]`, the
  /// name of a preset, or `off`.
  package init(parsing text: String) throws(Misread) {
    guard let breath = try Self.read(text) else { throw Misread(Self.complaint(about: text)) }
    self = breath
  }

  /// Reads a breath; nil if the text has the form of none.
  private static func read(_ text: String) throws(Misread) -> Breath? {
    let written = BreathPreset.named(text)?.pattern ?? text
    let words = written.split(separator: " ").map(String.init)
    if text == "off" {
      return .off
    } else if words.first == "from" {
      guard (4...5).contains(words.count), words[2] == "to" else {
        throw Misread("\"\(text)\" is not a breath; write such as \"from 8/min to 5/min\", with a ratio or without")
      }
      let ratio = try words.count == 5 ? ratio(words[4]) : .standard
      let (from, to) = (try period(words[1]), try period(words[3]))
      try check(ratio.phases(period: from), text)
      try check(ratio.phases(period: to), text)
      return .slowing(from: from, to: to, ratio)
    } else if words.first?.contains("/min") == true {
      guard words.count <= 2 else { return nil }
      let ratio = try words.count == 2 ? ratio(words[1]) : .standard
      return .steady(try check(ratio.phases(period: try period(words[0])), text))
    } else {
      return try pattern(written).map { phases throws(Misread) in .steady(try check(phases, text)) }
    }
  }

  /// Reads times with hyphens between them; nil if these are not two to four.
  private static func pattern(_ text: String) -> BreathPhases? {
    let times = text.split(separator: "-", omittingEmptySubsequences: false).map { Duration.thousandths($0) }
    guard (2...4).contains(times.count), times.allSatisfy({ $0 != nil }) else { return nil }
    let phases = times.map { Duration.milliseconds($0!) }
    return switch phases.count {
    case 2: BreathPhases(inhale: phases[0], exhale: phases[1])
    case 3: BreathPhases(inhale: phases[0], hold: phases[1], exhale: phases[2])
    default: BreathPhases(inhale: phases[0], hold: phases[1], exhale: phases[2], pause: phases[3])
    }
  }

  /// Reads a rate such as `6/min`, as a period in milliseconds.
  private static func period(_ word: String) throws(Misread) -> Double {
    guard word.hasSuffix("/min"), let rate = Duration.thousandths(word.dropLast(4)), rate > 0 else {
      let meant = word.withDecimalPoint.map { ", \($0)" } ?? ", such as 6/min"
      throw Misread("\"\(word)\" is not a breathing rate; write breaths per minute\(meant)")
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
    let start = "\"\(text)\" is not a breath"
    if let meant = meant(text) { return "\(start); write \(meant)" }
    let names = BreathPreset.all.flatMap { [$0.name] + $0.aliases }
    if let near = nearest(to: text, among: names).first, !near.allSatisfy({ $0.isNumber || $0 == "-" }) {
      return "\(start); did you mean \"\(near)\"?"
    }
    return start + "; write in-hold-out-pause in seconds such as 4-0-6-0, in-hold-out such as 4-7-8,"
      + " a rate such as 6/min, a name such as box (\"unknot help breath\" lists them), or off"
  }

  /// The breath that a text means which is written in another way, such as `4:7:8`, `4,5-5,5` or `6 bpm`; nil if it is
  /// not clear.
  private static func meant(_ text: String) -> String? {
    let plain = text.lowercased().withDecimalPoint ?? text.lowercased()
    let words = plain.split(separator: " ").joined(separator: " ")
    for unit in ["bpm", "brpm", "/m", "per minute", "per min", "a minute", "breaths/min", "x/min", "/minute", "/ min"]
    where words.hasSuffix(unit) {
      let number = words.dropLast(unit.count).replacing("breaths", with: "").trimmed
      if isBreath("\(number)/min") { return "\(number)/min" }
    }
    if isBreath("\(words)/min"), (2...30).contains(Double(words) ?? 0) {
      return "\(words)/min for that many breaths a minute"
    }
    let separators: Set<Character> = ["-", "–", "—", "−", ":", "/", " ", "x", "|", ";", ",", "+"]
    let parts = plain.split { separators.contains($0) }.map { $0.hasSuffix("s") ? $0.dropLast() : $0 }
    let pattern = parts.joined(separator: "-")
    return pattern != text && isBreath(pattern) ? pattern : nil
  }

  private static func isBreath(_ text: String) -> Bool { ((try? read(text)) ?? nil) != nil }
}
