import Routines

/// The schemas of the maps at the top of each file, and the definitions that they refer to.
enum SchemaFiles {
  private typealias V = SchemaValues

  static var routine: SchemaValue {
    // Keys come in the order of their texts, so that a key that is added to the reader later does not move the others.
    let order = SchemaTexts.routine.map(\.0)
    let keys = order + Routine.keys.filter { !order.contains($0) }
    return V.map(keys, SchemaTexts.routine) { key in
      switch key {
      case "title": V.line(Routine.longestTitle)
      case "summary": V.line(1000)
      case "language": V.language
      case "voice": ["type": "string", "pattern": "^[^-./][^/]*$", "maxLength": 60]
      case "tools", "when": V.oneOrMore(V.line(60))
      case "cautions": V.oneOrMore(V.line(500))
      case "timing": V.reference("timing")
      case "cues": V.reference("cues")
      case "steps": V.list(V.reference("step"))
      case "profile": V.profile
      case "settings": settings
      default: [:]
      }
    }.with("required", ["steps"])
  }

  static var profile: SchemaValue { V.map(["timing", "cues"], SchemaTexts.routine) { V.reference($0) } }

  static var config: SchemaValue {
    V.map(Config.keys, SchemaTexts.config) { key in
      switch key {
      case "profile": V.profile
      case "timing": V.reference("timing")
      case "cues": V.reference("cues")
      case "volume":
        [
          "anyOf": [
            V.orOff([V.decibels]), V.map(VolumeChange.names, SchemaTexts.buses) { _ in V.orOff([V.decibels]) },
          ]
        ]
      case "voice": V.line(200)
      case "language": V.language
      case "device": V.line(200)
      case "plain", "keep-alive": ["enum": ["on", "off", true, false]]
      case "latency": V.line(20)
      case "speech": V.orOff([speech])
      case "routines": ["type": "object", "additionalProperties": V.reference("routineConfig")]
      default: [:]
      }
    }
  }

  /// The schema of `speech`: a known program, or a command.
  private static var speech: SchemaValue {
    V.map(SchemaTexts.speech.map(\.0), SchemaTexts.speech) { key in
      switch key {
      case "command": V.list(V.line(1000))
      case "voices": ["type": "object", "additionalProperties": V.line(200)]
      case "rate": V.whole(60...400)
      case "voice": V.line(200)
      default: V.line(60)
      }
    }
  }

  /// The schema of a config's settings for one routine.
  private static var routineConfig: SchemaValue {
    guard case .map(let entries) = config, case .map(let all)? = entries.first(where: { $0.key == "properties" })?.value
    else { return [:] }
    return [
      "type": "object", "properties": .map(all.filter { Config.partKeys.contains($0.key) }),
      "additionalProperties": false,
    ]
  }

  private static var settings: SchemaValue {
    [
      "type": "object",
      "properties": [
        "config": V.reference("config").described("Takes the place of the user's config."),
        "flags": [
          "description": "Flags of the command line, by their names without the dashes.", "type": "object",
          "propertyNames": ["enum": .list(Flags.keys.map { .text($0) })],
        ],
      ],
      "additionalProperties": false,
    ]
  }

  static func definitions(for schema: Schema) -> SchemaValue {
    var all: [(key: String, value: SchemaValue)] = [
      ("duration", V.duration), ("anchor", V.anchor), ("timing", SchemaTiming.timing),
      ("cues", SchemaRules.cues(in: .file)),
      ("rule", SchemaRules.definition(in: .file)),
    ]
    if schema == .routine {
      all += [
        ("stepCues", SchemaRules.cues(in: .step)), ("stepRule", SchemaRules.definition(in: .step)),
        ("step", SchemaSteps.step(sided: false)),
        ("sidedStep", SchemaSteps.step(sided: true)), ("config", config),
      ]
    }
    if schema != .profile { all.append(("routineConfig", routineConfig)) }
    return .map(all)
  }
}
