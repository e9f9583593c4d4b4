import Foundation
import SoundFiles
import TestSupport
import Testing

/// Guides that cannot be made, or are not made to the end: what was there stays, and nothing half is left.
@Suite(.ownThread) struct GuideTroubleTests {
  @Test(arguments: GuideFormat.allCases.map(\.name))
  func whatCannotBeWrittenLeavesWhatWasThere(format: String) throws {
    let (unknot, scratch) = (try Command(), try Scratch())
    let file = "a.\(format)"
    try Data("old".utf8).write(to: URL(fileURLWithPath: scratch.path(file)))
    // A limit on the size of files stands for a full disk.
    let limited = try unknot.shell("ulimit -f 100; \"$unknot\" render lower-body -o \(file)", in: scratch)
    #expect(limited.status == 74 && limited.errorText.contains("limit"), "\(limited.errorText)")
    #expect(scratch.names == [file] && scratch.bytes(file) == Data("old".utf8))
    try FileManager.default.createDirectory(atPath: scratch.path("b.\(format)"), withIntermediateDirectories: false)
    let folder = try unknot("render", "first-roll", "-o", "b.\(format)", in: scratch)
    #expect(folder.status == 73 && folder.errorText.contains("\"b.\(format)\" is a folder"), "\(folder.errorText)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path("b.\(format)")).isEmpty)
    let into = try unknot("render", "first-roll", "--format", format, "-o", "b.\(format)/", in: scratch)
    #expect(into.status == 0 && scratch.bytes("b.\(format)/first-roll.\(format)") != nil)
    let missing = try unknot("render", "first-roll", "-o", "none/c.\(format)", in: scratch)
    #expect(missing.status == 73 && missing.errorText.contains("there is no folder"))
  }

  @Test(arguments: GuideFormat.allCases.map(\.name))
  func killedMidwayNothingHalfIsLeft(format: String) throws {
    let (unknot, scratch) = (try Command(), try Scratch())
    let file = "a.\(format)"
    try Data("old".utf8).write(to: URL(fileURLWithPath: scratch.path(file)))
    for milliseconds in [30, 120, 300] {
      let arguments = ["render", "full-body", "-o", file]
      let child = try ChildProcess(unknot.binary, arguments, environment: unknot.environment, folder: scratch.folder)
      usleep(UInt32(milliseconds * 1000))
      child.end(SIGKILL)
      #expect(scratch.names == [file])
      if scratch.bytes(file) != Data("old".utf8) { #expect(try unknot("extract", file, in: scratch).status == 0) }
    }
  }

  @Test(arguments: ["wav", "opus", "mp3", "html"])
  func twoAtOnceToOneNameLeaveOneWholeFile(format: String) throws {
    let (unknot, scratch) = (try Command(), try Scratch())
    let line = """
      for i in 1 2 3 4; do "$unknot" render first-roll --settle ${i}1s -o a.\(format) 2>/dev/null & done; wait
      "$unknot" extract a.\(format) | grep -c '^    settle: [1-4]1s'
      """
    #expect(try unknot.shell(line, in: scratch).outputText == "1\n")
    #expect(scratch.names == ["a.\(format)"])
  }
}
