import PCM
import Units

extension BreathTone {
  private static let example: [(phase: Phase, length: Duration)] = [
    (.inhale, .seconds(4)), (.hold, .seconds(2)), (.exhale, .seconds(6)),
  ]

  /// The length of the clip that `example(rate:)` gives.
  static let exampleLength = example.reduce(Duration.zero) { $0 + $1.length }

  /// One whole breath, as an example of how the tone sounds.
  func example(rate: Int) -> Clip {
    Clip(channels: 1, length: FrameCount(Self.exampleLength, rate: rate)) { _, samples in
      var time = Duration.zero
      for (phase, length) in Self.example {
        let start = FramePosition(time, rate: rate)
        time += length
        let frames = FramePosition(time, rate: rate) - start
        let clip = clip(phase, frames: frames, rate: rate)
        withExtendedLifetime(clip) {
          for (i, sample) in clip.samples(0).enumerated() { samples[Int(start.rawValue) + i] = sample }
        }
      }
    }
  }
}
