import Foundation
import TestSupport
import Testing

/// Which files a guide is written as, and which it leaves alone.
@Suite(.ownThread) struct GuideFilesTests {
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

  @Test(arguments: ["wav", "flac", "ogg", "opus", "mp3", "html", "split"])
  func anEmptySessionIsRefusedBeforeAnythingIsWritten(format: String) throws {
    let unknot = try Unknot()
    let text = "timing: {ready: 0s, finish: 0s, settle: 0s}\ncues: {finish: off, ready: off}\nsteps: [{say: x}]\n"
    try unknot.folder.write(text, to: "r.yaml")
    let how = format == "split" ? ["-o", "a.wav", "--split", "steps"] : ["-o", "a.\(format)"]
    let result = try unknot.run(["render", "r.yaml", "--no-voice"] + how)
    #expect(result.status == 65 && result.errorText.hasPrefix("unknot: r.yaml: the session has no length"))
    #expect(unknot.folder.names == ["r.yaml"])
  }

  @Test(arguments: ["wav", "flac", "mp3"])
  func theBytesAreTheSameWhateverTheRoutineIsCalledThere(format: String) throws {
    let unknot = try Unknot()
    try unknot.folder.write("steps: [{ roll: calves, timing: { hold: 10s } }]\n", to: "legs.yaml")
    for (routine, more) in [("first-roll", []), ("legs.yaml", []), ("first-roll", ["--title", "Anna"])] {
      #expect(try unknot.run(["render", routine, "-o", "m.\(format)"] + small + more).status == 0)
      try unknot.run("extract", "m.\(format)").output.write(to: URL(fileURLWithPath: unknot.folder.path("x.yaml")))
      #expect(try unknot.run("render", "x.yaml", "-o", "n.\(format)").status == 0)
      #expect(unknot.folder.bytes("n.\(format)") == unknot.folder.bytes("m.\(format)"), "\(routine) \(more)")
    }
  }

  @Test func aTextThatIsNoneIs65WhereverItIsRead() throws {
    let unknot = try Unknot()
    try FileManager.default.createDirectory(atPath: unknot.config, withIntermediateDirectories: true)
    for (bytes, says) in [(Data([0xFF, 0xFE, 0x41]), "is not UTF-8"), (Data(count: 2 << 20), "is larger than 1 MiB")] {
      try bytes.write(to: URL(fileURLWithPath: unknot.folder.path("x.csv")))
      for arguments in [["import", "x.csv"], ["render", "--batch", "x.csv", "-o", "out"]] {
        let result = try unknot.run(arguments)
        #expect(result.status == 65 && result.errorText.hasPrefix("unknot: x.csv: error: the file \(says)"))
      }
      try bytes.write(to: URL(fileURLWithPath: "\(unknot.config)/config.yaml"))
      let config = try unknot.run("timeline", "first-roll")
      #expect(config.status == 65 && config.errorText.contains("config.yaml: error: the file \(says)"))
      try FileManager.default.removeItem(atPath: "\(unknot.config)/config.yaml")
    }
    #expect(unknot.folder.names == ["x.csv"])
  }

  @Test func whatIsNotThereOrSomethingElseIsToldAsItWasTyped() throws {
    let unknot = try Unknot()
    #expect(try unknot.run("import", "none.txt").errorText == "unknot: there is no file \"none.txt\"\n")
    let batch = try render(unknot, "--batch", "none.csv", "-o", "out")
    #expect(batch.status == 66 && batch.errorText == "unknot: there is no file \"none.csv\"\n")
    let routine = try render(unknot, "legs.yaml", "-o", "a.wav")
    #expect(
      routine.status == 66 && routine.errorText.contains("a routine on the search path is named without an ending"))
    #expect(try render(unknot, "first-roll", "-o", "anna.html").status == 0)
    let guide = try render(unknot, "anna.html", "-o", "q.mp3")
    let hint = "\"anna.html\" is a guide, not a routine; \"unknot extract anna.html\" gives the routine in it"
    #expect(guide.status == 65 && guide.errorText == "unknot: \(hint)\n")
    try unknot.folder.write("", to: "empty.csv")
    let empty = try render(unknot, "--batch", "empty.csv", "-o", "out")
    #expect(empty.status == 65 && empty.errorText.hasPrefix("unknot: empty.csv: error: "), "\(empty.errorText)")
    let folder = try render(unknot, "first-roll", "-o", "anna.html/sub/")
    #expect(
      folder.status == 73
        && folder.errorText == "unknot: the folder \"anna.html/sub/\" cannot be made: Not a directory\n")
    let nameless = try render(unknot, "first-roll", "-o", ".mp3")
    #expect(nameless.status == 64 && nameless.errorText.contains("--output .mp3: there is no name before the ending"))
    #expect(unknot.folder.names == ["anna.html", "empty.csv"])
  }

  @Test(.enabled(if: geteuid() != 0, "root may read everything"))
  func aFileThatMayNotBeReadIs74() throws {
    let unknot = try Unknot()
    try unknot.folder.write("steps: [{ rest: 1s }]\n", to: "r.yaml")
    #expect(chmod(unknot.folder.path("r.yaml"), 0) == 0)
    for command in ["import", "check", "timeline"] {
      let result = try unknot.run(command, "r.yaml")
      #expect(result.status == 74 && result.errorText == "unknot: \"r.yaml\" cannot be read: Permission denied\n")
    }
  }

  @Test func theLongestNameThereIsHasANoteToo() throws {
    let unknot = try Unknot()
    let name = String(repeating: "a", count: 246) + ".flac"
    try unknot.folder.write("routine,output\nfirst-roll,\(name)\n", to: "t.csv")
    #expect(try render(unknot, "--batch", "t.csv", "-o", "out").errorText == "out: 1 made\n")
    #expect(try render(unknot, "--batch", "t.csv", "-o", "out").errorText == "out: 0 made, 1 there already\n")
  }
}
