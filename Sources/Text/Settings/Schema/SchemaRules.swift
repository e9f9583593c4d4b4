import Routines

/// The schema of `cues`.
enum SchemaRules {
  private typealias V = SchemaValues

  /// Where rules stand. Those of a step or group cannot be about the session.
  enum Level { case file, step }

  static func cues(in level: Level) -> SchemaValue {
    [
      "type": "object",
      // Names have letters of any script, digits, - and _; blanks and other ASCII signs are not allowed.
      "propertyNames": ["pattern": #"^[^\s!-,./:-@\[-^`{-~]{1,60}$"#],
      "properties": .map(
        SchemaTexts.builtInRules.map { name, text in (key: name, value: rule(in: level).described(text)) }),
      "additionalProperties": rule(in: level),
    ]
  }

  private static func rule(in level: Level) -> SchemaValue {
    .map([("anyOf", [["const": "off"], ["$ref": .text("#/definitions/\(level == .file ? "rule" : "stepRule")")]])])
  }

  /// The schema of a rule that is not `off`.
  static func definition(in level: Level) -> SchemaValue {
    let properties = RuleKey.all.map { key in
      (key: key.name, value: V.orOff(choices(of: key, in: level)).described(key.text))
    }
    let slots = Dictionary(grouping: RuleKey.all.map(\.name)) { RuleKey.named($0)!.slot }
    let shared = RuleKey.all.compactMap { key in key.name == slots[key.slot]?.first ? slots[key.slot] : nil }
    let pairs = shared.flatMap { names in
      names.indices.flatMap { i in
        names[(i + 1)...].map { SchemaValue.map([("required", .texts([names[i], $0]))]) }
      }
    }
    let rule: SchemaValue = ["type": "object", "properties": .map(properties), "additionalProperties": false]
    return rule.with("not", ["anyOf": .list(pairs)])
  }

  /// The schemas of what may be written for a key, besides `off`.
  private static func choices(of key: RuleKey, in level: Level) -> [SchemaValue] {
    var schema = key.schema
    if key.name == "on", level == .step {
      schema = V.oneOrList(["enum": .texts(Selector.names.filter { $0 != "session" })])
    }
    guard case .map(let entries) = schema, entries.count == 1, entries[0].key == "anyOf",
      case .list(let choices) = entries[0].value
    else { return [schema] }
    return choices
  }
}
