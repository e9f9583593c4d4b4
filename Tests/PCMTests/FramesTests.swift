import PCM
import Testing

@Suite struct FramesTests {
  @Test(
    arguments: [
      (Duration.milliseconds(0), 48_000, 0), (.milliseconds(1), 48_000, 48), (.milliseconds(1), 44_100, 44),
      (.microseconds(1500), 1000, 2), (.microseconds(1499), 1000, 1), (.seconds(86_400), 192_000, 16_588_800_000),
    ] as [(Duration, Int, Int64)])
  func roundsATimeToTheNearestFrameHalvesUp(time: Duration, rate: Int, frames: Int64) {
    #expect(FrameCount(time, rate: rate).rawValue == frames)
    #expect(FramePosition(time, rate: rate).rawValue == frames)
  }

  @Test func aCountLastsAsLongAsItsFrames() {
    #expect(FrameCount(48_000 * 3600 + 24).duration(rate: 48_000) == .seconds(3600) + .microseconds(500))
  }

  @Test func aClipHoldsEachChannelApart() {
    let clip = Clip(channels: 2, length: FrameCount(3)) { channel, samples in
      for i in samples.indices { samples[i] = Float(channel * 10 + i) }
    }
    #expect(Array(clip.samples(0)) == [0, 1, 2])
    #expect(Array(clip.samples(1)) == [10, 11, 12])
  }
}
