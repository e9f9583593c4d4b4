import Routines

/// The schema of a step.
enum SchemaSteps {
  private typealias V = SchemaValues

  /// - Parameter sided: whether it is inside a group that has `sides`.
  static func step(sided: Bool) -> SchemaValue {
    let inGroup = StepReader.actions.filter { $0 != "rest" } + ["tool"]
    let groupSides: SchemaValue = [
      "if": ["required": ["sides"]],
      "then": ["properties": ["steps": ["items": V.reference("sidedStep")]]],
      "else": ["properties": ["steps": ["items": V.reference(sided ? "sidedStep" : "step")]]],
    ]
    return V.map(StepReader.keys.filter { !sided || $0 != "sides" }, SchemaTexts.step, value)
      .with("if", ["required": ["steps"]])
      .with("then", ["not": anyRequired(inGroup), "allOf": [groupSides]])
      .with(
        "else",
        [
          "oneOf": .list(StepReader.actions.map { ["required": [.text($0)]] }), "not": ["required": ["repeat"]],
          "if": ["not": anyRequired(["roll", "stretch"])],
          "then": ["not": anyRequired(["sides", "tool"])],
        ])
  }

  private static func anyRequired(_ keys: [String]) -> SchemaValue {
    ["anyOf": .list(keys.map { ["required": [.text($0)]] })]
  }

  private static func value(_ key: String) -> SchemaValue {
    switch key {
    case "roll", "stretch": return ["anyOf": [["enum": .texts(Area.known.map(\.name))], V.line(60)]]
    case "rest": return ["anyOf": [SchemaTiming.length(.rest), ["type": "null"]]]
    case "breathe": return ["anyOf": [SchemaTiming.length(.breathe), ["type": "null"]]]
    case "wait":
      return [
        "anyOf": [
          ["type": "number", "exclusiveMinimum": 0, "maximum": 86400], V.pattern("(?=.*[1-9])(\(V.durationPattern))"),
        ]
      ]
    case "say": return V.template(Template.Variable.ofRoutines.filter { !$0.isInTime })
    case "chime": return V.name
    case "sound": return V.file
    case "steps": return ["type": "array", "minItems": 1]
    case "repeat": return V.whole(1...StepReader.maximumRepetitions)
    case "sides": return ["enum": .texts(Sides.allCases.map(\.rawValue))]
    case "tool": return V.line(60)
    case "title": return V.line(Routine.longestTitle)
    case "timing": return V.reference("timing")
    case "cues": return V.reference("stepCues")
    default: return [:]
    }
  }
}
