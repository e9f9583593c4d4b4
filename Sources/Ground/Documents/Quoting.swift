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
