import Routines

/// The schema of `cues`.
enum SchemaRules {
  private typealias V = SchemaValues

  /// Where rules stand: those of a step or group cannot be about the session.
  enum Level { case file, step }

  static func cues(in level: Level) -> SchemaValue {
    [
      "type": "object",
      // Letters of any script, digits, - and _: no blank, and none of the other ASCII signs.
      "propertyNames": ["pattern": #"^[^\s!-,./:-@\[-^`{-~]{1,60}$"#],
      "properties": .map(
        SchemaTexts.builtInRules.map { name, text in (key: name, value: rule(in: level).described(text)) }),
      "additionalProperties": rule(in: level),
    ]
  }

  private static func rule(in level: Level) -> SchemaValue {
    .map([("anyOf", [["const": "off"], ["$ref": .text("#/definitions/\(level == .file ? "rule" : "stepRule")")]])])
  }

  /// One rule that is not `off`.
  static func definition(in level: Level) -> SchemaValue {
    let pairs = Placing.keys.indices.flatMap { i in
      Placing.keys[(i + 1)...].map { SchemaValue.map([("required", .texts([Placing.keys[i], $0]))]) }
    }
    return V.map(RuleChange.keys, SchemaTexts.rule) { value($0, in: level) }
      .with("not", ["anyOf": .list(pairs + [["required": ["say", "phrase"]]])])
  }

  private static func value(_ key: String, in level: Level) -> SchemaValue {
    switch key {
    case "on":
      let selector: SchemaValue = ["enum": .texts(selectors(in: level))]
      return V.orOff([selector, V.list(selector)])
    case "at": return V.orOff([V.reference("anchor"), V.list(V.reference("anchor"))])
    case "ends", "from", "to": return V.orOff([V.reference("anchor")])
    case "every":
      return V.orOff([["type": "number", "minimum": 0.1], V.pattern(V.durationPattern)])
    case "longer-than": return V.orOff([V.reference("duration")])
    case "last": return V.orOff([V.whole(1...3600)])
    case "each": return V.orOff([["enum": .texts(Placing.BreathPoint.allCases.map(\.rawValue))]])
    case "chime", "phrase", "breath": return V.orOff([V.name])
    case "sound": return V.orOff([V.file])
    case "say": return V.orOff([V.template(Template.Variable.ofRoutines)])
    case "gain": return V.orOff([V.decibels])
    case "pan":
      return V.orOff([["enum": ["left", "right", "side"]], ["type": "number", "minimum": -1, "maximum": 1]])
    case "priority": return V.orOff([V.whole(0...9)])
    case "crowded": return V.orOff([["enum": .texts(Crowded.allCases.map(\.rawValue))]])
    default: return [:]
    }
  }

  /// Every selector that may be written there.
  static func selectors(in level: Level) -> [String] {
    let kinds = SegmentKind.allCases.map(\.rawValue)
    return kinds + ["area", "side"] + (level == .file ? ["session"] : []) + kinds.map { "first \($0)" }
      + kinds.map { "last \($0)" }
  }
}
