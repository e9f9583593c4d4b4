import Documents
import Routines

/// The layers in force at a level of the routine; the flags stay on top of whatever is pushed.
struct LayerStack {
  private(set) var timing = Timing()
  private(set) var rules = RuleSet()
  let flags: [Layer]
  private let missing: (@Sendable (String) -> String?)?

  /// The session's: everything but steps.
  init(_ settings: LayeredSettings, _ routine: Layer) {
    flags = settings.flags
    missing = settings.missing
    for layer in settings.below + [routine, settings.ofRoutine] { push(layer, level: 0) }
  }

  mutating func push(_ layer: Layer, level: Int) {
    timing.overlay(layer.timing, level: level)
    for change in layer.cues { rules.overlay(change) }
  }

  /// The same with the flags on top.
  var whole: LayerStack {
    var top = self
    for layer in flags { top.push(layer, level: 0) }
    return top
  }

  /// What is in force with it; to be asked of the whole.
  func scope(_ diagnostics: Diagnostics) -> Scope {
    return Scope(timing: timing, rules: rules.rules(diagnostics, missing))
  }
}
