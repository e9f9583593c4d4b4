/// A text in JSON, with its quotes; safe inside an HTML script element too.
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

/// A word of a command line as a shell reads it back.
package func shellQuoted(_ argument: String) -> String {
  let plain = argument.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_./=:,+%".contains($0)) }
  return plain && !argument.isEmpty ? argument : "'\(argument.replacing("'", with: "'\\''"))'"
}
