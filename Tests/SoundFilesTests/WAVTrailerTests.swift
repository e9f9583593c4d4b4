import Foundation
import TestSupport
import Testing

@testable import SoundFiles

extension SoundFilesTests {
  /// The chunks behind the sound of a WAV file.
  @Suite struct WAVTrailers {
    private func number(_ bytes: some Sequence<UInt8>) -> Int {
      Array(bytes).reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    /// A file with these bytes, open to read and write.
    private func open(_ bytes: [UInt8], _ scratch: Scratch) throws -> Int32 {
      try Data(bytes).write(to: URL(fileURLWithPath: scratch.path("a.wav")))
      return Glibc.open(scratch.path("a.wav"), O_RDWR)
    }

    /// A RIFF file of one channel with so many bytes of sound.
    private func wave(_ count: Int) -> [UInt8] {
      func little(_ value: Int) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
      let format = Array("fmt ".utf8) + little(16) + [1, 0, 1, 0] + little(8000) + little(8000) + [1, 0, 8, 0]
      let data = Array("data".utf8) + little(count) + [UInt8](repeating: 128, count: count)
      return Array("RIFF".utf8) + little(4 + format.count + data.count) + Array("WAVE".utf8) + format + data
    }

    private let tags = SoundFileTags(
      title: "Füße", artist: "unknot", comment: "even", software: nil, language: "",
      chapters: [.init(title: "One", start: 0, end: 1500), .init(title: "Two", start: 1500, end: 2001)],
      routine: "steps: []\n")

    @Test func nothingToSayIsNothing() {
      #expect(WAVTrailer(SoundFileTags(title: "", comment: nil), rate: 48_000, frames: 10).bytes == [])
    }

    @Test(arguments: [0, 1, 8, 9]) func whatIsAppendedIsReadAgainAndTheHeaderCountsIt(count: Int) throws {
      let scratch = try Scratch()
      let descriptor = try open(wave(count), scratch)
      defer { close(descriptor) }
      #expect(WAVTrailer(tags, rate: 8000, frames: Int64(count)).append(to: descriptor))
      let file = [UInt8](try #require(scratch.bytes("a.wav")))
      #expect(number(file[4..<8]) == file.count - 8 && file.count % 2 == 0)
      #expect(WAVTrailer.chunks("unkr", in: descriptor).map { String(decoding: $0, as: UTF8.self) } == ["steps: []\n"])
      let info = try #require(WAVTrailer.chunks("LISTINFO", in: descriptor).first)
      let text = String(decoding: info, as: UTF8.self)
      #expect(text.contains("INAM") && text.contains("Füße\0") && text.contains("unknot\0") && text.contains("even\0"))
      // What is empty is not there.
      #expect(!text.contains("ISFT") && !text.contains("ILNG"))
      #expect(WAVTrailer.chunks("none", in: descriptor) == [])
    }

    @Test func chaptersStandOnWholeFramesAndNeverBehindTheEnd() throws {
      let scratch = try Scratch()
      let descriptor = try open(wave(4), scratch)
      defer { close(descriptor) }
      var tags = tags
      // 1,500 ms are 66,150 frames, 2,001 ms are 88,244.1, and half a frame is rounded up: 1 ms are 44.1, 5 ms 220.5.
      tags.chapters = [0, 1, 5, 1500, 2001, 99_000].map { .init(title: "at \($0)", start: $0, end: $0 + 1) }
      #expect(WAVTrailer(tags, rate: 44_100, frames: 100_000).append(to: descriptor))
      let points = try #require(WAVTrailer.chunks("cue ", in: descriptor).first)
      #expect(number(points[0..<4]) == 6 && points.count == 4 + 6 * 24)
      let places = (0..<6).map { number(points[4 + $0 * 24 + 20..<4 + $0 * 24 + 24]) }
      #expect(places == [0, 44, 221, 66_150, 88_244, 100_000])
      let labels = try #require(WAVTrailer.chunks("LISTadtl", in: descriptor).first)
      #expect(String(decoding: labels, as: UTF8.self).components(separatedBy: "labl").count == 7)
    }

    @Test func chunksOfOddLengthArePaddedAndLongTextsCut() {
      let trailer = WAVTrailer(
        SoundFileTags(title: String(repeating: "é", count: 2000), routine: "odd"), rate: 8000, frames: 1)
      #expect(trailer.bytes.count % 2 == 0 && trailer.bytes.count < 1100)
      #expect(trailer.bytes.suffix(4) == [UInt8(ascii: "o"), UInt8(ascii: "d"), UInt8(ascii: "d"), 0])
    }

    @Test func aFileThatIsNoneOrIsCutHasNoChunksAndHarmsNothing() throws {
      let scratch = try Scratch()
      let whole = wave(8) + WAVTrailer(tags, rate: 8000, frames: 8).bytes
      for bytes in [[], Array("RIFX".utf8), Array(repeating: 0, count: 100)]
        + (0..<whole.count).map({ Array(whole.prefix($0)) })
      {
        let descriptor = try open(bytes, scratch)
        defer { close(descriptor) }
        #expect(WAVTrailer.chunks("unkr", in: descriptor).count <= 1)
      }
      let descriptor = Glibc.open("/dev/full", O_RDWR)
      defer { close(descriptor) }
      #expect(!WAVTrailer(tags, rate: 8000, frames: 8).append(to: descriptor))
    }
  }
}
