import Documents
import Routines
import Units

/// What is in force for the session, before steps change it, for display: each value, and where it was written.
package struct InForce {
  /// A value that is in force.
  package struct Value {
    /// The name of the key.
    package var name: String
    /// The value in the routine language.
    package var text: String
    /// Where it was written; nil for a built-in value.
    package var location: TextLocation?
  }

  /// The values of timing.
  package let timing: [Value]
  /// The rules, silenced ones too.
  package let rules: [RuleSet.Shown]

  /// Merges the layers around a routine; nil for no routine.
  package init(_ routine: Routine?, _ settings: LayeredSettings) {
    let stack = LayerStack(settings, routine?.layer ?? Layer()).whole
    let timing = stack.timing
    var values = LengthKey.allCases.map { key in
      Value(name: key.rawValue, text: timing[key].text, location: timing.places[key.rawValue])
    }
    values.append(Value(name: "spots", text: "\(timing.spots)", location: timing.places["spots"]))
    values.append(Value(name: "breath", text: timing.breath.text, location: timing.places["breath"]))
    self.timing = values
    rules = stack.rules.shown
  }
}

extension PlannedLength {
  /// The length in the routine language, with its bounds, if it has any.
  fileprivate var text: String {
    let bounds = [("from", from), ("to", to)].compactMap { name, amount in amount.map { "\(name): \($0.text)" } }
    if isReleased { return "{ until: released\(bounds.map { ", " + $0 }.joined()) }" }
    let length = duration?.text ?? key.standard.text
    if bounds.isEmpty { return length }
    return "{ for: \(length), \(bounds.joined(separator: ", ")) }"
  }
}
