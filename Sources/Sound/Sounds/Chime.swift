/// A struck sound: decaying partials, struck once or in a rhythm. Levels are relative to each other; `peak` decides how
/// loud the whole is.
package struct Chime: Equatable, Sendable {
  /// Frequency in Hz of the partial with ratio 1 in a stroke of pitch 1.
  package var base: Double
  package var partials: [Partial]
  package var strike: Strike
  /// In the order of their times; the first is at 0, so that the sound begins on the frame it is placed on.
  package var rhythm: [Stroke]
  /// The highest sample, in dBFS.
  package var peak: Double

  package init(
    base: Double, partials: [Partial], strike: Strike = Strike(), rhythm: [Stroke] = [Stroke()], peak: Double = -12
  ) {
    (self.base, self.partials, self.strike, self.rhythm, self.peak) = (base, partials, strike, rhythm, peak)
  }
}

extension Chime {
  /// One mode of what is struck.
  package struct Partial: Equatable, Sendable {
    /// Frequency as a multiple of the base; need not be whole.
    package var ratio: Double
    /// dB, relative to the other partials.
    package var level: Double
    /// Seconds until it is 60 dB softer.
    package var decay: Double
    /// Hz between the two modes that a real bowl has in place of one; 0 for a single one.
    package var beat: Double

    package init(ratio: Double, level: Double, decay: Double, beat: Double = 0) {
      (self.ratio, self.level, self.decay, self.beat) = (ratio, level, decay, beat)
    }
  }

  /// What it is struck with.
  package struct Strike: Equatable, Sendable {
    /// Seconds in which the sound comes up: short for wood on wood, longer for felt.
    package var attack: Double
    /// The noise of the contact itself.
    package var noise: Noise?

    package init(attack: Double = 0.0015, noise: Noise? = nil) { (self.attack, self.noise) = (attack, noise) }
  }

  /// A short burst of noise in a band.
  package struct Noise: Equatable, Sendable {
    /// dB, on the scale of the partials' levels.
    package var level: Double
    /// Seconds until it is 60 dB softer.
    package var decay: Double
    /// The band, in Hz.
    package var low: Double
    package var high: Double

    package init(level: Double, decay: Double, low: Double = 800, high: Double = 3000) {
      (self.level, self.decay, self.low, self.high) = (level, decay, low, high)
    }
  }

  /// One stroke of the rhythm.
  package struct Stroke: Equatable, Sendable {
    /// Seconds from the beginning of the sound.
    package var at: Double
    /// A factor on the frequency of every partial.
    package var pitch: Double
    /// dB, relative to the other strokes.
    package var level: Double

    package init(at: Double = 0, pitch: Double = 1, level: Double = 0) {
      (self.at, self.pitch, self.level) = (at, pitch, level)
    }
  }
}
