import Foundation
import PCM
import TestSupport
import Testing

@testable import SoundFiles

extension SoundFilesTests {
  @Suite struct Opening {
    @Test func inPiecesItIsWhatItIsAtOnce() throws {
      let scratch = try Scratch()
      let bytes = pattern(StreamFormat(), frames: 1000)
      try write(bytes, StreamFormat(), to: scratch.path("a.wav"))
      var file = try OpenSoundFile(path: scratch.path("a.wav"))
      #expect(file.info.frames == 1000 && file.info.channels == 2 && file.info.samplerate == 48_000)
      let whole = try file.interleaved()
      var (pieces, buffer) = ([Float](), [Float](repeating: 0, count: 2 * 300))
      var again = try OpenSoundFile(path: scratch.path("a.wav"))
      // The last piece is what is left.
      for (first, count) in [(0, 300), (300, 300), (600, 300), (900, 100), (1000, 0)] as [(Int64, Int)] {
        #expect(try again.read(into: &buffer, firstFrame: first) == count)
        pieces += buffer[..<(2 * count)]
      }
      #expect(pieces == whole)
    }

    /// The header still tells of frames that are not there any more.
    @Test func aFileThatWasCutShortIsToldWithThePlace() throws {
      let scratch = try Scratch()
      let samples = [Float](repeating: 0.25, count: 2000)
      try write(samples.withUnsafeBytes(Array.init), StreamFormat(encoding: .float), to: scratch.path("b.wav"))
      var file = try OpenSoundFile(path: scratch.path("b.wav"))
      truncate(scratch.path("b.wav"), 4096)
      let count = file.info.frames
      #expect(count == 1000)
      do {
        _ = try file.interleaved()
        Issue.record("it was read whole")
      } catch {
        #expect("\(error)".contains("of 1000 frames") && "\(error)".contains(scratch.path("b.wav")))
      }
    }
  }
}
