import Foundation
import Testing

@testable import Sounds

@Suite struct DecayingSineTests {
  /// Each sample follows from earlier ones; after a minute it is still the sine that it says it is.
  @Test(arguments: [1, 3, 4, 5, 48_000 * 20]) func itIsTheSineThatItSays(count: Int) {
    var samples = [Float](repeating: 0.25, count: count)
    let (cycles, decay) = (440.0 / 48_000, pow(0.001, 1 / (48_000 * 30.0)))
    samples.withUnsafeMutableBufferPointer {
      addDecayingSine(
        to: $0.baseAddress!, count: count, cyclesPerSample: cycles, phase: 0.1, amplitude: 0.5, decayPerSample: decay)
    }
    var worst = 0.0
    for index in stride(from: 0, to: count, by: max(1, count / 5000)) {
      let n = Double(index + 1)
      let expected = 0.25 + 0.5 * pow(decay, n) * sin(2 * .pi * (cycles * n + 0.1))
      worst = max(worst, abs(Double(samples[index]) - expected))
    }
    #expect(worst < 1e-6, "\(worst)")
  }
}
