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

    /// What a copy that broke off leaves: taken for whole, it would end in the middle of a word.
    @Test(arguments: [SoundFileKind.wav, .ogg]) func aFileThatIsCutOffIsRefused(kind: SoundFileKind) throws {
      let scratch = try Scratch()
      let path = scratch.path("a.\(kind)")
      let format = StreamFormat(encoding: kind == .wav ? .s16 : .float)
      let samples = (0..<96_000 * 2).map { Float(sin(Double($0) / 7)) * 0.3 }
      let bytes = kind == .wav ? pattern(format, frames: 96_000) : samples.withUnsafeBytes(Array.init)
      try write(bytes, format, to: path, kind: kind)
      let whole = try #require(scratch.bytes("a.\(kind)"))
      #expect(try OpenSoundFile(path: path).info.frames == 96_000)
      for left in [whole.count - 3, whole.count * 2 / 3, whole.count / 10] {
        truncate(path, off_t(left))
        #expect("\(left)") { _ = try OpenSoundFile(path: path) } throws: { error in
          "\(error)".contains("it is cut off: ") && "\(error)".contains(path)
        }
        try whole.write(to: URL(fileURLWithPath: path))
      }
    }

    /// Each eight zeros look like a chunk.
    @Test func aFileOfZerosIsGivenUpSoon() throws {
      let scratch = try Scratch()
      let start = Array("RIFF".utf8) + [0, 0, 0, 0] + Array("WAVE".utf8)
      try Data(start + [UInt8](repeating: 0, count: 1 << 24)).write(to: URL(fileURLWithPath: scratch.path("a.wav")))
      let descriptor = Glibc.open(scratch.path("a.wav"), O_RDONLY)
      defer { close(descriptor) }
      #expect(RIFFChunk.all(in: descriptor).count == 10_000)
      #expect(throws: SoundFileError.self) { _ = try OpenSoundFile(path: scratch.path("a.wav")) }
    }

    /// Programs that write to a pipe cannot come back to the header.
    @Test(arguments: [0x7fff_f000, 0xffff_ffff, 0x7fff_ffff] as [UInt32])
    func aLengthThatIsNotKnownIsNoneThatIsMissing(size: UInt32) throws {
      let scratch = try Scratch()
      try write(pattern(StreamFormat(), frames: 1000), StreamFormat(), to: scratch.path("a.wav"))
      var bytes = [UInt8](try #require(scratch.bytes("a.wav")))
      for (index, byte) in (0..<4).map({ UInt8(truncatingIfNeeded: size >> (8 * $0)) }).enumerated() {
        bytes[40 + index] = byte
      }
      try Data(bytes).write(to: URL(fileURLWithPath: scratch.path("b.wav")))
      #expect(try OpenSoundFile(path: scratch.path("b.wav")).info.frames == 1000)
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
