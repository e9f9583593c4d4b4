import PCM
import Testing

@testable import Sounds

/// A sound file that stands for a sound.
@Suite struct RecordingTests {
  private func recording(_ value: Float, frames: Int64, silentEnd: Bool = false) -> Recording {
    Recording(path: "a.wav") { _, _ in
      Clip(channels: 2, length: FrameCount(frames)) { channel, samples in
        samples.update(repeating: channel == 0 ? value : value / 2)
        if silentEnd { for index in samples.indices.suffix(1000) { samples[index] = 0 } }
      }
    }
  }

  private func samples(_ recording: Recording, length: Int64) throws -> [[Float]] {
    let clip = try recording.clip(length: FrameCount(length), rate: 48_000)
    return withExtendedLifetime(clip) { (0..<clip.channels).map { Array(clip.samples($0)) } }
  }

  @Test func whatIsTooLoudComesDownInBothChannelsAndWhatIsSoftStays() throws {
    let loud = try samples(recording(2, frames: 4800), length: 4800)
    #expect(abs(loud[0][0] - 0.891) < 0.001 && abs(loud[1][0] - 0.4456) < 0.001)
    #expect(try samples(recording(0.1, frames: 4800), length: 4800)[0][0] == 0.1)
  }

  /// Whatever resampling made of its length, and whatever is in it.
  @Test func itHasTheLengthThatWasToldAndIsANumberThroughout() throws {
    for (frames, length) in [(4799, 4800), (4802, 4800)] as [(Int64, Int64)] {
      let made = try samples(recording(0.5, frames: frames), length: length)[0]
      #expect(made.count == 4800 && made.last == 0)
    }
    #expect(try samples(recording(.infinity, frames: 100), length: 100)[0].allSatisfy(\.isFinite))
  }

  @Test func anEndThatIsNoSilenceFadesAndOneThatIsStays() throws {
    let faded = try samples(recording(0.5, frames: 4800), length: 4800)[0]
    let fall = faded.suffix(400)
    #expect(zip(fall, fall.dropFirst()).allSatisfy { $0 >= $1 } && faded[4000] == 0.5)
    let silent = try samples(recording(0.5, frames: 4800, silentEnd: true), length: 4800)[0]
    #expect(silent[3799] == 0.5 && silent[3800] == 0)
  }

  @Test func lengthsAreWholeMillisecondsRoundedUp() throws {
    let lengths = try recording(0.5, frames: 4801).lengths()
    #expect(lengths.duration == .milliseconds(101) && lengths.voiceClearance <= lengths.duration)
    // Clear when only silence is left.
    let silent = try recording(0.5, frames: 4800, silentEnd: true).lengths()
    #expect(silent.duration == .milliseconds(100) && silent.voiceClearance == .milliseconds(80))
  }
}
