import Files
import Foundation
import PCM
import TestSupport
import Testing

@testable import SoundFiles

extension SoundFilesTests {
  /// Whole or not at all: what stands under the name before, during and after.
  @Suite struct WholeOrNotAtAll {
    let format = StreamFormat()

    @Test(arguments: [false, true])
    func anOldFileStaysUntilTheNewOneIsWhole(named: Bool) throws {
      let scratch = try Scratch()
      try Data("old".utf8).write(to: URL(fileURLWithPath: scratch.path("a.wav")))
      chmod(scratch.path("a.wav"), 0o640)
      let bytes = pattern(format, frames: 100_000)
      var writer = try SoundFileWriter(
        path: scratch.path("a.wav"), format: format, frames: FrameCount(100_000), named: named)
      try bytes.withUnsafeBytes { try writer.write($0) }
      #expect(scratch.bytes("a.wav") == Data("old".utf8))
      try writer.finish()
      #expect(scratch.bytes("a.wav")?.prefix(4) == Data("RIFF".utf8))
      #expect(scratch.names == ["a.wav"])
      var status = stat()
      #expect(stat(scratch.path("a.wav"), &status) == 0 && status.st_mode & 0o777 == 0o640)
    }

    @Test(arguments: [false, true])
    func aWriterThatGoesAwayLeavesNothing(named: Bool) throws {
      let scratch = try Scratch()
      try Data("old".utf8).write(to: URL(fileURLWithPath: scratch.path("a.wav")))
      for name in ["a.wav", "b.wav"] {
        var writer = try SoundFileWriter(
          path: scratch.path(name), format: format, frames: FrameCount(1 << 20), named: named)
        try pattern(format, frames: 100_000).withUnsafeBytes { try writer.write($0) }
        #expect(scratch.names.count == (named ? 2 : 1))
      }
      #expect(scratch.names == ["a.wav"])
      #expect(scratch.bytes("a.wav") == Data("old".utf8))
    }

    @Test func tooFewAndTooManyFramesAreNotAFile() throws {
      let scratch = try Scratch()
      let bytes = pattern(format, frames: 1000)
      for announced in [999, 1001] {
        #expect {
          var writer = try SoundFileWriter(
            path: scratch.path("a.wav"), format: format, frames: FrameCount(Int64(announced)))
          try bytes.withUnsafeBytes { try writer.write($0) }
          try writer.finish()
        } throws: { isWritingFailed($0, "\(announced)") }
      }
      #expect(scratch.names == [])
    }

    @Test(arguments: [false, true])
    func aNewFileHasThePermissionsOfTheUmask(named: Bool) throws {
      let scratch = try Scratch()
      let mask = umask(0o027)
      defer { umask(mask) }
      try write(pattern(format, frames: 10), format, to: scratch.path("a.wav"), named: named)
      var status = stat()
      #expect(stat(scratch.path("a.wav"), &status) == 0 && status.st_mode & 0o777 == 0o640)
    }

