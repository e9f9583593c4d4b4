import Documents
import Routines

/// The merged layers at one level of the routine: the session, a group or a step. The flags are kept beside them, so
/// that they stay above layers that are pushed later.
struct LayerStack {
  private(set) var timing = Timing()
  private(set) var rules = RuleSet()
  let flags: [Layer]
  private let missing: (@Sendable (String) -> String?)?

  /// Merges the layers of the session: all except those of steps and flags.
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

  /// The scope with what is in force. It is for a stack with the flags on top, as `whole` gives it.
  func scope(_ diagnostics: Diagnostics) -> Scope {
    return Scope(timing: timing, rules: rules.rules(diagnostics, missing))
  }
}
