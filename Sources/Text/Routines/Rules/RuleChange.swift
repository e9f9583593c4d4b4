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

  /// The keys, of which a rule has one.
  package static let keys = ["at", "ends", "every", "last", "each"]
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

/// What one layer does to one key of a rule: takes it away, or gives it a value.
package enum KeyChange<Value: Sendable>: Sendable {
  case off
  case value(Value)

  /// The value afterwards.
  package var result: Value? {
    if case .value(let value) = self { value } else { nil }
  }
}

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

  package enum Action: Sendable {
    /// `NAME: off`
    case silence
    case set(Keys)
  }

  /// A key that is nil was not named.
  package struct Keys: Sendable {
    package var on: KeyChange<[Selector]>?
    package var placing: KeyChange<Placing>?
    package var from: KeyChange<Anchor>?
    package var to: KeyChange<Anchor>?
    package var chime: KeyChange<Reference>?
    package var sound: KeyChange<Reference>?
    package var line: KeyChange<Line>?
    package var breath: KeyChange<Reference>?
    package var longerThan: KeyChange<Duration>?
    package var gain: KeyChange<Double>?
    package var pan: KeyChange<Pan>?
    package var priority: KeyChange<Int>?
    package var crowded: KeyChange<Crowded>?

    package init() {}
  }

  package init(name: String, at location: TextLocation, _ action: Action) {
    (self.name, self.location, self.action) = (name, location, action)
  }
}
