import Documents
import Routines

/// The layers that hold at a level of the routine. Flags stay above whatever is pushed.
struct LayerStack {
  private(set) var timing = Timing()
  private(set) var rules = RuleSet()
  let flags: [Layer]
  private let missing: (@Sendable (String) -> String?)?

  /// The layers of the session: all except those of steps.
  init(_ settings: LayeredSettings, _ routine: Layer) {
    flags = settings.flags
    missing = settings.missing
    for layer in settings.below + [routine, settings.ofRoutine] { push(layer, level: 0) }
  }

  mutating func push(_ layer: Layer, level: Int) {
    timing.overlay(layer.timing, level: level)
    for change in layer.cues { rules.overlay(change) }
  }

  /// The stack with the flags on top.
  var whole: LayerStack {
    var top = self
    for layer in flags { top.push(layer, level: 0) }
    return top
  }

  /// What is in force with this stack, to which the flags must have been added.
  func scope(_ diagnostics: Diagnostics) -> Scope {
    return Scope(timing: timing, rules: rules.rules(diagnostics, missing))
  }
}
