import PCM
import Synchronization
import Testing

@testable import Rendering

/// Which clips are in memory.
@Suite struct ResidentClipsTests {
  /// Clips of 100 frames, 400 bytes each, and how often each was made.
  private final class Made: Sendable {
    let counts = Mutex([Int](repeating: 0, count: 4))

    var sources: [Source] {
      (0..<4).map { index in
        Source(length: FrameCount(100)) { [self] in
          counts.withLock { $0[index] += 1 }
          return Clip(channels: index == 3 ? 2 : 1, length: FrameCount(100)) { channel, samples in
            samples.update(repeating: Float(index + channel))
          }
        }
      }
    }
  }

  private func resident(_ clips: ResidentClips) -> [Int] { (0..<4).filter { clips.pointers[$0].channels != nil } }

  @Test func whatIsNeededIsMadeOnceAndWhatIsNotGoesOldestFirst() throws {
    let made = Made()
    let clips = ResidentClips(made.sources, budget: 800)
    try clips.prepare([0])
    try clips.prepare([1])
    try clips.prepare([0])
    #expect(resident(clips) == [0, 1] && made.counts.withLock { $0 } == [1, 1, 0, 0])
    try clips.prepare([2])
    #expect(resident(clips) == [0, 2])
    try clips.prepare([1])
    #expect(resident(clips) == [1, 2] && made.counts.withLock { $0 } == [1, 2, 1, 0])
  }

  @Test func whatIsNeededNowStaysHoweverLittleRoomThereIs() throws {
    let clips = ResidentClips(Made().sources, budget: 0)
    try clips.prepare([0, 1, 2])
    #expect(resident(clips) == [0, 1, 2])
    try clips.prepare([2])
    #expect(resident(clips) == [2])
    try clips.prepare([])
    #expect(resident(clips) == [])
  }

  @Test func bothChannelsAreTheSameMemoryForAMonoClip() throws {
    let clips = ResidentClips(Made().sources, budget: 1 << 20)
    try clips.prepare([2, 3])
    let (mono, stereo) = (try #require(clips.pointers[2].channels), try #require(clips.pointers[3].channels))
    #expect(mono.0 == mono.1 && mono.0[99] == 2 && stereo.0[0] == 3 && stereo.1[99] == 4)
    #expect(clips.pointers[2].length == 100)
  }

  @Test func aSourceThatCannotBeMadeLeavesTheOthers() throws {
    struct Broken: Error {}
    let sources = Made().sources + [Source(length: FrameCount(1)) { throw Broken() }]
    let clips = ResidentClips(sources, budget: 1 << 20)
    #expect(throws: Broken.self) { try clips.prepare([0, 4]) }
    #expect(clips.pointers[4].channels == nil && clips.pointers[0].channels != nil)
  }
}
