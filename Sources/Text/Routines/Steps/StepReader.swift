import Documents
import Units

/// Reads steps and numbers them.
package struct StepReader {
  /// The keys that say what a step does. A step has one of them, unless it is a group.
  package static let actions = ["roll", "stretch", "rest", "breathe", "wait", "say", "chime", "sound"]
  /// All keys of a step.
  package static let keys = actions + ["steps", "repeat", "sides", "tool", "title", "timing", "cues"]
  static let maximumNesting = 16
  /// The highest number of repetitions of a group.
  package static let maximumRepetitions = 10_000

  let diagnostics: Diagnostics
  private var count = 0

  init(_ diagnostics: Diagnostics) { self.diagnostics = diagnostics }

  /// Reads a list of steps.
  ///
  /// - Parameters:
  ///   - depth: how many groups the list is inside.
  ///   - sided: whether one of those groups has `sides`.
  mutating func steps(_ node: Node, depth: Int = 0, sided: Bool = false) -> [Step] {
    guard case .sequence(let items) = node.value else {
      diagnostics.error(
        node.location,
        "steps is a list, here stands \(node.kindName); write a line such as \"- roll: calves\" for each step")
      return []
    }
    if items.isEmpty { diagnostics.error(node.location, "there are no steps; write at least one") }
    return items.compactMap { step($0, depth: depth, sided: sided) }
  }

  private mutating func step(_ node: Node, depth: Int, sided: Bool) -> Step? {
    count += 1
    let number = count
    let errors = diagnostics.errorCount
    guard let fields = Fields(node, known: Self.keys, what: "a step", diagnostics) else { return nil }
    let title = fields["title"].flatMap { $0.line("title", limit: Routine.longestTitle, diagnostics) }
    let sides = fields["sides"].flatMap { $0.read("sides", diagnostics, Sides.init(parsing:)) }
    var layer = Layer(fields, diagnostics)
    refuseSession(&layer, of: fields["steps"] == nil ? "step" : "group")
    if sided, fields["sides"] != nil {
      diagnostics.error(
        fields.keyLocation("sides"), "the group around this step has sides already; leave them out here")
    }
    let action =
      fields["steps"] == nil
      ? simple(fields, mayLackAction: diagnostics.errorCount > errors)
      : group(fields, depth: depth, sided: sided || fields["sides"] != nil)
    guard let action else { return nil }
    return Step(number: number, action: action, sides: sides, title: title, layer: layer, location: node.location)
  }

  private mutating func group(_ fields: Fields, depth: Int, sided: Bool) -> Step.Action? {
    for key in fields.keys where (Self.actions.contains(key) && key != "rest") || key == "tool" {
      diagnostics.error(
        fields.keyLocation(key), "a group of steps has no \"\(key)\"; write it as a step of its own in the list")
    }
    guard depth < Self.maximumNesting else {
      diagnostics.error(fields.location, "groups stand in groups \(Self.maximumNesting) deep at most; flatten this one")
      return nil
    }
    let repetitions = fields["repeat"]?.read("repeat", diagnostics) { text throws(Misread) in
      guard let count = Int(text), (1...Self.maximumRepetitions).contains(count) else {
        throw Misread("\"\(text)\" is no number of repetitions; write a whole number from 1 to 10000")
      }
      return count
    }
    let rest: Step.Group.Rest = fields["rest"].map { .length(optionalLength($0, .rest)) } ?? .none
    let steps = steps(fields["steps"]!, depth: depth + 1, sided: sided)
    return .group(Step.Group(steps: steps, repetitions: repetitions, rest: rest))
  }

  private func simple(_ fields: Fields, mayLackAction: Bool) -> Step.Action? {
    let written = fields.keys.filter(Self.actions.contains)
    guard let key = written.first else {
      if !mayLackAction {
        diagnostics.error(
          fields.location, "this step does nothing; write one of \(Self.actions.joined(separator: ", ")), or steps")
      }
      return nil
    }
    for other in written.dropFirst() {
      diagnostics.error(
        fields.keyLocation(other), "a step does one thing; make \"\(key)\" and \"\(other)\" two steps")
    }
    if fields["repeat"] != nil {
      diagnostics.error(
        fields.keyLocation("repeat"),
        "only a group repeats; put the step in a list under \"steps\" and \"repeat\" beside that")
    }
    for attribute in ["sides", "tool"] where fields[attribute] != nil && key != "roll" && key != "stretch" {
      diagnostics.error(fields.keyLocation(attribute), "\(key) has no \(attribute); leave it out")
    }
    let node = fields[key]!
    switch key {
    case "roll", "stretch":
      let tool = fields["tool"].flatMap { $0.line("tool", limit: 60, diagnostics) }
      guard let area = node.line("the area", limit: 60, diagnostics) else { return nil }
      return key == "roll" ? .roll(area: area, tool: tool) : .stretch(area: area, tool: tool)
    case "rest": return .rest(optionalLength(node, .rest))
    case "breathe": return .breathe(optionalLength(node, .breathe))
    case "wait":
      return node.read("wait", diagnostics) { text throws(Misread) in
        let time = try Duration(parsing: text)
        guard time > .zero, time <= .seconds(86_400) else {
          throw Misread("a wait of \(text) is out of bounds; it lasts at least a millisecond and at most 24h")
        }
        return .wait(time)
      }
    case "say": return say(node)
    case "chime": return node.soundName("chime", diagnostics).map { .chime($0) }
    default: return node.soundFile("sound", diagnostics).map { .sound($0) }
    }
  }

  /// Reads a length that may be left out; nil if it is, and the length in force then holds.
  private func optionalLength(_ node: Node, _ key: LengthKey) -> Length? {
    node.isEmpty ? nil : Length(node, key: key, diagnostics)
  }

  private func say(_ node: Node) -> Step.Action? {
    guard let template = node.template(diagnostics) else { return nil }
    if let variable = template.variables.filter(\.isInTime).map(\.rawValue).min() {
      diagnostics.error(
        node.location, "a say step is as long as its line, so the line cannot hold {\(variable)}, which depends on it")
    }
    return .say(template)
  }

  /// The error for a step or group that changes a rule on the session.
  package static func sessionRefusal(_ what: String) -> String {
    "a \(what) cannot set a rule on the session; write the rule in the routine's \"cues\""
  }

  private func refuseSession(_ layer: inout Layer, of what: String) {
    for i in layer.cues.indices {
      guard case .set(let keys) = layer.cues[i].action, keys[.on]?.contains(.session) == true else { continue }
      diagnostics.error(layer.cues[i].location, Self.sessionRefusal(what))
      layer.cues[i].isDamaged = true
    }
  }
}
