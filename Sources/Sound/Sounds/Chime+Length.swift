import Glibc
import Units

extension Chime {
  /// How far under its loudest moment a sound counts as silent: −78 dBFS for a chime that peaks at −12.
  static let silence = -66.0

  /// The length in seconds of the fade to zero, which is the end of `duration`.
  static let ending = 0.03

  /// How long the chime lasts until it is silent, in whole milliseconds, rounded up. This is the same at every rate,
  /// because it comes from the definition and not from samples. The last milliseconds are the fade-out.
  package var duration: Duration {
    let loudest = rhythm.map { envelope(at: $0.at) }.max() ?? 0
    let threshold = loudest * amplitude(Self.silence)
    // After the last stroke the envelope only falls, so a binary search finds its end, to a hundredth of a millisecond.
    var low = rhythm.map(\.at).max() ?? 0
    var high = low + 2 * max(strike.noise?.decay ?? 0, partials.map(\.decay).max() ?? 0)
    while high - low > 1e-5 {
      let middle = (low + high) / 2
      if envelope(at: middle) > threshold { low = middle } else { high = middle }
    }
    let seconds = max(high, (rhythm.map(\.at).max() ?? 0) + strike.attack) + Self.ending
    return .milliseconds(Int64((seconds * 1000).rounded(.up)))
  }

  /// The sum of the amplitudes of everything that sounds at a time. No sample is larger before it is scaled to `peak`.
  func envelope(at time: Double) -> Double {
    var sum = 0.0
    for stroke in rhythm where stroke.at <= time {
      let age = time - stroke.at
      var voices = 0.0
      for partial in partials { voices += amplitude(partial.level) * decayed(after: age, partial.decay) }
      if let noise = strike.noise { voices += amplitude(noise.level) * decayed(after: age, noise.decay) }
      sum += amplitude(stroke.level) * voices
    }
    return sum
  }
}

/// The factor on amplitude of a level in dB.
func amplitude(_ level: Double) -> Double { Decibels(level).amplitude }

/// The amplitude after `age` seconds of a sound that begins with 1 and loses 60 dB in `decay` seconds.
func decayed(after age: Double, _ decay: Double) -> Double { pow(10, -3 * age / decay) }
