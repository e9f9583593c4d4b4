import Glibc

/// A continuous tone to breathe with. It rises and swells while you breathe in, stays as it is while the breath is
/// held, falls and fades while you breathe out, and is silent in the pause.
package struct BreathTone: Equatable, Sendable {
  /// The pitch with empty lungs, in Hz.
  package var low: Double
  /// The pitch with full lungs, in Hz.
  package var high: Double
  /// The levels of the tone's harmonics in dB, the fundamental first.
  package var harmonics: [Double]
  /// How many dB softer the tone is with empty lungs than with full ones.
  package var swell: Double
  /// A second voice beside the first; nil for none.
  package var chorus: Chorus?
  /// The noise of moving air; nil for none.
  package var air: Air?
  /// The RMS level with full lungs, in dBFS.
  package var level: Double

  package init(
    low: Double, high: Double, harmonics: [Double], swell: Double = 12, chorus: Chorus? = nil, air: Air? = nil,
    level: Double = -26
  ) {
    (self.low, self.high, self.harmonics, self.swell) = (low, high, harmonics, swell)
    (self.chorus, self.air, self.level) = (chorus, air, level)
  }

  /// A voice a little higher than the first. The two together shimmer like two people who hum.
  package struct Chorus: Equatable, Sendable {
    /// Its level in dB, relative to the first voice.
    package var level: Double
    /// By how many Hz it is higher than the first voice, on average over a phase.
    package var detune: Double

    package init(level: Double, detune: Double) { (self.level, self.detune) = (level, detune) }
  }

  /// Noise in a band, loudest in the middle of a phase and gone at both ends, as moving air is.
  package struct Air: Equatable, Sendable {
    /// Its level in dB where it is loudest, relative to the tone with full lungs.
    package var level: Double
    /// The middle of the band while breathing in, in Hz.
    package var inhale: Double
    /// The middle of the band while breathing out, in Hz.
    package var exhale: Double

    package init(level: Double, inhale: Double, exhale: Double) {
      (self.level, self.inhale, self.exhale) = (level, inhale, exhale)
    }
  }
}
