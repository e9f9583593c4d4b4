import Documents

/// Schemas of the single values that LANGUAGE.md defines. YAML reads some texts of the language, such as `45`, as
/// numbers, so these schemas allow both.
package enum SchemaValues {
  private static let number = #"[0-9]{1,9}(\.[0-9]{1,3})?"#
  /// The pattern of a duration.
  package static let durationPattern = "(?=[0-9])(\(number)h)?(\(number)m)?(\(number)s)?|\(number)"

  /// A reference to a definition of the schema.
  package static func reference(_ name: String) -> SchemaValue { ["$ref": .text("#/definitions/\(name)")] }

  /// The word `off`.
  package static var off: SchemaValue { ["const": "off"] }

  /// Any of these, or `off`.
  package static func orOff(_ choices: [SchemaValue]) -> SchemaValue { ["anyOf": .list(choices + [off])] }

  /// A list of at least one item.
  package static func list(_ items: SchemaValue) -> SchemaValue { ["type": "array", "minItems": 1, "items": items] }

  /// One item, or a list of them.
  package static func oneOrList(_ item: SchemaValue) -> SchemaValue { ["anyOf": [item, list(item)]] }

  /// One text, or a list of them.
  package static func oneOrMore(_ items: SchemaValue) -> SchemaValue {
    ["anyOf": [["type": "array", "items": items], items]]
  }

  /// A text, or number, that matches a pattern as a whole.
  package static func pattern(_ pattern: String) -> SchemaValue {
    ["type": "string", "pattern": .text("^(\(pattern))$")]
  }

  private static var scalar: SchemaValue { ["string", "number", "boolean"] }

  /// A text of one line that is not empty. It may be a number or a flag too, because YAML reads `title: 2026` and
  /// `title: true` as these.
  package static func line(_ limit: Int) -> SchemaValue {
    ["type": scalar, "pattern": #"\S"#, "maxLength": .number("\(limit)")]
  }

  /// A name that becomes part of a path.
  package static var name: SchemaValue { ["type": scalar, "pattern": "^[^./][^/]*$", "maxLength": 60] }

  /// A name, or a path in the file's folder or below it.
  package static var file: SchemaValue {
    ["type": scalar, "pattern": #"^(?!/)(?!.*(^|/)\.\.(/|$))(?!.*//)(?!.*/$).+$"#, "maxLength": 300]
  }

  /// The name of a profile, or a path.
  package static var profile: SchemaValue {
    ["anyOf": [["enum": .texts(Layer.shippedProfiles)], file]]
  }

  /// The code of a language.
  package static var language: SchemaValue { pattern("[A-Za-z0-9]{2,3}(-[A-Za-z0-9]{1,8})*") }

  /// A duration.
  package static var duration: SchemaValue { ["anyOf": [["type": "number", "minimum": 0], pattern(durationPattern)]] }

  /// A place in a segment.
  package static var anchor: SchemaValue {
    pattern(#"(start|end|(100(\.0{1,3})?|[0-9]{1,2}(\.[0-9]{1,3})?)%)([+-](\#(durationPattern)))?"#)
  }

  /// Decibels from −60 to 12.
  package static var decibels: SchemaValue {
    ["anyOf": [["type": "number", "minimum": -60, "maximum": 12], pattern(#"[+-]?[0-9]{1,2}(\.[0-9]+)? ?dB"#)]]
  }

  /// A whole number in a range.
  package static func whole(_ range: ClosedRange<Int>) -> SchemaValue {
    ["type": "integer", "minimum": .number("\(range.lowerBound)"), "maximum": .number("\(range.upperBound)")]
  }

  /// A line to be spoken, with known variables and closed brackets.
  package static func template(_ variables: [Template.Variable]) -> SchemaValue {
    let names = variables.map(\.rawValue).joined(separator: "|")
    let part = #"[^{}\[\]]|\{(\#(names))\}"#
    return [
      "type": scalar, "pattern": .text(#"^(\#(part)|\[(\#(part))*\])*$"#),
      "minLength": 1, "maxLength": .number("\(Node.longestLine)"),
    ]
  }

  /// A way of breathing.
  package static var breath: SchemaValue {
    let (rate, ratio) = ("\(number)/min", "( +\(number):\(number)(:\(number):\(number))?)?")
    return [
      "anyOf": [
        ["enum": .texts(BreathPreset.all.map(\.name))],
        pattern("\(number)-\(number)(-\(number)(-\(number))?)?").described(
          "in-hold-out-pause, in-hold-out, or in-out, in seconds"),
        pattern("\(rate)\(ratio)").described("breaths per minute, and how in and out share them"),
        pattern("from +\(rate) +to +\(rate)\(ratio)").described("slowing down over the part where it is written"),
        off,
      ]
    ]
  }

  /// A map with these keys only, each with its description.
  package static func map(
    _ keys: [String], _ texts: [(String, String)], _ value: (String) -> SchemaValue
  ) -> SchemaValue {
    let properties = keys.map { key in
      (key: key, value: value(key).described(texts.first { $0.0 == key }?.1 ?? ""))
    }
    return ["type": "object", "properties": .map(properties), "additionalProperties": false]
  }
}
