import Documents
import Routines
import Units

/// The layers around a routine: what applies before it has a say, and what overrules it.
package struct LayeredSettings: Sendable {
  /// Layers under the routine, lowest first: the built-in rules, the profile, the user's config.
  package var below: [Layer]
  /// What the user's config says of this routine; it overrules the routine, but not its steps.
  package var ofRoutine = Layer()
  /// The flags that the routine file was made with, and then the command line, which has the last word.
  package var flags: [Layer]
  /// Whether lines can be spoken; without a voice they make no sound and take no time.
  package var hasVoice: Bool
  /// The languages of its lines; nil where nothing is said.
  package var phrasing: Phrasing?
  /// What takes the place of every `sides: each`.
  package var sides: Sides?
  /// What roll, hold, stretch and rest are multiplied by.
  package var scale: Scale?
  /// How long the whole session shall be.
  package var fit: Fit?

  /// Why a rule that is changed somewhere is not there, if that is known.
  package var missing: (@Sendable (String) -> String?)?

  package init(below: [Layer], commandLine: Layer = Layer(), hasVoice: Bool = false) {
    (self.below, self.flags, self.hasVoice) = (below, [commandLine], hasVoice)
  }
}

/// A session's length that is asked for, and where it was.
package struct Fit: Sendable {
  package var target: Duration
  package var location: TextLocation
}

/// A factor on lengths, in thousandths.
package struct Scale: Hashable, Sendable {
  package var thousandths: Int64

  /// A number from 0.1 to 10 with at most three decimals.
  package init(parsing text: String) throws(Misread) {
    guard let thousandths = Duration.thousandths(text[...]), (100...10_000).contains(thousandths) else {
      throw Misread("\"\(text)\" is not a scale; write a number from 0.1 to 10, such as 1.2")
    }
    self.thousandths = thousandths
  }

  /// As it is written.
  package var text: String { Duration.decimal(thousandths) }

  /// A length multiplied, in milliseconds, halves up; never nothing if it was something.
  package func callAsFunction(_ milliseconds: Int64) -> Int64 {
    max(min(1, milliseconds), dividedAndRounded(milliseconds * thousandths, by: 1000))
  }
}
