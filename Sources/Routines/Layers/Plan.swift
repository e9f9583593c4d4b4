import Documents

/// The layers around a routine: what applies before it has a say, and what overrules it.
package struct Settings: Sendable {
  /// Layers under the routine, lowest first: the built-in rules, later the profile and the user's config.
  package var below: [Layer]
  /// The command line, which has the last word.
  package var commandLine: Layer
  /// Whether lines can be spoken; without a voice they make no sound and take no time.
  package var hasVoice: Bool

  package init(below: [Layer], commandLine: Layer = Layer(), hasVoice: Bool = false) {
    (self.below, self.commandLine, self.hasVoice) = (below, commandLine, hasVoice)
  }
}

/// What is in force for one step, every layer merged.
package struct Scope: Sendable {
  package var timing: Timing
  package var rules: [Rule]
}

/// A routine with every layer merged and checked: what is to be scheduled. Its limits hold.
package struct Plan: Sendable {
  package let routine: Routine
  package let hasVoice: Bool
  private var scopes: [Scope] = []
  /// By step number; 0 is the session.
  private var scopeOfStep: [Int]

  /// What is in force for a step or group, or for the session (0).
  package func scope(_ step: Int) -> Scope { scopes[scopeOfStep[step]] }

  /// The rules of all scopes.
  var rules: [Rule] { scopes.flatMap(\.rules) }

  /// The rules of a scope, by its index.
  package func rules(_ scope: Int) -> [Rule] { scopes[scope].rules }

  /// The timing of a scope, by its index.
  package func timing(_ scope: Int) -> Timing { scopes[scope].timing }

  /// The index of the scope of a step: steps with the same index share it. The session's is 0.
  package func scopeIndex(_ step: Int) -> Int { scopeOfStep[step] }

  /// Merges the layers.
  ///
  /// - Returns: nil, with errors, if a merged rule or length is wrong or a limit is passed.
  package init?(_ routine: Routine, _ settings: Settings, _ diagnostics: Diagnostics) {
    self.routine = routine
    hasVoice = settings.hasVoice
    let count = routine.allSteps.last?.number ?? 0
    scopeOfStep = Array(repeating: 0, count: count + 1)
    let errors = diagnostics.errorCount
    var stack = LayerStack(settings.commandLine)
    for layer in settings.below + [routine.layer] { stack.push(layer, level: 0) }
    Self.noteUnknownSilences(routine, stack, settings, diagnostics)
    scopes.append(stack.scope(diagnostics))
    merge(routine.steps, under: stack, scope: 0, diagnostics)
    checkLengths(routine.steps, diagnostics)
    Limits(self, diagnostics).check()
    if diagnostics.errorCount > errors { return nil }
  }

  private mutating func merge(_ steps: [Step], under stack: LayerStack, scope: Int, _ diagnostics: Diagnostics) {
    for step in steps {
      var stack = stack
      var scope = scope
      if !step.layer.isEmpty {
        stack.push(step.layer, level: step.number)
        scope = scopes.count
        scopes.append(stack.scope(diagnostics))
      }
      scopeOfStep[step.number] = scope
      if case .group(let group) = step.action { merge(group.steps, under: stack, scope: scope, diagnostics) }
    }
  }

  /// Silencing a rule that there is not does no harm, but was hardly meant.
  private static func noteUnknownSilences(
    _ routine: Routine, _ stack: LayerStack, _ settings: Settings, _ diagnostics: Diagnostics
  ) {
    let layers = [routine.layer] + routine.allSteps.map(\.layer) + [settings.commandLine]
    var defined: [String] = []
    for change in (settings.below + layers).flatMap(\.cues) {
      if case .set = change.action { defined.append(change.name) }
    }
    for change in layers.flatMap(\.cues) where !defined.contains(change.name) {
      guard case .silence = change.action else { continue }
      diagnostics.warning(
        change.place, "there is no rule \(change.name) to silence\(didYouMean(change.name, among: defined))")
    }
  }
}

/// The layers in force at a level of the routine; the command line stays on top of whatever is pushed.
private struct LayerStack {
  private var timing = Timing()
  private var rules = RuleSet()
  private let commandLine: Layer

  init(_ commandLine: Layer) { self.commandLine = commandLine }

  mutating func push(_ layer: Layer, level: Int) {
    timing.overlay(layer.timing, level: level)
    for change in layer.cues { rules.overlay(change) }
  }

  func scope(_ diagnostics: Diagnostics) -> Scope {
    var top = self
    top.push(commandLine, level: 0)
    return Scope(timing: top.timing, rules: top.rules.rules(diagnostics))
  }
}
