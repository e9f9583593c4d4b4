import PCM
import Testing

@testable import Playback

@Suite struct StreamTests {
  /// The device counts from where it forgot its queue, the score from its beginning.
  @Test func aDevicesFrameIsAFrameOfTheScoreOrThePlaceThatIsHeld() {
    let (from, later) = (FramePosition(1000), FrameCount(480))
    #expect(Stream.playing(from: from).position(at: later) == FramePosition(1480))
    #expect(Stream.playing(from: from).position(at: .zero) == from)
    #expect(Stream.silence(holding: from).position(at: later) == from)
  }
}
