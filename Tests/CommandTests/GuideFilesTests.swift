import Foundation
import TestSupport
import Testing

/// Which files a guide is written as, and which it leaves alone.
@Suite(.serialized) struct GuideFilesTests {
  private let small = ["--rate", "8000", "--channels", "1", "--no-voice"]

  private func render(_ unknot: Unknot, _ arguments: String...) throws -> ChildProcess.Result {
    try unknot.run(["render"] + arguments + small)
  }

  private func list(_ unknot: Unknot) -> [String] {
    String(decoding: unknot.folder.bytes("p.m3u8") ?? Data(), as: UTF8.self).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }.map(String.init)
  }

  @Test func sidecarsLeaveATableOfTheSameNameAlone() throws {
    let unknot = try Unknot()
    try unknot.folder.write("routine,output\nfirst-roll,clients.flac\n", to: "clients.csv")
    #expect(try render(unknot, "--batch", "clients.csv", "-o", ".", "--sidecars").status == 0)
    #expect(unknot.folder.bytes("clients.csv") == Data("routine,output\nfirst-roll,clients.flac\n".utf8))
    #expect(unknot.folder.bytes("clients.timeline.csv")?.starts(with: Data("row,start,".utf8)) == true)
  }

  @Test func nothingThatIsReadIsWrittenOver() throws {
    let unknot = try Unknot()
    let routine = "steps: [{ rest: 1s }, { sound: x.wav }]\n"
    let table = "routine,output,format\nfirst-roll,t.timeline.csv,wav\nr.yaml,link,wav\nfirst-roll,r.yaml,wav\n"
    #expect(try render(unknot, "first-roll", "-o", "x.wav").status == 0)
    let sound = try #require(unknot.folder.bytes("x.wav"))
    try unknot.folder.write(routine, to: "r.yaml")
    try unknot.folder.write(table, to: "t.timeline.csv")
    #expect(symlink("r.yaml", unknot.folder.path("link")) == 0)
    for arguments in [
      ["r.yaml", "-o", "./r.yaml", "--format", "wav"], ["r.yaml", "-o", "link", "--format", "wav"],
      ["r.yaml", "-o", "x.wav"], ["--batch", "t.timeline.csv", "-o", "."],
    ] {
      let result = try unknot.run(["render"] + arguments + small)
      #expect(result.status == 73 && result.errorText.contains("is read here, and would be written over"))
    }
    let batch = try render(unknot, "--batch", "t.timeline.csv", "-o", ".")
    for line in 2...4 { #expect(batch.errorText.contains("t.timeline.csv:\(line): \""), "\(batch.errorText)") }
    #expect(unknot.folder.bytes("r.yaml") == Data(routine.utf8) && unknot.folder.bytes("x.wav") == sound)
    #expect(unknot.folder.bytes("t.timeline.csv") == Data(table.utf8))
  }

  @Test func whatStandsInTheWayOfASidecarIsFoundBeforeTheGuideIsReplaced() throws {
    let unknot = try Unknot()
    try unknot.folder.write("old", to: "a.flac")
    try FileManager.default.createDirectory(atPath: unknot.folder.path("a.vtt"), withIntermediateDirectories: false)
    let result = try render(unknot, "first-roll", "-o", "a.flac", "--sidecars")
    #expect(result.status == 73 && result.errorText.contains("a.vtt: it is a folder"), "\(result.errorText)")
    #expect(unknot.folder.bytes("a.flac") == Data("old".utf8) && unknot.folder.names == ["a.flac", "a.vtt"])
  }

  @Test func aShorterSplitTakesTheOldPartsAwayAndNothingElse() throws {
    let unknot = try Unknot()
    #expect(try render(unknot, "first-roll", "--sides", "each", "-o", "p.flac", "--split", "steps").status == 0)
    let old = list(unknot)
    #expect(old.count == 4)
    // Not named by the playlist, or named but no part.
    try unknot.folder.write("mine", to: "p-09-mine.flac")
    try unknot.folder.write("mine", to: "q.flac")
    try unknot.folder.write("mine", to: "p-10-notes.txt")
    let more = String(decoding: try #require(unknot.folder.bytes("p.m3u8")), as: UTF8.self)
    try unknot.folder.write(more + "q.flac\np-10-notes.txt\n", to: "p.m3u8")
    #expect(try render(unknot, "first-roll", "--sides", "left", "-o", "p.flac", "--split", "steps").status == 0)
    let new = list(unknot)
    #expect(new.count == 3)
    #expect(Set(unknot.folder.names) == Set(new + ["p.m3u8", "p-09-mine.flac", "q.flac", "p-10-notes.txt"]))
  }

  @Test func aSplitThatIsCutOffLeavesTheOldPartsAsTheyWere() throws {
    let unknot = try Unknot()
    #expect(try render(unknot, "first-roll", "-o", "p.wav", "--split", "steps").status == 0)
    let before = Dictionary(uniqueKeysWithValues: unknot.folder.names.map { ($0, unknot.folder.bytes($0)) })
    let arguments = ["render", "first-roll", "--hold", "1h", "-o", "p.wav", "--split", "steps"]
    let child = try ChildProcess(
      unknot.path, arguments, environment: unknot.environment, folder: unknot.folder.folder)
    #expect(child.waitUntil(written: 20 << 20))
    child.end(SIGKILL)
    for (name, bytes) in before { #expect(unknot.folder.bytes(name) == bytes) }
    // Stopped or refused, it takes away what it began.
    let limited = try ChildProcess.run(
      "bash", ["-c", "ulimit -f 4000; \"$0\" render first-roll --hold 10m -o q.wav --split steps", unknot.path],
      environment: unknot.environment, folder: unknot.folder.folder)
    #expect(limited.status == 74 && limited.errorText.contains("q-02-calves-left.wav"), "\(limited.errorText)")
    #expect(!unknot.folder.names.contains { $0.hasPrefix("q") })
  }

  @Test func aSplitGuideIsFinishedOnlyWithAllItsParts() throws {
    let unknot = try Unknot()
    try unknot.folder.write("routine,output,split\nfirst-roll,p.flac,steps\n", to: "t.csv")
    func run() throws -> String { try render(unknot, "--batch", "t.csv", "-o", "out").errorText }
    #expect(try run() == "out: 1 made\n")
    #expect(try run() == "out: 0 made, 1 there already\n")
    #expect(unlink(unknot.folder.path("out/p-02-calves-left.flac")) == 0)
    #expect(try run() == "out: 1 made\n")
    #expect(unknot.folder.bytes("out/p-02-calves-left.flac") != nil)
  }

  @Test func noRowTakesTheNameOfAPartOfAnother() throws {
    let unknot = try Unknot()
    let text = """
      routine,output,split
      first-roll,p-01-get-ready.flac,
      first-roll,p.flac,steps
      first-roll,q.flac,steps
      first-roll,q-02-calves-left.flac,
      first-roll,sub/q-02-calves-left.flac,

      """
    try unknot.folder.write(text, to: "t.csv")
    let result = try render(unknot, "--batch", "t.csv", "-o", "out")
    #expect(result.status == 65 && result.errorText.hasSuffix("out: 3 made, 2 failed\n"))
    #expect(result.errorText.contains("t.csv:3: the file of line 2 may be a part of \"p.flac\""))
    #expect(result.errorText.contains("t.csv:5: \"q-02-calves-left.flac\" may be a part of the guide of line 4"))
  }

  @Test func theLongestNameThereIsHasANoteToo() throws {
    let unknot = try Unknot()
    let name = String(repeating: "a", count: 246) + ".flac"
    try unknot.folder.write("routine,output\nfirst-roll,\(name)\n", to: "t.csv")
    #expect(try render(unknot, "--batch", "t.csv", "-o", "out").errorText == "out: 1 made\n")
    #expect(try render(unknot, "--batch", "t.csv", "-o", "out").errorText == "out: 0 made, 1 there already\n")
  }
}
