import Foundation
import PCM
import TestSupport
import Testing

@testable import SoundFiles

extension SoundFilesTests {
  @Suite struct Embedding {
    private func save(_ kind: SoundFileKind, to path: String, tags: SoundFileTags) throws {
      let format = StreamFormat(encoding: kind.isLossless ? .s16 : .float)
      let bytes = [UInt8](repeating: 0, count: 48_000 * format.bytesPerFrame)
      var writer = try SoundFileWriter(path: path, format: format, frames: FrameCount(48_000), kind: kind, tags: tags)
      try bytes.withUnsafeBytes { try writer.write($0) }
      try writer.finish()
    }

    @Test func whatHasNoRoutineSaysSo() throws {
      let scratch = try Scratch()
      for kind in SoundFileKind.allCases {
        try save(kind, to: scratch.path("a"), tags: SoundFileTags())
        #expect(try embeddedRoutine(in: scratch.path("a")) == nil)
      }
      try Data("hello".utf8).write(to: URL(fileURLWithPath: scratch.path("b")))
      #expect(try embeddedRoutine(in: scratch.path("b")) == nil)
      #expect(throws: SoundFileError.notFound(path: scratch.path("c"))) {
        _ = try embeddedRoutine(in: scratch.path("c"))
      }
    }

    /// Told by its first bytes: a name may be anything.
    @Test(arguments: SoundFileKind.allCases) func aRoutineIsFoundWhateverTheFileIsCalled(kind: SoundFileKind) throws {
      let scratch = try Scratch()
      let routine = "title: Füße\nsteps:\n  - roll: calves\n"
      for other in SoundFileKind.allCases {
        try save(kind, to: scratch.path("a.\(other)"), tags: SoundFileTags(routine: routine))
        #expect(try embeddedRoutine(in: scratch.path("a.\(other)")) == routine, "\(kind) called \(other)")
      }
    }

    @Test func whatIsNoFileIsNotRead() throws {
      let scratch = try Scratch()
      #expect(mkfifo(scratch.path("fifo"), 0o600) == 0)
      for path in [scratch.folder, scratch.path("fifo"), "/dev/zero"] {
        #expect(throws: SoundFileError.cannotRead(path: path, reason: "it is not a file")) {
          _ = try embeddedRoutine(in: path)
        }
      }
      #expect(throws: SoundFileError.notFound(path: "a\u{0}b")) { _ = try embeddedRoutine(in: "a\u{0}b") }
    }
  }
}
