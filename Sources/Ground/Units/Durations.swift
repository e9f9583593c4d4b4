extension Duration {
  /// Reads a time of the routine language: `[N"h"] [N"m"] [N"s"]`, or a bare number of seconds, with at most three
  /// decimals.
  package init(parsing text: String) throws(Misread) {
    guard let milliseconds = Self.milliseconds(of: text) else { throw Misread(complaint(aboutTime: text)) }
    self = .milliseconds(milliseconds)
  }

  /// The whole milliseconds; anything finer is cut off. All arithmetic on lengths is done in milliseconds, exactly.
  package var milliseconds: Int64 {
    let (seconds, attoseconds) = components
    return seconds * 1000 + attoseconds / 1_000_000_000_000_000
  }

  /// The time, rounded up to whole milliseconds.
  package var roundedUp: Duration {
    let whole = Duration.milliseconds(milliseconds)
    return whole < self ? whole + .milliseconds(1) : whole
  }

  /// The whole seconds; anything finer is cut off.
  package var wholeSeconds: Int { Int(components.seconds) }

  /// The time as the routine language writes it: `1m30s` for 90 seconds, `0.5s` for half a second.
  package var text: String {
    let total = milliseconds
    let (hours, minutes) = (total / 3_600_000, total / 60_000 % 60)
    var text = hours > 0 ? "\(hours)h" : ""
    if minutes > 0 { text += "\(minutes)m" }
    let rest = total % 60_000
    if rest > 0 || text.isEmpty { text += Self.decimal(rest) + "s" }
    return text
  }

  /// A number of thousandths as a decimal number, with no more digits than needed.
  package static func decimal(_ thousandths: Int64) -> String {
    let (whole, rest) = thousandths.quotientAndRemainder(dividingBy: 1000)
    if rest == 0 { return "\(whole)" }
    var digits = String("\(1000 + rest)".dropFirst())
    while digits.hasSuffix("0") { digits.removeLast() }
    return "\(whole).\(digits)"
  }

  static func milliseconds(of text: String) -> Int64? {
    if let thousandths = thousandths(text[...]) { return thousandths }
    var rest = text[...]
    var total: Int64 = 0
    var parts = 0
    for (unit, factor) in [("h", 3600), ("m", 60), ("s", 1)] as [(Character, Int64)] {
      guard let end = rest.firstIndex(of: unit) else { continue }
      guard let number = thousandths(rest[..<end]) else { return nil }
      total += number * factor
      parts += 1
      rest = rest[rest.index(after: end)...]
    }
    return parts > 0 && rest.isEmpty ? total : nil
  }

  /// Reads a decimal number with at most nine digits before the point and three after it, in thousandths.
  package static func thousandths(_ text: Substring) -> Int64? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, (1...9).contains(parts[0].utf8.count), parts[0].utf8.allSatisfy(isDigit) else { return nil }
    guard parts.count == 2 else { return Int64(parts[0])! * 1000 }
    guard (1...3).contains(parts[1].utf8.count), parts[1].utf8.allSatisfy(isDigit) else { return nil }
    let padded = parts[1] + String(repeating: "0", count: 3 - parts[1].utf8.count)
    return Int64(parts[0])! * 1000 + Int64(padded)!
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}

/// The quotient of two whole numbers, rounded to the nearest whole number, halves up. `dividend` must not be negative,
/// and `divisor` must be greater than 0.
package func dividedAndRounded(_ dividend: Int64, by divisor: Int64) -> Int64 {
  (2 * dividend + divisor) / (2 * divisor)
}
