import Units

/// Times as people and spreadsheets write them.
enum WrittenTime {
  /// Reads seconds (`10`, `7,5`), a clock (`1:30`, `0:01:30`) or units (`10s`, `1 min 30 sec`) as milliseconds.
  ///
  /// - Returns: nil for what is no time; a time below zero as it is.
  static func milliseconds(_ text: String) -> Int64? {
    guard text.utf8.count <= longest, text.contains(where: \.isNumber) else { return nil }
    if text.utf8.count < 10, let seconds = Int64(text) { return seconds * 1000 }
    let text = text.trimmed.lowercased().replacing(",", with: ".")
    if text.wholeMatch(of: /[-+]?\d*\.?\d+|\d+\./) != nil, let number = Double(text) { return rounded(number * 1000) }
    if let clock = text.wholeMatch(of: /(?:(\d{1,6}):)?(\d{1,6}):(\d{1,2}(?:\.\d+)?)/), let seconds = Double(clock.3) {
      let (hours, minutes) = (clock.1.flatMap { Double($0) } ?? 0, Double(clock.2) ?? 0)
      guard seconds < 60, clock.1 == nil || minutes < 60 else { return nil }
      return rounded((hours * 3600 + minutes * 60 + seconds) * 1000)
    }
    var rest = text[...]
    var total = 0.0
    while let part = rest.prefixMatch(of: /\s*(\d+(?:\.\d+)?)\s*(\p{L}+|"|'|″|′)\.?\s*/), let number = Double(part.1) {
      guard let unit = units[String(part.2)] else { return nil }
      total += number * unit
      rest = rest[part.range.upperBound...]
    }
    return rest.isEmpty && !text.isEmpty ? rounded(total) : nil
  }

  /// More bytes than any time has, whatever is written around it.
  static let longest = 60

  private static func rounded(_ milliseconds: Double) -> Int64? {
    abs(milliseconds) < 1e12 ? Int64(milliseconds.rounded()) : nil
  }

  /// The milliseconds of each unit that is known by a name.
  private static let units: [String: Double] = {
    let names: [(Double, String)] = [
      (1, "ms msec"),
      (1000, "s sec secs second seconds sek sekunde sekunden seg segundo segundos secondes seconde secondi sn \" ″"),
      (60_000, "m min mins minute minutes minuten minuto minutos minuti dk ' ′"),
      (3_600_000, "h hr hrs hour hours std stunde stunden heure heures hora horas ora ore"),
    ]
    return Dictionary(
      names.flatMap { factor, names in names.split(separator: " ").map { (String($0), factor) } },
      uniquingKeysWith: { first, _ in first })
  }()
}
