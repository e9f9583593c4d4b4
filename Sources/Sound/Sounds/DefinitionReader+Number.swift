import Documents

/// The unit of a number in a definition. It may follow the number or be left out: `2.5s` is the same as `2.5`.
enum Unit: String {
  case seconds = "s"
  case hertz = "Hz"
  case decibels = "dB"
  case factor = ""

  /// What messages call a number with this unit: `a number of seconds`.
  var name: String {
    switch self {
    case .seconds: "a number of seconds"
    case .hertz: "a number of Hz"
    case .decibels: "a number of dB"
    case .factor: "a number"
    }
  }
}

extension DefinitionReader {
  /// The number if it is within its bounds; otherwise reports an error and returns `fallback`.
  func number(
    _ node: Node, _ what: String, unit: Unit, _ bounds: ClosedRange<Double>, else fallback: Double
  ) -> Double {
    let expected = "\(what) is \(unit.name) from \(shown(bounds.lowerBound)) to \(shown(bounds.upperBound))"
    guard let text = node.text, let value = Self.parse(text, unit) else {
      diagnostics.error(node.location, "\(expected), here stands \(node.shown)")
      return fallback
    }
    guard bounds.contains(value) else {
      diagnostics.error(node.location, "\(expected), not \(shown(value))")
      return fallback
    }
    return value
  }

  /// The number under a key. If the key is missing, this is `standard`, or an error where there is no `standard`.
  func number(
    _ key: String, in fields: Fields, unit: Unit, _ bounds: ClosedRange<Double>, standard: Double? = nil
  ) -> Double {
    guard let node = fields[key] else {
      if let standard { return standard }
      diagnostics.error(
        fields.location,
        "\"\(key)\" is missing; it is \(unit.name) from \(shown(bounds.lowerBound)) to \(shown(bounds.upperBound))")
      return bounds.lowerBound
    }
    return number(node, key, unit: unit, bounds, else: standard ?? bounds.lowerBound)
  }

  /// Reads digits with at most a sign and a decimal point, and not `1e9`, `.inf` or `0x10`, which YAML allows.
  private static func parse(_ text: String, _ unit: Unit) -> Double? {
    var digits = Substring(text)
    if !unit.rawValue.isEmpty, digits.hasSuffix(unit.rawValue) {
      digits = digits.dropLast(unit.rawValue.count)
      while digits.last == " " { digits.removeLast() }
    }
    let magnitude = digits.first == "-" || digits.first == "+" ? digits.dropFirst() : digits
    guard (1...20).contains(magnitude.utf8.count), magnitude.first != ".", magnitude.last != ".",
      magnitude.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E })
    else { return nil }
    return Double(digits)
  }

  private func shown(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e9 ? String(Int(value)) : String(value)
  }
}

extension Node {
  /// What messages show of the node: its text in quotes, or what kind of node it is.
  var shown: String {
    guard let text, !isEmpty else { return kindName }
    let clean = text.unicodeScalars.prefix(40).filter { !$0.isControl }
    return "\"\(String(String.UnicodeScalarView(clean)))\(text.unicodeScalars.count > 40 ? "…" : "")\""
  }
}
