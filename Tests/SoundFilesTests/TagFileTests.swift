import PCM
import TestSupport
import Testing

@testable import SoundFiles

extension SoundFilesTests {
  /// What TagLib puts into a file that is already there.
  @Suite struct Tagging {
    private static let kinds = SoundFileKind.allCases.filter { $0 != .wav }

    private func file(_ kind: SoundFileKind, _ scratch: Scratch) throws -> String {
      let format = StreamFormat(encoding: kind.isLossless ? .s16 : .float)
      let bytes = [UInt8](repeating: 0, count: 48_000 * format.bytesPerFrame)
      let path = scratch.path("a.\(kind)")
      var writer = try SoundFileWriter(path: path, format: format, frames: FrameCount(48_000), kind: kind)
      try bytes.withUnsafeBytes { try writer.write($0) }
      try writer.finish()
      return path
    }

    @Test(arguments: kinds) func chaptersAndRoutineAreThoseThatWereWritten(kind: SoundFileKind) throws {
      let scratch = try Scratch()
      let path = try file(kind, scratch)
      #expect(TagFile.chapterCount(in: path, kind) == 0 && TagFile.routine(in: path, kind) == nil)
      let chapters = (0..<7).map { SoundFileTags.Chapter(title: "Ü \($0)", start: $0 * 100, end: $0 * 100 + 100) }
      let tags = SoundFileTags(title: "T", chapters: chapters, routine: "steps:\n  - rest: 5s # ß\n")
      #expect(TagFile.write(tags, to: path, kind))
      #expect(TagFile.chapterCount(in: path, kind) == 7 && TagFile.routine(in: path, kind) == tags.routine)
    }

    @Test(arguments: kinds) func whatIsNotThereCannotBeTagged(kind: SoundFileKind) throws {
      let scratch = try Scratch()
      #expect(!TagFile.write(SoundFileTags(title: "T"), to: scratch.path("none"), kind))
      #expect(TagFile.routine(in: scratch.path("none"), kind) == nil)
    }

    /// A WAV file has its tags behind the sound.
    @Test func aWAVFileIsNotItsBusiness() throws {
      let scratch = try Scratch()
      try scratch.write("as it was", to: "a.wav")
      #expect(TagFile.write(SoundFileTags(title: "T"), to: scratch.path("a.wav"), .wav))
      #expect(TagFile.chapterCount(in: scratch.path("a.wav"), .wav) == nil)
      #expect(scratch.bytes("a.wav").map { String(decoding: $0, as: UTF8.self) } == "as it was")
    }
  }
}
