import Documents

/// A name of a sound, phrase or profile, and where it was written.
package struct Reference: Sendable {
  /// The name, or a path.
  package var name: String
  /// Where it was written.
  package var location: TextLocation

  /// Makes a reference.
  package init(name: String, location: TextLocation) { (self.name, self.location) = (name, location) }
}

/// Where in its segments a rule's cues begin.
package enum Placing: Hashable, Sendable {
  case at([Anchor])
  /// The block begins so that its last sound ends there.
  case ends(Anchor)
  case every(Duration)
  case last(Int)
  case each(BreathPoint)

  /// A part of a breath at which a cue can begin.
  package enum BreathPoint: String, CaseIterable, Hashable, Sendable { case breath, inhale, exhale }
}

/// A line to be spoken: either its text, or the name of a phrase in the session's language.
package enum Line: Sendable {
  case say(Template)
  case phrase(Reference)
}

/// Where the cues of a rule are between left and right.
package enum Pan: Hashable, Sendable {
  /// At a fixed place between left, −1, and right, 1.
  case fixed(Double)
  /// Towards the side that is being worked on.
  case side
}

/// What happens to a block whose place is taken.
package enum Crowded: String, CaseIterable, Hashable, Sendable { case delay, drop, extend }

/// What one layer changes about one cue rule.
package struct RuleChange: Sendable {
  /// The name of the rule.
  package var name: String
  /// Where it was written.
  package var location: TextLocation
  /// What it does to the rule.
  package var action: Action
  /// Whether part of it could not be read. Keys that are missing for that reason are not reported as another mistake.
  package var isDamaged = false
  /// Its keys as they were written, for display.
  package var written: [Written] = []

  /// A key with its value on one line.
  package struct Written: Sendable {
    /// The key.
    package var key: String
    /// The value.
    package var text: String
    /// Where it was written.
    package var location: TextLocation
  }

  /// What a change does to a rule.
  package enum Action: Sendable {
    /// Silences it: `NAME: off`.
    case silence
    /// Sets some of its keys.
    case set(RuleValues)
  }

  /// Makes a change, without keys for display.
  package init(name: String, at location: TextLocation, _ action: Action) {
    (self.name, self.location, self.action) = (name, location, action)
  }
}