    @Test(arguments: [true, false])
    func aLinkStaysALinkAndItsFileIsReplaced(exists: Bool) throws {
      let scratch = try Scratch()
      try FileManager.default.createDirectory(atPath: scratch.path("far"), withIntermediateDirectories: false)
      if exists { try Data("old".utf8).write(to: URL(fileURLWithPath: scratch.path("far/real.wav"))) }
      try FileManager.default.createSymbolicLink(atPath: scratch.path("one"), withDestinationPath: "far/real.wav")
      try FileManager.default.createSymbolicLink(atPath: scratch.path("a.wav"), withDestinationPath: "one")
      try write(pattern(format, frames: 10), format, to: scratch.path("a.wav"))
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: scratch.path("a.wav")) == "one")
      #expect(scratch.bytes("far/real.wav")?.prefix(4) == Data("RIFF".utf8))
      #expect(scratch.names == ["a.wav", "far", "one"])
    }

    @Test func aDeviceTakesTheBytesAndStaysADevice() throws {
      try write(pattern(format, frames: 100_000), format, to: "/dev/null")
      var status = stat()
      #expect(stat("/dev/null", &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
    }

    @Test func whatCannotBeCreatedIsSaidBeforeAnythingIsWritten() throws {
      let scratch = try Scratch()
      try Data("old".utf8).write(to: URL(fileURLWithPath: scratch.path("file")))
      try FileManager.default.createSymbolicLink(atPath: scratch.path("loop"), withDestinationPath: "loop")
      #expect(mkfifo(scratch.path("fifo"), 0o600) == 0)
      let cases = [
        (scratch.folder, "is a folder"), (scratch.path("none/a.wav"), "there is no folder"),
        (scratch.path("file/a.wav"), "is not a folder"), (scratch.path("new/"), "there is no folder"),
        (scratch.path("loop"), "circle"), (scratch.path("fifo"), "pipe"),
        (scratch.path(String(repeating: "a", count: 300)), "too long"), ("", "name"), ("/proc/a.wav", "/proc"),
        (scratch.path("a\0b"), "name"),
      ]
      for (path, word) in cases {
        #expect {
          _ = try SoundFileWriter(path: path, format: format, frames: FrameCount(1))
        } throws: { error in
          guard case FileError.cannotCreate(path, let reason) = error else { return false }
          return reason.contains(word)
        }
      }
      #expect(scratch.names == ["fifo", "file", "loop"])
    }

    @Test func aNameAsLongAsNamesMayBeWorks() throws {
      let scratch = try Scratch()
      let name = String(repeating: "a", count: 255)
      try write(pattern(format, frames: 10), format, to: scratch.path(name), named: true)
      #expect(scratch.names == [name])
    }

    @Test func noPermissionIsAReasonNotToBegin() throws {
      let scratch = try Scratch()
      try Data("old".utf8).write(to: URL(fileURLWithPath: scratch.path("a.wav")))
      chmod(scratch.path("a.wav"), 0o444)
      chmod(scratch.folder, 0o555)
      defer { chmod(scratch.folder, 0o755) }
      // Root may do anything: take another user's rights, which only this process's file access sees.
      let isRoot = geteuid() == 0
      if isRoot { #expect(seteuid(65_534) == 0) }
      defer { if isRoot { _ = seteuid(0) } }
      for (name, word) in [("a.wav", "write-protected"), ("b.wav", "no permission")] {
        #expect {
          _ = try SoundFileWriter(path: scratch.path(name), format: format, frames: FrameCount(1))
        } throws: { error in
          guard case FileError.cannotCreate(_, let reason) = error else { return false }
          return reason.contains(word)
        }
      }
    }

    @Test(arguments: [false, true])
    func aLimitOnFileSizeFailsMidwayAndLeavesTheOldFile(named: Bool) throws {
      let scratch = try Scratch()
      try Data("old".utf8).write(to: URL(fileURLWithPath: scratch.path("a.wav")))
      var before = rlimit()
      getrlimit(__rlimit_resource_t(1), &before)
      var limit = rlimit(rlim_cur: 1 << 20, rlim_max: before.rlim_max)
      setrlimit(__rlimit_resource_t(1), &limit)
      defer { setrlimit(__rlimit_resource_t(1), &before) }
      #expect {
        try write(pattern(format, frames: 1 << 19), format, to: scratch.path("a.wav"), named: named)
      } throws: { isWritingFailed($0, "limit") }
      #expect(scratch.names == ["a.wav"])
      #expect(scratch.bytes("a.wav") == Data("old".utf8))
    }

    @Test func aDeviceThatIsFullFailsMidway() {
      #expect { try write(pattern(format, frames: 100_000), format, to: "/dev/full") } throws: {
        isWritingFailed($0, "full")
      }
      // So little that it all waits until the end.
      #expect { try write(pattern(format, frames: 10), format, to: "/dev/full") } throws: {
        isWritingFailed($0, "full")
      }
    }

    @Test(.needsToMount, arguments: [false, true])  // elsewhere /dev/full above stands for it
    func aFullDiskFailsMidwayAndLeavesTheOldFile(named: Bool) throws {
      let scratch = try Scratch()
      try #require(try run("mount", ["-t", "tmpfs", "-o", "size=1m", "none", scratch.folder]).status == 0)
      defer { _ = try? run("umount", [scratch.folder]) }
      try Data("old".utf8).write(to: URL(fileURLWithPath: scratch.path("a.wav")))
      #expect {
        try write(pattern(format, frames: 1 << 19), format, to: scratch.path("a.wav"), named: named)
      } throws: { isWritingFailed($0, "full") }
      #expect(scratch.names == ["a.wav"])
      #expect(scratch.bytes("a.wav") == Data("old".utf8))
    }
  }
}

private func isWritingFailed(_ error: any Error, _ word: String) -> Bool {
  guard case FileError.writingFailed(_, let reason) = error else { return false }
  return reason.contains(word)
}
