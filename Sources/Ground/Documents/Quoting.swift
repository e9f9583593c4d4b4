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

/// A text in double quotes, readable by people and by YAML and JSON. What cannot be shown becomes a blank.
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

/// A text in HTML or XML: what markup reserves is escaped.
/// - Parameter inAttribute: false for text between tags only, where quotes are left as they are, because captions have
///   no escape for them.
/// - Parameter inAttribute: false for a text between tags only, where quotes may stay: captions know no name for them.
package func escapedMarkup(_ text: String, inAttribute: Bool = true) -> String {
  let text = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  return inAttribute ? text.replacing("\"", with: "&quot;") : text
}

/// A word of a command line, quoted so that a shell reads it back.
package func shellQuoted(_ argument: String) -> String {
  let plain = argument.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_./=:,+%".contains($0)) }
  return plain && !argument.isEmpty ? argument : "'\(argument.replacing("'", with: "'\\''"))'"
}
