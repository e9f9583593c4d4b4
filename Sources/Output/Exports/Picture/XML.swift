import Documents

/// A text between tags or in an attribute: what XML reserves is escaped, what it cannot hold is replaced.
func escapedXML(_ text: String) -> String {
  let held = text.unicodeScalars.map { scalar -> Unicode.Scalar in
    switch scalar {
    case "\t", "\n", "\r": " "
    case "\u{0}"..<"\u{20}", "\u{FFFE}", "\u{FFFF}": "\u{FFFD}"
    default: scalar
    }
  }
  return escapedMarkup(String(String.UnicodeScalarView(held)))
}

/// A coordinate with at most one decimal, written the same on every machine.
func coordinate(_ value: Double) -> String {
  let tenths = Int((value * 10).rounded())
  let (whole, rest) = abs(tenths).quotientAndRemainder(dividingBy: 10)
  return (tenths < 0 ? "-" : "") + "\(whole)" + (rest == 0 ? "" : ".\(rest)")
}

/// Measures text without a font. It errs on the large side, so that labels keep apart in any common sans serif.
enum TextMeasure {
  /// The width of a line at a size, in the picture's units.
  static func width(_ text: String, size: Double) -> Double {
    text.unicodeScalars.reduce(0) { $0 + em($1) } * size
  }

  /// The text if it fits, else its beginning with an ellipsis; nil if not even three characters fit.
  static func fitted(_ text: String, size: Double, width limit: Double) -> String? {
    if width(text, size: size) <= limit { return text }
    var start = ""
    for character in text {
      guard width(start + "\(character)…", size: size) <= limit else { break }
      start.append(character)
    }
    while start.last == " " || start.last == "," { start.removeLast() }
    return start.count < 3 ? nil : start + "…"
  }

  /// A text in lines that fit, broken between words; what is more than so many lines ends with an ellipsis.
  static func wrapped(_ text: String, size: Double, width limit: Double, most: Int) -> [String] {
    var lines: [String] = []
    var words = text.split(separator: " ")[...]
    while !words.isEmpty, lines.count < most - 1 {
      var line = String(words.removeFirst())
      while let word = words.first, width("\(line) \(word)", size: size) <= limit {
        line += " \(word)"
        words.removeFirst()
      }
      lines.append(fitted(line, size: size, width: limit) ?? "…")
    }
    if !words.isEmpty { lines.append(fitted(words.joined(separator: " "), size: size, width: limit) ?? "…") }
    return lines
  }

  private static func em(_ scalar: Unicode.Scalar) -> Double {
    switch scalar {
    case "i", "j", "l", "t", "f", "r", "I", " ", ".", ",", ":", ";", "'", "|", "!", "(", ")", "·": 0.43
    case "m", "w", "M", "W", "@", "%", "…", "—": 1.02
    case "A"..."Z", "“", "”": 0.78
    case "\u{0}"..<"\u{1100}": 0.66
    default: 1.1
    }
  }
}
