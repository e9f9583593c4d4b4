/// JSON as apps write it, made readable as YAML.
///
/// JSON writes characters beyond U+FFFF as two escapes, which YAML does not know. Just Another Workout Timer keeps only
/// the lower half of each UTF-16 unit in its exports, so that a dash or a Cyrillic letter becomes a control character,
/// which neither JSON nor YAML allows.
struct ForeignJSON {
  /// The text that YAML reads.
  private(set) var text = ""
  /// A sentence, if characters had to be guessed.
  private(set) var remark: String?

  init(_ json: String) {
    var result = String.UnicodeScalarView()
    var string = String.UnicodeScalarView()
    var isInString = false
    let scalars = Array(json.unicodeScalars)
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      index += 1
      switch scalar {
      case "\"":
        if isInString { result.append(contentsOf: restored(string)) }
        string = .init()
        isInString.toggle()
        result.append(scalar)
      case "\\" where isInString && index < scalars.count:
        if let (character, length) = Self.pair(scalars[(index - 1)...]) {
          string.append(character)
          index += length - 1
        } else {
          string.append(scalar)
          string.append(scalars[index])
          index += 1
        }
      default: if isInString { string.append(scalar) } else { result.append(Self.isLost(scalar) ? " " : scalar) }
      }
    }
    result.append(contentsOf: string)
    text = String(result)
  }

  /// The character that two escapes at the beginning stand for, and their length; a half of one alone is U+FFFD.
  private static func pair(_ text: ArraySlice<Unicode.Scalar>) -> (Unicode.Scalar, Int)? {
    func unit(_ text: ArraySlice<Unicode.Scalar>) -> UInt32? {
      guard text.count >= 6, text.starts(with: ["\\", "u"]) else { return nil }
      return UInt32(String(String.UnicodeScalarView(text.dropFirst(2).prefix(4))), radix: 16)
    }
    guard let high = unit(text), (0xD800...0xDFFF).contains(high) else { return nil }
    guard high < 0xDC00, let low = unit(text.dropFirst(6)), (0xDC00...0xDFFF).contains(low) else {
      return ("\u{FFFD}", 6)
    }
    return (Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}", 12)
  }

  /// Whether a scalar can stand in no text file.
  private static func isLost(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\t", "\n", "\r", "\u{85}": false
    case "\u{0}"..<" ", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": true
    default: false
    }
  }

  /// A string with the characters that most likely stood where only their lower halves are left.
  private mutating func restored(_ string: String.UnicodeScalarView) -> String.UnicodeScalarView {
    guard string.contains(where: Self.isLost) else { return string }
    remark = "the export has lost halves of letters, as that app's exports do; they stand here as they most likely were"
    // Cyrillic capitals end in 10 to 2F, small letters in 30 to 4F, and ё in 51.
    let isCyrillic = string.count > 1 && string.allSatisfy { (0x10...0x51).contains($0.value) && $0.value != 0x50 }
    var result = String.UnicodeScalarView()
    for scalar in string {
      if isCyrillic, scalar != " ", let letter = Unicode.Scalar(0x400 + scalar.value) {
        result.append(letter)
      } else {
        result.append(Self.isLost(scalar) ? Self.punctuation[scalar] ?? "\u{FFFD}" : scalar)
      }
    }
    return result
  }

  private static let punctuation: [Unicode.Scalar: Unicode.Scalar] = [
    "\u{13}": "–", "\u{14}": "—", "\u{18}": "‘", "\u{19}": "’", "\u{1C}": "“", "\u{1D}": "”", "\u{1E}": "„",
  ]
}
