import Glibc
import PCM

/// What tests measure of a sound.
struct Signal {
  var samples: [Float]
  var rate: Int

  init(_ samples: [Float], rate: Int) { (self.samples, self.rate) = (samples, rate) }
  init(_ clip: Clip, rate: Int) { self.init(clip.array, rate: rate) }

  var peak: Double { samples.reduce(0) { max($0, Double(abs($1))) } }
  var mean: Double { samples.isEmpty ? 0 : samples.reduce(0) { $0 + Double($1) } / Double(samples.count) }
  var rms: Double {
    samples.isEmpty ? 0 : (samples.reduce(0) { $0 + Double($1) * Double($1) } / Double(samples.count)).squareRoot()
  }
  var largestStep: Double { zip(samples, samples.dropFirst()).reduce(0) { max($0, Double(abs($1.1 - $1.0))) } }

  subscript(seconds: Range<Double>) -> Signal {
    let start = max(0, Int(seconds.lowerBound * Double(rate)))
    let end = max(start, min(samples.count, Int(seconds.upperBound * Double(rate))))
    return Signal(Array(samples[start..<end]), rate: rate)
  }

  /// RMS in windows of so many seconds.
  func levels(every window: Double) -> [Double] {
    let size = Int(window * Double(rate))
    return stride(from: 0, to: samples.count, by: size).map {
      Signal(Array(samples[$0..<min($0 + size, samples.count)]), rate: rate).rms
    }
  }

  /// The pitch of a tone in its middle, between 220 and 700 Hz: the shift at which it is most like itself.
  var pitch: Double {
    let count = min(samples.count / 2, 2400)
    let first = (samples.count - 2 * count) / 2
    let lags = Array(rate / 700...min(count, rate / 220))
    let likeness = samples.withUnsafeBufferPointer { samples in
      lags.map { lag in
        var (product, a, b) = (Float(0), Float(0), Float(0))
        for i in first..<first + count {
          product += samples[i] * samples[i + lag]
          a += samples[i] * samples[i]
          b += samples[i + lag] * samples[i + lag]
        }
        return Double(product) / (Double(a) * Double(b)).squareRoot()
      }
    }
    // Twice the shift is as good: the first top that is nearly the highest is the pitch.
    let good = 0.97 * likeness.max()!
    let start = likeness.firstIndex { $0 > good }!
    let best = likeness[start...].prefix { $0 > good }.indices.max { likeness[$0] < likeness[$1] }!
    guard best > 0, best + 1 < lags.count else { return Double(rate) / Double(lags[best]) }
    let (before, here, after) = (likeness[best - 1], likeness[best], likeness[best + 1])
    return Double(rate) / (Double(lags[best]) + 0.5 * (before - after) / (before - 2 * here + after))
  }

  /// The middle of the spectrum's energy in Hz, from the energy of the signal and of its derivative: √(∫ω²P ÷ ∫P).
  var centroid: Double {
    var (energy, derivative) = (0.0, 0.0)
    for (a, b) in zip(samples, samples.dropFirst()) {
      energy += Double(a) * Double(a)
      derivative += Double(b - a) * Double(b - a)
    }
    return energy == 0 ? 0 : (derivative / energy).squareRoot() * Double(rate) / (2 * Double.pi)
  }

  /// How many times the level jumps up: strokes, if they are a tenth of a second apart.
  var strokes: Int {
    let levels = [0] + levels(every: 0.01)
    let floor = (levels.max() ?? 0) * 0.1
    var count = 0
    var quietUntil = 0
    for i in 1..<levels.count where i >= quietUntil && levels[i] > floor && levels[i] > 1.25 * levels[i - 1] {
      count += 1
      quietUntil = i + 9
    }
    return count
  }

  /// Seconds until it is for good 20 dB under its loudest moment.
  var ring: Double {
    let levels = levels(every: 0.01)
    let floor = (levels.max() ?? 0) * 0.1
    return 0.01 * Double((levels.lastIndex { $0 > floor } ?? 0) + 1)
  }
}

extension Clip {
  /// A copy of the first channel.
  var array: [Float] { withExtendedLifetime(self) { Array(samples(0)) } }
}

/// The same numbers in each run, so that a failure can be met again.
struct Dice: RandomNumberGenerator {
  var state: UInt64
  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }
  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state &* 0x2545_F491_4F6C_DD1D
  }
}

func decibels(_ amplitude: Double) -> Double { 20 * log10(amplitude) }
