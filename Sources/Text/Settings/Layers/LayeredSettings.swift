import Documents
import Routines
import Units

/// The settings around a routine: those that it overrules, and those that overrule it.
package struct LayeredSettings: Sendable {
  /// The layers under the routine, lowest first: the built-in rules, the profile, the user's config.
  package var below: [Layer]
  /// What the user's config says of this routine. It overrules the routine, but not its steps.
  package var ofRoutine = Layer()
  /// The flags that the routine file was made with, then those of the command line, which win.
  package var flags: [Layer]
  /// Whether lines can be spoken. Without a voice, lines make no sound and take no time.
  package var hasVoice: Bool
  /// The languages of its lines; nil if nothing is said.
  package var phrasing: Phrasing?
  /// The sides that replace every `sides: each`; nil to leave them as they are.
  package var sides: Sides?
  /// The factor for roll, hold, stretch and rest; nil for none.
  package var scale: Scale?
  /// How long the whole session has to last; nil if no time is asked for.
  package var fit: Fit?

  /// Takes the name of a rule that is changed but not defined, and explains why it does not exist, if that is known.
  package var missing: (@Sendable (String) -> String?)?

  package init(below: [Layer], commandLine: Layer = Layer(), hasVoice: Bool = false) {
    (self.below, self.flags, self.hasVoice) = (below, [commandLine], hasVoice)
  }
}

/// A request for a session of a certain length.
package struct Fit: Sendable {
  /// How long the session has to last.
  package var target: Duration
  /// Where it was asked for.
  package var location: TextLocation
  /// Whether it was written as a number without a unit, which means seconds, and may have been meant as minutes.
  package var isBare = false

  /// What to add to a refusal, if minutes may have been meant; nil if the unit was written.
  package var minutesHint: String? {
    isBare
      ? "; a number without a unit is seconds, so for minutes write \(target.milliseconds / 1000)m" : nil
  }
}

/// A factor on lengths.
package struct Scale: Hashable, Sendable {
  /// The factor in thousandths.
  package var thousandths: Int64

  /// Reads a number from 0.1 to 10 with at most three decimals.
  package init(parsing text: String) throws(Misread) {
    guard let thousandths = Duration.thousandths(text[...]), (100...10_000).contains(thousandths) else {
      throw Misread(
        "\"\(text)\" is not a scale; write \(Self.meant(by: text) ?? "a number from 0.1 to 10, such as 1.2")")
    }
    self.thousandths = thousandths
  }

  /// The factor that a text means, such as `120%`, `1.5x` or `1/2`; nil if it means none.
  private static func meant(by text: String) -> String? {
    var factor: Double?
    let word = text.filter { !$0.isWhitespace }
    if word.hasSuffix("%") {
      factor = Double(decimal: String(word.dropLast())).map { $0 / 100 }
    } else if let last = word.last, "xX×".contains(last) {
      factor = Double(decimal: String(word.dropLast()))
    } else if let first = word.first, "xX×".contains(first) {
      factor = Double(decimal: String(word.dropFirst()))
    } else if let slash = word.firstIndex(of: "/") {
      let (over, under) = (Double(decimal: String(word[..<slash])), Double(decimal: String(word[slash...].dropFirst())))
      if let over, let under, under > 0 { factor = over / under }
    }
    guard let factor, (0.1...10).contains(factor) else { return nil }
    return Duration.decimal(Int64((factor * 1000).rounded()))
  }

  /// The factor as it is written.
  package var text: String { Duration.decimal(thousandths) }

  /// A length in milliseconds times the factor, rounded with halves up. A length above zero stays above zero.
  package func callAsFunction(_ milliseconds: Int64) -> Int64 {
    max(min(1, milliseconds), dividedAndRounded(milliseconds * thousandths, by: 1000))
  }
}
