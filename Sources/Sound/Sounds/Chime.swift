/// A struck sound: decaying partials that are struck once or in a rhythm. Their levels are relative to each other;
/// `peak` decides how loud the whole sound is.
package struct Chime: Equatable, Sendable {
  /// The frequency in Hz of a partial with ratio 1 in a stroke of pitch 1.
  package var base: Double
  /// The modes of what is struck.
  package var partials: [Partial]
  /// What it is struck with.
  package var strike: Strike
  /// The strokes, in the order of their times. The first is at 0, so that the sound begins on the frame that it is
  /// placed on.
  package var rhythm: [Stroke]
  /// The level of the highest sample, in dBFS.
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
    /// The frequency as a multiple of the base; it need not be whole.
    package var ratio: Double
    /// The level in dB, relative to the other partials.
    package var level: Double
    /// The seconds in which it becomes 60 dB softer.
    package var decay: Double
    /// The distance in Hz between the two modes that a real bowl has in place of each one; 0 for a single mode.
    package var beat: Double

    package init(ratio: Double, level: Double, decay: Double, beat: Double = 0) {
      (self.ratio, self.level, self.decay, self.beat) = (ratio, level, decay, beat)
    }
  }

  /// What it is struck with.
  package struct Strike: Equatable, Sendable {
    /// The seconds in which the sound rises: less for wood on wood, more for felt.
    package var attack: Double
    /// The noise of the contact itself; nil for none.
    package var noise: Noise?

    package init(attack: Double = 0.0015, noise: Noise? = nil) { (self.attack, self.noise) = (attack, noise) }
  }

  /// A short burst of noise in a band.
  package struct Noise: Equatable, Sendable {
    /// The level in dB, on the scale of the partials' levels.
    package var level: Double
    /// The seconds in which it becomes 60 dB softer.
    package var decay: Double
    /// The lower end of the band, in Hz.
    package var low: Double
    /// The upper end of the band, in Hz.
    package var high: Double

    package init(level: Double, decay: Double, low: Double = 800, high: Double = 3000) {
      (self.level, self.decay, self.low, self.high) = (level, decay, low, high)
    }
  }

  /// One stroke of the rhythm.
  package struct Stroke: Equatable, Sendable {
    /// When it is struck, in seconds from the beginning of the sound.
    package var at: Double
    /// The factor on the frequency of every partial.
    package var pitch: Double
    /// The level in dB, relative to the other strokes.
    package var level: Double

    package init(at: Double = 0, pitch: Double = 1, level: Double = 0) {
      (self.at, self.pitch, self.level) = (at, pitch, level)
    }
  }
}
