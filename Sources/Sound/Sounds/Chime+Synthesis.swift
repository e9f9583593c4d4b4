import Glibc
import PCM

extension Chime {
  /// The sound itself, in mono and `duration` long. It begins on its first sample and ends in zeros.
  ///
  /// It is the same at every rate, except that partials above what a low rate can carry are missing. Even its noise is
  /// made of partials, whose frequencies come from a fixed seed.
  package func clip(rate: Int) -> Clip {
    let length = FrameCount(duration, rate: rate)
    return Clip(channels: 1, length: length) { _, samples in
      guard let out = samples.baseAddress else { return }
      // Partials 100 dB under the sum of all are left out, because they cost time and nobody hears them.
      let floor = rhythm.map { envelope(at: $0.at) }.reduce(0, max) * 1e-5
      withUnsafeTemporaryAllocation(of: Float.self, capacity: samples.count) { scratch in
        guard let struck = scratch.baseAddress else { return }
        for (number, stroke) in rhythm.enumerated() {
          let start = Int((stroke.at * Double(rate)).rounded())
          guard start < samples.count else { continue }
          let count = samples.count - start
          struck.initialize(repeating: 0, count: count)
          var voices = Voices(rate: rate, floor: floor, samples: struck, count: count)
          add(stroke, number: number, to: &voices)
          riseIn(struck, count: min(count, Int(strike.attack * Double(rate))))
          for i in 0..<voices.sounding { out[start + i] += struck[i] }
        }
      }
      removeMean(out, count: samples.count)
      scale(out, count: samples.count, toPeak: amplitude(peak))
      fadeOut(out, count: samples.count, over: Int(Self.ending * Double(rate)), zeros: rate / 1000)
    }
  }

  private func add(_ stroke: Stroke, number: Int, to voices: inout Voices) {
    let level = amplitude(stroke.level)
    // Each partial has a phase of its own, so that they do not all peak together.
    var random = SeededRandom(seed: 1)
    for partial in partials {
      let frequency = base * partial.ratio * stroke.pitch
      let loudness = level * amplitude(partial.level)
      let phase = random.unit()
      if partial.beat == 0 {
        voices.add(frequency: frequency, amplitude: loudness, decay: partial.decay, phase: phase)
      } else {
        // The two modes are not equally loud, as in a real bowl, so that their beat dips and never goes silent.
        for (side, share) in [(-0.5, 0.6), (0.5, 0.4)] {
          voices.add(
            frequency: frequency + side * partial.beat, amplitude: loudness * share, decay: partial.decay, phase: phase)
        }
      }
    }
    guard let noise = strike.noise else { return }
    // Each stroke has another seed, because no two blows of a mallet are alike.
    random = SeededRandom(seed: 1000 + UInt64(number))
    let lines = 48
    let loudness = level * amplitude(noise.level) * sqrt(1 / Double(lines))
    for _ in 0..<lines {
      let frequency = noise.low * pow(noise.high / noise.low, random.unit())
      voices.add(frequency: frequency, amplitude: loudness, decay: noise.decay, phase: random.unit())
    }
  }
}

/// Adds decaying sines to one stroke's samples.
private struct Voices {
  let rate: Int
  /// The amplitude below which a voice is not computed further.
  let floor: Double
  let samples: UnsafeMutablePointer<Float>
  let count: Int
  /// How many of the samples have been written to so far.
  var sounding = 0

  init(rate: Int, floor: Double, samples: UnsafeMutablePointer<Float>, count: Int) {
    (self.rate, self.floor, self.samples, self.count) = (rate, floor, samples, count)
  }

  /// Adds a voice: `frequency` in Hz, `decay` in seconds to −60 dB, `phase` in cycles.
  mutating func add(frequency: Double, amplitude: Double, decay: Double, phase: Double) {
    // A sine nearer to half the rate would only be heard as harshness, or as another frequency.
    guard frequency < 0.45 * Double(rate), amplitude > floor else { return }
    let audible = log10(amplitude / floor) / 3 * decay
    let frames = min(count, Int(audible * Double(rate)) + 1)
    addDecayingSine(
      to: samples, count: frames, cyclesPerSample: frequency / Double(rate), phase: phase, amplitude: amplitude,
      decayPerSample: pow(10, -3 / (decay * Double(rate))))
    sounding = max(sounding, frames)
  }
}
