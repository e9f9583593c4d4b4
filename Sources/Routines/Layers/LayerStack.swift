import Documents

/// The layers in force at a level of the routine; the flags stay on top of whatever is pushed.
struct LayerStack {
  private(set) var timing = Timing()
  private(set) var rules = RuleSet()
  let flags: [Layer]

  /// The session's: everything but steps.
  init(_ settings: Settings, _ routine: Layer) {
    flags = settings.flags
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

  func scope(_ diagnostics: Diagnostics) -> Scope {
    let top = whole
    return Scope(timing: top.timing, rules: top.rules.rules(diagnostics))
  }
}
