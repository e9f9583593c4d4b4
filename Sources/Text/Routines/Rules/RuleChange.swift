import Documents

/// A name of a sound, phrase or profile, and where it was written.
package struct Reference: Sendable {
  package var name: String
  package var location: TextLocation

  package init(name: String, location: TextLocation) { (self.name, self.location) = (name, location) }
}

/// Where in its segments a rule's cues begin.
package enum Placing: Hashable, Sendable {
  case at([Anchor])
  /// The block's last sound has just ended there.
  case ends(Anchor)
  case every(Duration)
  case last(Int)
  case each(BreathPoint)

  package enum BreathPoint: String, CaseIterable, Hashable, Sendable { case breath, inhale, exhale }
}

/// A line to be spoken: written out, or by its name in the phrase file of the session's language.
package enum Line: Sendable {
  case say(Template)
  case phrase(Reference)
}

/// Where a rule's cues lie between left and right.
package enum Pan: Hashable, Sendable {
  /// −1 is left, 1 is right.
  case fixed(Double)
  /// Leans to the side that is being worked on.
  case side
}

/// What happens to a block whose place is taken.
package enum Crowded: String, CaseIterable, Hashable, Sendable { case delay, drop, extend }

/// What one layer says of one cue rule.
package struct RuleChange: Sendable {
  package var name: String
  package var location: TextLocation
  package var action: Action
  /// Whether something in it could not be read: what it lacks is then no mistake of its own.
  package var isDamaged = false
  /// Its keys as they were written, for who wants to show them.
  package var written: [Written] = []

  /// A key and its value, on one line.
  package struct Written: Sendable {
    package var key: String
    package var text: String
    package var location: TextLocation
  }

  /// What it does to the rule.
  package enum Action: Sendable {
    /// `NAME: off`
    case silence
    /// Sets these of its keys.
    case set(RuleValues)
  }

  package init(name: String, at location: TextLocation, _ action: Action) {
    (self.name, self.location, self.action) = (name, location, action)
  }
}
