import PCM
import Testing

@Suite struct ClipTests {
  @Test func eachChannelIsFilledOnceAndIsSilentUntilThen() {
    var asked: [Int] = []
    let clip = Clip(channels: 2, length: FrameCount(3)) { channel, samples in
      #expect(samples.allSatisfy { $0 == 0 })
      asked.append(channel)
      samples[1] = Float(channel + 1)
    }
    withExtendedLifetime(clip) {
      #expect(asked == [0, 1] && Array(clip.samples(0)) == [0, 1, 0] && Array(clip.samples(1)) == [0, 2, 0])
    }
    #expect(clip.bytes == 24)
  }

  @Test func oneWithoutFramesIsAClipToo() {
    let clip = Clip(channels: 1, length: .zero) { _, samples in #expect(samples.isEmpty) }
    #expect(clip.samples(0).isEmpty && clip.bytes == 0)
  }

  @Test func whatCannotBeFilledIsNoClip() {
    struct Broken: Error {}
    #expect(throws: Broken.self) { try Clip(channels: 1, length: FrameCount(9)) { _, _ in throw Broken() } }
  }
}
