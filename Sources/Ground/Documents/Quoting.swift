/// A text as a JSON string, quotes included. It is safe inside an HTML script element too.
package func jsonString(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"", "\\": result += "\\\(scalar)"
    case "<", ">", "&", "\u{2028}", "\u{2029}", "\u{0}"..<" ":
      let hex = String(scalar.value, radix: 16)
      result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}

/// A text in double quotes, as YAML and JSON read it. Control characters and line breaks become blanks.
package func doubleQuoted(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"", "\\": result += "\\\(scalar)"
    case "\u{0}"..<" ", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{FEFF}": result += " "
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}

/// A value of the routine language as YAML writes it anywhere, also inside `{ … }` and `[ … ]`: as it is where that is
/// certain to be read as the same text, else as a JSON string, which YAML reads too.
package func yamlValue(_ text: String) -> String { isPlainYAML(text) ? text : jsonString(text) }

/// Whether a text means itself anywhere in YAML without quotes.
func isPlainYAML(_ text: String) -> Bool {
  let isKnown = text.utf8.allSatisfy { byte in
    (48...57).contains(byte) || (97...122).contains(byte | 32) || " +-./%_".utf8.contains(byte)
  }
  guard isKnown, let first = text.utf8.first, text.utf8.last != 32 else { return false }
  let second = text.utf8.dropFirst().first ?? 0
  return first == 45 ? (48...57).contains(second) : first != 46 && first != 32 && first != 37
}

/// A text for people, such as a title, as YAML: in quotes where any reader could take it for something else than a text.
///
/// - Parameter inList: whether the text stands in a list on one line, where commas separate the items.
package func yamlText(_ text: String, inList: Bool = false) -> String {
  let signs = inList ? " -_.'" : " -_.',"
  let isPlain =
    text.first?.isLetter == true && text.last != " "
    && text.allSatisfy { $0.isLetter || $0.isNumber || signs.contains($0) }
    && !["off", "on", "yes", "no", "true", "false", "null", "y", "n"].contains(text.lowercased())
  return isPlain ? text : doubleQuoted(text)
}

/// A text for HTML or XML, with the characters escaped that markup reserves.
///
/// - Parameter inAttribute: false for text between tags only, where quotes are left as they are, because captions have
///   no escape for them.
package func escapedMarkup(_ text: String, inAttribute: Bool = true) -> String {
  let text = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  return inAttribute ? text.replacing("\"", with: "&quot;") : text
}

/// A word of a command line, quoted so that a shell reads it back.
package func shellQuoted(_ argument: String) -> String {
  let plain = argument.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_./=:,+%".contains($0)) }
  return plain && !argument.isEmpty ? argument : "'\(argument.replacing("'", with: "'\\''"))'"
}
