import Documents
import Routines

/// What is in force for one step, with every layer merged.
package struct Scope: Sendable {
  /// The timing in force.
  package var timing: Timing
  /// The rules in force, in order.
  package var rules: [Rule]
}

/// A routine with every layer merged and checked, and within all limits. From it a timeline is made.
package struct Plan: Sendable {
  /// The routine as it was read.
  package let routine: Routine
  /// Whether lines can be spoken.
  package let hasVoice: Bool
  /// How long the whole session has to last; nil if no time is asked for.
  package let fit: Fit?
  let scale: Scale?
  let sides: Sides?
  /// The languages of its lines; nil if nothing is said.
  package let phrasing: Phrasing?
  private var scopes: [Scope] = []
  /// The index of the scope of each step, by its number; 0 is the session.
  private var scopeOfStep: [Int]

  /// What is in force for a step or group; with 0, for the session.
  package func scope(_ step: Int) -> Scope { scopes[scopeOfStep[step]] }

  /// The rules of all scopes, each once.
  private(set) var rules: [Rule] = []

  /// The rules of a scope, by its index.
  package func rules(_ scope: Int) -> [Rule] { scopes[scope].rules }

  /// The timing of a scope, by its index.
  package func timing(_ scope: Int) -> Timing { scopes[scope].timing }

  /// The index of a step's scope. Steps that change nothing share the scope around them; the session's index is 0.
  package func scopeIndex(_ step: Int) -> Int { scopeOfStep[step] }

  /// Merges the layers and checks what comes out.
  ///
  /// - Parameter keepsRest: whether a plan with errors is made all the same, without what is wrong, so that the rest of
  ///   it can be looked at.
  /// - Returns: nil, with errors, if a merged rule or length is wrong or a limit is passed.
  package init?(
    _ routine: Routine, _ settings: LayeredSettings, keepsRest: Bool = false, _ diagnostics: Diagnostics
  ) {
    self.routine = routine
    (hasVoice, fit, scale, sides) = (settings.hasVoice, settings.fit, settings.scale, settings.sides)
    phrasing = settings.phrasing
    let count = routine.allSteps.last?.number ?? 0
    scopeOfStep = Array(repeating: 0, count: count + 1)
    let errors = diagnostics.errorCount
    let stack = LayerStack(settings, routine.layer)
    Self.noteUnknownSilences(routine, stack, settings, diagnostics)
    if mergesTooMuch(stack, diagnostics) { return nil }
    scopes.append(stack.whole.scope(diagnostics))
    rules = scopes[0].rules
    merge(routine.steps, under: stack, scope: 0, diagnostics)
    checkLengths(routine.steps, diagnostics)
    Limits(self, diagnostics).check()
    if diagnostics.errorCount > errors, !keepsRest { return nil }
  }

  private mutating func merge(_ steps: [Step], under stack: LayerStack, scope: Int, _ diagnostics: Diagnostics) {
    for step in steps {
      var stack = stack
      var scope = scope
      if !step.layer.isEmpty {
        stack.push(step.layer, level: step.number)
        refuseSession(step, stack.rules, diagnostics)
        scope = scopes.count
        let top = stack.whole
        scopes.append(top.scope(diagnostics))
        let changed = Set((step.layer.cues + stack.flags.flatMap(\.cues)).map(\.name))
        rules += changed.sorted().compactMap(top.rules.rule)
      }
      scopeOfStep[step.number] = scope
      if case .group(let group) = step.action { merge(group.steps, under: stack, scope: scope, diagnostics) }
    }
  }

  /// Whether merging would take too much time and memory. Each step that changes something has a list of rules of its
  /// own, so even a short file may need very many.
  private func mergesTooMuch(_ stack: LayerStack, _ diagnostics: Diagnostics) -> Bool {
    var count = 0
    var names = Set(stack.whole.rules.names)
    for step in routine.allSteps where !step.layer.isEmpty {
      names.formUnion(step.layer.cues.map(\.name))
      count += names.count
      if count > Limits.merged {
        diagnostics.error(
          step.location,
          "with this step, the steps that change timing or cues times the rules come to more than \(Limits.merged);"
            + " put what many steps share on a group around them, or write fewer rules")
        return true
      }
    }
    return false
  }

  /// Refuses a step that changes a rule on the session. Such a rule belongs to no step, so the change would be lost
  /// without a word.
  private func refuseSession(_ step: Step, _ rules: RuleSet, _ diagnostics: Diagnostics) {
    for change in step.layer.cues where !change.isDamaged && rules.isOnSession(change.name) {
      let what = if case .group = step.action { "group" } else { "step" }
      diagnostics.error(change.location, StepReader.sessionRefusal(what))
    }
  }

  /// Reports changes that silence a rule which does not exist. In a file that is a warning, because the rule may belong
  /// to another profile; on the command line it is an error.
  private static func noteUnknownSilences(
    _ routine: Routine, _ stack: LayerStack, _ settings: LayeredSettings, _ diagnostics: Diagnostics
  ) {
    let layers = [routine.layer, settings.ofRoutine] + routine.allSteps.map(\.layer) + settings.flags
    var defined: [String] = []
    var seen: Set<String> = []
    for change in (settings.below + layers).flatMap(\.cues) {
      if case .set = change.action, seen.insert(change.name).inserted { defined.append(change.name) }
    }
    let silenced = settings.below.dropFirst().flatMap(\.cues) + layers.flatMap(\.cues)
    for change in silenced where !seen.contains(change.name) {
      guard case .silence = change.action else { continue }
      let severity: Diagnostic.Severity = change.location.source.name.hasPrefix("--") ? .error : .warning
      diagnostics.add(
        Diagnostic(
          severity, at: change.location,
          "there is no rule \(change.name) to silence\(didYouMean(change.name, among: defined))"))
    }
  }
}
