import Glibc
import PCM
import Units

/// A spoken line as the cache keeps it: mono, 48 kHz, 16 bit, a whole number of milliseconds long.
struct SpokenClip: Equatable, Sendable {
  var samples: [Int16]

  static let rate = 48_000
  static let samplesPerMillisecond = rate / 1000
  var milliseconds: Int { samples.count / Self.samplesPerMillisecond }
}

/// Turns the sound of a speech program into a line. Levels in LUFS and dBTP are measured as if both loudspeakers play
/// it.
enum LineShaping {
  static let loudness = -16.0
  /// The highest true peak of a line, in dBTP. It leaves room for panning, which makes one side louder, so that no side
  /// passes −1 dBTP.
  static let peak = -4.0
  /// The longest line, in seconds.
  static let longest = 60

  /// Trims, levels and fades a sound.
  ///
  /// - Throws: `unusable` if nothing can be heard in the sound, or it is too long.
  static func line(_ sound: Clip) throws(SpeechFailure) -> SpokenClip {
    let rate = SpokenClip.rate
    guard sound.length.rawValue <= Int64(rate * longest) else {
      throw .unusable(reason: "the sound is longer than \(longest) s")
    }
    var samples = mono(sound)
    guard let audible = audible(samples, rate: rate) else { throw .unusable(reason: "the sound is silent") }
    samples = Array(samples[audible])
    removeMean(&samples)
    fade(&samples, in: rate / 250, out: rate / 80)
    try level(&samples)
    let whole = SpokenClip.samplesPerMillisecond
    samples += Array(repeating: 0, count: (whole - samples.count % whole) % whole)
    return SpokenClip(samples: samples.map { Int16(max(-32768, min(32767, ($0 * 32768).rounded()))) })
  }

  private static func mono(_ sound: Clip) -> [Float] {
    withExtendedLifetime(sound) {
      let (first, last) = (sound.samples(0), sound.samples(sound.channels - 1))
      return first.indices.map { (first[$0] + last[$0]) / 2 }
    }
  }

  /// The samples that are heard: from the first to the last window of 5 ms that is less than 38 dB under the loudest
  /// one, and a little more at the end, where a voice dies away. Nil if there is no sound.
  private static func audible(_ samples: [Float], rate: Int) -> Range<Int>? {
    let window = rate / 200
    var energies: [Float] = []
    for start in stride(from: 0, to: samples.count, by: window) {
      let part = samples[start..<min(start + window, samples.count)]
      energies.append(part.reduce(0) { $0 + $1 * $1 } / Float(part.count))
    }
    guard let loudest = energies.max(), loudest > 1e-9 else { return nil }
    let threshold = loudest * 1.6e-4
    guard let first = energies.firstIndex(where: { $0 > threshold }),
      let last = energies.lastIndex(where: { $0 > threshold })
    else { return nil }
    return first * window..<min((last + 1) * window + rate / 125, samples.count)
  }

  private static func removeMean(_ samples: inout [Float]) {
    let mean = samples.reduce(0) { $0 + Double($1) } / Double(samples.count)
    for i in samples.indices { samples[i] -= Float(mean) }
  }

  /// Fades both ends with half a cosine.
  private static func fade(_ samples: inout [Float], in rise: Int, out fall: Int) {
    let count = samples.count
    for i in 0..<min(rise, count / 2) { samples[i] *= Float(0.5 - 0.5 * cos(.pi * Double(i + 1) / Double(rise + 1))) }
    for i in 0..<min(fall, count / 2) {
      samples[count - 1 - i] *= Float(0.5 - 0.5 * cos(.pi * Double(i) / Double(fall)))
    }
  }

  // MARK: Level

  private static func level(_ samples: inout [Float]) throws(SpeechFailure) {
    // The measurement ignores what is softer than −70 LUFS, so the sound is scaled up first.
    let highest = samples.reduce(0) { max($0, abs($1)) }
    for i in samples.indices { samples[i] *= 0.5 / highest }
    var ceiling = peak - 0.3
    // Limiting the peaks makes a line softer, so that it has to be scaled up again. A few rounds are enough.
    for _ in 0..<6 {
      guard let now = Loudness(samples, rate: SpokenClip.rate) else { throw .unusable(reason: "the sound is silent") }
      let isLoud = abs(now.integrated - loudness) < 0.1
      if isLoud, now.truePeak <= peak { return }
      if isLoud { ceiling -= now.truePeak - peak + 0.1 }
      let factor = Float(Decibels(loudness - now.integrated).amplitude)
      for i in samples.indices { samples[i] *= factor }
      limit(&samples, to: Float(Decibels(ceiling).amplitude))
    }
  }

  /// Lowers the gain around each peak that is above the ceiling, over 3 ms on either side of it.
  private static func limit(_ samples: inout [Float], to ceiling: Float) {
    guard samples.contains(where: { abs($0) > ceiling }) else { return }
    let reach = SpokenClip.rate * 3 / 1000
    var gains = [Float](repeating: 1, count: samples.count)
    for (i, sample) in samples.enumerated() where abs(sample) > ceiling {
      let wanted = ceiling / abs(sample)
      for j in max(0, i - reach)...min(samples.count - 1, i + reach) {
        // The gain falls from 1 at the edge to what the peak needs, without a corner.
        let nearness = Float(0.5 + 0.5 * cos(.pi * Double(abs(j - i)) / Double(reach)))
        gains[j] = min(gains[j], 1 + (wanted - 1) * nearness)
      }
    }
    for i in samples.indices { samples[i] *= gains[i] }
  }
}
