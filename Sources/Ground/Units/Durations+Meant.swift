extension Duration {
  /// The time that a text means which is not written in the routine language, such as `1:30`, `42,5s`, `1 min 30 sec`
  /// or `500ms`; nil if it is not clear, or nothing finer than a millisecond could say it.
  package static func meant(by text: String) -> Duration? {
    let text = (text.withDecimalPoint ?? text).lowercased()
    if let time = clockTime(text) { return time }
    var total: Int64 = 0
    var last: Int64 = .max
    var rest = text.filter { !$0.isWhitespace }[...]
    guard !rest.isEmpty else { return nil }
    while !rest.isEmpty {
      let number = rest.prefix { $0.isNumber || $0 == "." }
      rest = rest.dropFirst(number.count)
      let word = rest.prefix { !$0.isNumber && $0 != "." }
      rest = rest.dropFirst(word.count)
      // A number without a unit is seconds; after hours it is minutes, as in 1h30.
      let unit = word == "" ? (last == 3_600_000 ? "m" : "s") : String(word.hasSuffix(",") ? word.dropLast() : word)
      guard let thousandths = thousandths(number), let factor = units[unit], factor < last else { return nil }
      let (value, remainder) = (thousandths * factor).quotientAndRemainder(dividingBy: 1000)
      guard remainder == 0 else { return nil }
      total += value
      last = factor
    }
    return .milliseconds(total)
  }

  /// Words for units of time, and their milliseconds.
  private static let units: [String: Int64] = {
    let words: [(Int64, [String])] = [
      (3_600_000, ["h", "hr", "hrs", "hour", "hours", "std", "stunde", "stunden"]),
      (60_000, ["m", "min", "mins", "min.", "minute", "minutes", "minuten", "'", "′"]),
      (1000, ["s", "sec", "secs", "sec.", "second", "seconds", "sek", "sekunden", "\"", "″", "''"]),
      (1, ["ms", "msec", "millisecond", "milliseconds"]),
    ]
    return Dictionary(uniqueKeysWithValues: words.flatMap { factor, names in names.map { ($0, factor) } })
  }()

  /// Reads `1:30` and `1:02:03`, with decimals of a second or without.
  private static func clockTime(_ text: String) -> Duration? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), let seconds = thousandths(parts.last!) else { return nil }
    let whole = parts.dropLast().map { UInt16($0) }
    guard whole.allSatisfy({ $0 != nil }) else { return nil }
    return .milliseconds(whole.reduce(0) { $0 * 60 + Int64($1!) } * 60_000 + seconds)
  }
}

/// A message for a text that is no time of the routine language: it says how the time that is meant is written, or how
/// times are written.
func complaint(aboutTime text: String) -> String {
  let start = "\"\(text)\" is not a time"
  let number = text.drop { $0 == "-" || $0 == "+" || $0 == "−" }
  if number.count < text.count, (try? Duration(parsing: String(number))) != nil {
    return "\(start); write \(number) without a sign"
  }
  if let point = text.firstIndex(of: "."), text[point...].dropFirst().prefix(while: \.isNumber).count > 3 {
    return "\(start); at most three decimals are allowed"
  }
  if text.contains(" "), Duration.milliseconds(of: text.filter { $0 != " " }) != nil {
    return "\(start); write \(text.filter { $0 != " " }) without spaces"
  }
  if let time = Duration.meant(by: text), time >= .zero { return "\(start); write \(time.text)" }
  return "\(start); write such as 45s, 1m30s or 90 (seconds)"
}
