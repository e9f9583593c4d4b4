import Routines
import Units

/// The schema of `timing`.
enum SchemaTiming {
  private typealias V = SchemaValues

  static var timing: SchemaValue {
    V.map(TimingLayer.keys, TimingLayer.texts) { key in
      switch key {
      case "spots": V.whole(0...TimingLayer.maximumSpots)
      case "breath": V.breath
      default: LengthKey(rawValue: key).map(length) ?? [:]
      }
    }
  }

  /// The schema of a length, with or without bounds.
  static func length(_ key: LengthKey) -> SchemaValue {
    let amount = amount(key)
    let bounds: SchemaValue = [
      "type": "object",
      "properties": [
        "for": amount.described("How long it lasts."),
        "from": amount.described("The shortest, for --fit and for a released one."),
        "to": amount.described("The longest; a released one is planned at it."),
        "until": ["description": "The listener ends it.", "const": "released"],
      ],
      "additionalProperties": false, "minProperties": 1, "not": ["required": ["for", "until"]],
    ]
    return ["anyOf": [amount, bounds]]
  }

  private static func amount(_ key: LengthKey) -> SchemaValue {
    let (low, high) = (key.allowed.lowerBound.milliseconds, key.allowed.upperBound.milliseconds)
    let seconds: SchemaValue = [
      "type": "number", "minimum": .number(Duration.decimal(low)), "maximum": .number(Duration.decimal(high)),
    ]
    let time = V.pattern(V.durationPattern)
    return key.breathes
      ? ["anyOf": [seconds, time, V.pattern("[1-9][0-9]{0,4} +breaths?")]] : ["anyOf": [seconds, time]]
  }
}
