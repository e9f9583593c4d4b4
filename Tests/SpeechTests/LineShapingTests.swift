import Glibc
import PCM
import Testing

@testable import Speech

@Suite struct LineShapingTests {
  /// A burst with silence around it, in milliseconds.
  private func sound(before: Int, burst: Int, after: Int, amplitude: Float, crest: Bool = false) -> Clip {
    let frames = (before + burst + after) * 48
    return Clip(channels: 1, length: FrameCount(Int64(frames))) { _, samples in
      for i in 0..<burst * 48 {
        let t = Double(i) / 48_000
        // With peaks far above the rest, as a voice has them: pulses through a decaying tone.
        let inPulse = Double(i % 480) / 480
        let value = crest ? exp(-inPulse * 14) * sin(2 * .pi * 900 * t) : sin(2 * .pi * 300 * t)
        samples[before * 48 + i] = amplitude * Float(value)
      }
    }
  }

  @Test(arguments: [(120, Float(0.02)), (450, 0.9), (900, 0.2), (3001, 0.001)])
  func aLineIsTrimmedAndAsLoudAsEveryOther(_ burst: Int, _ amplitude: Float) throws {
    for crest in [false, true] {
      let clip = try LineShaping.line(sound(before: 333, burst: burst, after: 777, amplitude: amplitude, crest: crest))
      #expect(clip.samples.count % 48 == 0)
      #expect(abs(clip.milliseconds - burst) <= 16, "\(clip.milliseconds) for \(burst)")
      let loudness = try #require(Loudness(clip.samples.map { Float($0) / 32768 }, rate: 48_000))
      #expect(abs(loudness.integrated - LineShaping.loudness) < 0.3, "\(loudness.integrated)")
      #expect(loudness.truePeak <= LineShaping.peak + 0.05, "\(loudness.truePeak)")
      // No step at either end.
      #expect(abs(Int(clip.samples[0])) < 200 && clip.samples.last == 0)
    }
  }

  @Test func silenceIsNoLineAndNeitherIsAnHour() {
    #expect(throws: SpeechFailure.unusable(reason: "the sound is silent")) {
      try LineShaping.line(sound(before: 100, burst: 0, after: 100, amplitude: 1))
    }
    #expect(throws: SpeechFailure.unusable(reason: "the sound is longer than 60 s")) {
      try LineShaping.line(sound(before: 0, burst: 60_001, after: 0, amplitude: 0.1))
    }
  }
}
