import Foundation
import TestSupport
import Testing

extension CommandTests {
  /// A file appears whole or not at all, whatever happens.
  @Suite struct Writing {
    @Test func whereNothingCanBeCreatedItIs73() throws {
      let unknot = try Unknot()
      try unknot.folder.write("not a folder", to: "file")
      try FileManager.default.createDirectory(
        atPath: unknot.folder.path("first-roll.wav"), withIntermediateDirectories: false)
      let cases: [([String], String)] = [
        (["-o", "none/a.wav"], "there is no folder none"), (["-o", "file/a.wav"], "is not a folder"),
        ([], "first-roll.wav: it is a folder"), (["-o", "/proc/a.wav"], "/proc takes no new files"),
        (["first-roll", "back", "-o", "file"], "\"file\" is a file; several routines need a folder"),
      ]
      for (arguments, says) in cases {
        let result = try unknot.run(["render"] + arguments)
        #expect(result.status == 73 && result.output.isEmpty)
        #expect(result.errorText.contains(says) && result.errorText.hasPrefix("unknot: "), "\(result.errorText)")
        #expect(result.errorText.split(separator: "\n").count == 1, "\(result.errorText)")
      }
      #expect(unknot.folder.names == ["file", "first-roll.wav"])
      #expect(unknot.folder.bytes("file") == Data("not a folder".utf8))
    }

    @Test func aFolderThatMayNotBeWrittenToIs73() throws {
      let unknot = try Unknot()
      chmod(unknot.folder.folder, 0o555)
      defer { chmod(unknot.folder.folder, 0o700) }
      // Root may write anywhere, except without that capability.
      let asUser = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"]
      let canDrop = ChildProcess.path(of: "setpriv") != nil
      if geteuid() == 0, !canDrop { return }
      let result = try unknot.run(["render"], wrapper: geteuid() == 0 ? asUser : [])
      #expect(result.status == 73 && result.errorText.contains("no permission to write"), "\(result.errorText)")
    }

    @Test func aDiskThatIsFullMidwayIs74AndTheOldFileStays() throws {
      let unknot = try Unknot()
      try unknot.folder.write("old", to: "a.wav")
      let limited = try unknot.run(["render", "-o", "a.wav"], wrapper: ["prlimit", "--fsize=3000000"])
      #expect(limited.status == 74 && limited.errorText.contains("ulimit -f"), "\(limited.errorText)")
      #expect(unknot.folder.names == ["a.wav"] && unknot.folder.bytes("a.wav") == Data("old".utf8))
    }

    @Test(.needsToMount) func aFullFileSystemIs74AndTheOldFileStays() throws {
      let unknot = try Unknot()
      let disk = unknot.folder.path("disk")
      try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: false)
      try #require(try ChildProcess.run("mount", ["-t", "tmpfs", "-o", "size=3m", "tmpfs", disk]).status == 0)
      defer { _ = try? ChildProcess.run("umount", [disk]) }
      try unknot.folder.write("old", to: "disk/a.wav")
      let full = try unknot.run("render", "-o", "disk/a.wav")
      #expect(full.status == 74 && full.errorText.contains("the disk is full"), "\(full.errorText)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: disk) == ["a.wav"])
      #expect(unknot.folder.bytes("disk/a.wav") == Data("old".utf8))
    }

    @Test(arguments: [(SIGINT, 130), (SIGTERM, 143), (SIGHUP, 143), (SIGKILL, 137)] as [(Int32, Int32)])
    func stoppedMidwayNothingIsLeft(signal: Int32, status: Int32) throws {
      let unknot = try Unknot()
      try unknot.folder.write(longRoutine(hours: 10), to: "long.yaml")
      try unknot.folder.write("old", to: "long.wav")
      let render = try unknot.start("render", "long.yaml")
      #expect(render.waitUntil(written: 2_000_000))
      // More than 4 GB: that it is RF64 was decided before the first sample.
      #expect(unfinishedHeader(of: render) == Data("RF64".utf8))
      render.send(signal)
      #expect(render.wait() == status)
      #expect(unknot.folder.names.filter { !$0.hasPrefix(".") } == ["long.wav", "long.yaml"])
      if signal != SIGKILL { #expect(unknot.folder.names == ["long.wav", "long.yaml"]) }
      #expect(unknot.folder.bytes("long.wav") == Data("old".utf8))
      #expect(unknot.said.isEmpty, "\(unknot.said)")
    }

    /// The first bytes of the file that a process has open and that has no name yet, or a hidden one.
    private func unfinishedHeader(of process: ChildProcess) -> Data? {
      let folder = "/proc/\(process.processIdentifier)/fd"
      let descriptors = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      let files = descriptors.filter { descriptor in
        let target = (try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\(descriptor)")) ?? ""
        return target.hasSuffix("(deleted)") || target.hasSuffix(".part")
      }
      guard let file = files.first, let handle = FileHandle(forReadingAtPath: "\(folder)/\(file)") else { return nil }
      return try? handle.read(upToCount: 4)
    }

    @Test func severalRoutinesAtOnceAreTheSameFilesAsOneByOne() throws {
      let unknot = try Unknot()
      let routines = ["first-roll", "back", "desk-break"]
      let format = ["--rate", "16000", "--channels", "1"]
      let result = try unknot.run(["render"] + routines + ["-o", "new/out", "--jobs", "3"] + format)
      #expect(result.status == 0 && result.output.isEmpty)
      #expect(
        result.errorText.split(separator: "\n").map { String($0.prefix { $0 != " " }) }
          == routines.map { "new/out/\($0).wav" })
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: unknot.folder.path("new/out")).sorted()
          == routines.map { "\($0).wav" }.sorted())
      for routine in routines {
        let again = try unknot.run(["render", routine, "-j", "1"] + format)
        #expect(again.status == 0)
        let bytes = unknot.folder.bytes("\(routine).wav")
        #expect(bytes != nil && bytes == unknot.folder.bytes("new/out/\(routine).wav"))
      }
    }

    @Test func oneWrongRoutineDoesNotKeepTheOthersFromBeingWritten() throws {
      let unknot = try Unknot()
      let result = try unknot.run(
        "render", "first-roll", "nonesuch", "-o", "out", "--rate", "8000", "--channels", "1")
      #expect(result.status == 66 && result.errorText.contains("nonesuch"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: unknot.folder.path("out")) == ["first-roll.wav"])
    }

    @Test func theBinaryNeedsNothingOfTheFolderItRunsIn() throws {
      let unknot = try Unknot()
      #expect(try unknot.run("render", "--rate", "8000", "-o", unknot.folder.path("a.wav"), in: "/").status == 0)
      #expect((unknot.folder.bytes("a.wav")?.count ?? 0) > 2_000_000)
    }
  }
}
