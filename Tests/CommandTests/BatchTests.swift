import Foundation
import TestSupport
import Testing

/// Many guides from a table.
@Suite(.ownThread) struct BatchTests {
  private let table = """
    routine,output,title,hold,no-voice,sidecars
    first-roll,anna.flac,"Anna, calves",20s,yes,
    first-roll,sub/ben.wav,,30s,,yes
    frist-roll,carl.wav,,,,
    first-roll,dora.wav,,twenty,,
    first-roll,emil.wav,,40s,no,no

    """

  private func scratch(_ text: String) throws -> Scratch {
    let scratch = try Scratch()
    try Data(text.utf8).write(to: URL(fileURLWithPath: scratch.path("clients.csv")))
    return scratch
  }

  @Test func everyRowThatCanBeMadeIsMadeAndTheOthersAreNamed() throws {
    let (unknot, scratch) = (try Command(), try scratch(table))
    let first = try unknot("render", "--batch", "clients.csv", "-o", "out", in: scratch)
    #expect(first.status == 66)
    #expect(first.errorText.contains("clients.csv:4: there is no routine \"frist-roll\"; did you mean first-roll?"))
    #expect(first.errorText.contains("clients.csv:5: --hold:1:1: error:"))
    #expect(first.errorText.contains("out: 3 made, 2 failed"))
    for file in ["anna.flac", "sub/ben.wav", "sub/ben.vtt", "emil.wav"] {
      #expect(scratch.bytes("out/\(file)")?.isEmpty == false)
    }
    #expect(scratch.bytes("out/dora.wav") == nil)
    if ChildProcess.path(of: "ffprobe") != nil {
      let arguments = [
        "-v", "error", "-show_entries", "format_tags=title", "-of", "csv=p=0", scratch.path("out/anna.flac"),
      ]
      #expect(try ChildProcess.run("ffprobe", arguments).outputText == "\"Anna, calves\"\n")
    }
    // A row is the command line that it stands for.
    #expect(try unknot("render", "first-roll", "--hold", "40s", "-o", "alone.wav", in: scratch).status == 0)
    #expect(scratch.bytes("alone.wav") == scratch.bytes("out/emil.wav"))
  }

  @Test func whatIsFinishedIsNotMadeAgainUnlessItWouldComeOutOtherwise() throws {
    let (unknot, scratch) = (try Command(), try scratch(table))
    func run(_ more: String...) throws -> String {
      try unknot.shell(
        "\"$unknot\" render --batch clients.csv -o out \(more.joined(separator: " ")) 2>&1 | tail -1", in: scratch
      )
      .outputText
    }
    #expect(try run() == "out: 3 made, 2 failed\n")
    #expect(try run() == "out: 0 made, 3 there already, 2 failed\n")
    #expect(try run("--rate", "44100") == "out: 3 made, 2 failed\n")
    #expect(try run() == "out: 3 made, 2 failed\n")
    // Cut short by someone else, or gone.
    #expect(truncate(scratch.path("out/emil.wav"), 1000) == 0)
    #expect(unlink(scratch.path("out/sub/ben.vtt")) == 0)
    #expect(try run() == "out: 2 made, 1 there already, 2 failed\n")
    try Data(table.replacing("20s", with: "25s").utf8).write(to: URL(fileURLWithPath: scratch.path("clients.csv")))
    #expect(try run() == "out: 1 made, 2 there already, 2 failed\n")
  }

  @Test func sharesTogetherAreTheWhole() throws {
    let rows = (1...7).map { "first-roll,c\($0).flac,1\($0)s\n" }.joined()
    let (unknot, scratch) = (try Command(), try scratch("routine,output,hold\n" + rows))
    var made = 0
    for share in 1...3 {
      let result = try unknot("render", "--batch", "clients.csv", "-o", "out", "--shard", "\(share)/3", in: scratch)
      #expect(result.status == 0)
      let count = try FileManager.default.contentsOfDirectory(atPath: scratch.path("out")).count {
        $0.hasSuffix(".flac")
      }
      #expect(count > made)
      made = count
    }
    #expect(made == 7)
    let whole = try unknot("render", "--batch", "clients.csv", "-o", "out", in: scratch)
    #expect(whole.errorText == "out: 0 made, 7 there already\n")
  }

  @Test func whatIsReadInAGuideIsPartOfIt() throws {
    let (unknot, scratch) = (try Unknot(), try scratch("routine,output\nfirst-roll,a.html\nfirst-roll,b.wav\n"))
    func run() throws -> String {
      try unknot.run(
        "render", "--batch", scratch.path("clients.csv"), "-o", scratch.path("out"), "--language", "de", "--rate",
        "8000"
      ).errorText
    }
    #expect(try run().hasSuffix("out: 2 made\n"))
    #expect(try run().hasSuffix("out: 0 made, 2 there already\n"))
    try FileManager.default.createDirectory(atPath: "\(unknot.config)/phrases", withIntermediateDirectories: true)
    func phrases(_ text: String) throws {
      try text.write(toFile: "\(unknot.config)/phrases/de.yaml", atomically: false, encoding: .utf8)
    }
    // Only the page tells how to lie; a name is in the chapters of both.
    try phrases("areas: { calves: { how: \"Wie du magst.\" } }")
    #expect(try run().hasSuffix("out: 1 made, 1 there already\n"))
    try phrases("areas: { calves: { how: \"Wie du magst.\", left: die linke } }")
    #expect(try run().hasSuffix("out: 2 made\n"))
  }

  /// The jobs of docs/GUIDES.md, as a cluster would run each of their shares.
  @Test(arguments: [
    ("unknot render --batch clients.csv .*SLURM.*", 1, ["SLURM_ARRAY_TASK_ID", "SLURM_CPUS_PER_TASK"]),
    ("unknot render --batch clients.csv .*JOB_COMPLETION_INDEX[^']*", 0, ["JOB_COMPLETION_INDEX"]),
  ])
  func theJobsOfTheManualMakeEveryRowOnce(pattern: String, first: Int, variables: [String]) throws {
    let manual = try String(contentsOfFile: "\(Unknot.root)/docs/GUIDES.md", encoding: .utf8)
    let range = try #require(manual.range(of: pattern, options: .regularExpression))
    let line = manual[range].replacing("unknot render", with: "\"$unknot\" render --rate 8000")
    let rows = (1...11).map { "first-roll,c\($0).wav\n" }.joined()
    let (unknot, scratch) = (try Command(), try scratch("routine,output\n" + rows))
    var made = 0
    for share in first..<first + 8 {
      let set = variables.map { "export \($0)=\(share); " }.joined()
      let result = try unknot.shell(set + line, in: scratch)
      #expect(result.status == 0, "\(result.errorText)")
      let number = try #require(result.errorText.firstMatch(of: /guides: ([0-9]+) made\n/)).1
      made += try #require(Int(number))
    }
    let files = try FileManager.default.contentsOfDirectory(atPath: scratch.path("guides"))
    #expect(made == 11 && files.count { $0.hasSuffix(".wav") } == 11)
  }

  @Test func aKilledBatchLeavesWholeFilesOnlyAndGoesOn() throws {
    let rows = (1...12).map { "lower-body,c\($0).wav,\(20 + $0)s\n" }.joined()
    let (unknot, scratch) = (try Command(), try scratch("routine,output,hold\n" + rows))
    let arguments = ["render", "--batch", "clients.csv", "-o", "out"]
    let child = try ChildProcess(unknot.binary, arguments, environment: unknot.environment, folder: scratch.folder)
    // One is there, others are under way.
    while scratch.bytes("out/.unknot/c1.wav.made") == nil, child.isRunning { usleep(2000) }
    child.end(SIGKILL)
    func files() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: scratch.path("out")) }
    let before = try files().filter { $0.hasSuffix(".wav") }
    #expect(before.count >= 1)
    for file in before { #expect(try unknot("extract", "out/\(file)", in: scratch).status == 0) }
    let again = try unknot("render", "--batch", "clients.csv", "-o", "out", in: scratch)
    #expect(again.status == 0 && again.errorText.contains("there already"))
    #expect(try files().count { $0.hasSuffix(".wav") } == 12)
  }

  @Test func aBatchThatIsStoppedWhileItSpeaksEndsAtOnce() throws {
    let fake = try FakeSpeech(": > \"${0%/*}/asked\"; sleep 9; : > \"${0%/*}/done\"; cp \"${0%/*}/2.wav\" \"$1\"")
    let (unknot, scratch) = (try Command(), try scratch("routine,output,cues\nlower-body,c1.wav,guided\n"))
    var environment = unknot.environment
    environment["UNKNOT_SPEECH"] = ""
    environment["XDG_CONFIG_HOME"] = scratch.path("config")
    try FileManager.default.createDirectory(atPath: scratch.path("config/unknot"), withIntermediateDirectories: true)
    try scratch.write(fake.config, to: "config/unknot/config.yaml")
    let child = try ChildProcess(
      unknot.binary, ["render", "--batch", "clients.csv", "-o", "out"], environment: environment,
      folder: scratch.folder)
    // It speaks, and would for nine seconds.
    while fake.scratch.bytes("asked") == nil, child.isRunning { usleep(2000) }
    #expect(child.isRunning)
    child.send(SIGINT)
    #expect(child.wait() == 130)
    // What it was saying was not waited for.
    #expect(fake.scratch.bytes("done") == nil)
    #expect(scratch.bytes("out/c1.wav") == nil)
  }

  @Test func aRowThatIsWrongKeepsNoOtherFromBeingMade() throws {
    let text = """
      routine,output,rate,no-voice
      first-roll,a.wav,8000,
      first-roll,./a.wav,8000,
      first-roll,x//b.wav,8000,
      first-roll,x/./b.wav,8000,
      first-roll,../c.wav,8000,
      first-roll,d.wav,8000,perhaps
      first-roll,e.wav,8000,yes,more
      first-roll,A.wav,8000,

      """
    let (unknot, scratch) = (try Command(), try scratch(text))
    let result = try unknot("render", "--batch", "clients.csv", "-o", "out", in: scratch)
    #expect(result.status == 65)
    for line in [
      "clients.csv:3: \"a.wav\" is the file of line 2 already",
      "clients.csv:5: \"x/b.wav\" is the file of line 4 already",
      "clients.csv:6: output \"../c.wav\" is not the name", "clients.csv:7: no-voice is \"perhaps\"",
      "clients.csv:8: this row has 5 cells", "out: 3 made, 5 failed",
    ] { #expect(result.errorText.contains(line), "\(result.errorText)") }
    for file in ["a.wav", "x/b.wav", "A.wav"] { #expect(scratch.bytes("out/\(file)")?.isEmpty == false) }
    let there = try FileManager.default.contentsOfDirectory(atPath: scratch.path("out"))
    #expect(Set(there) == [".unknot", "A.wav", "a.wav", "x"])
    // Another order, another way to write a name: it is the same file, and finished.
    try Data("routine,output,rate\nfirst-roll,x/../a.wav,8000\nfirst-roll,.//a.wav,8000\n".utf8)
      .write(to: URL(fileURLWithPath: scratch.path("clients.csv")))
    let again = try unknot("render", "--batch", "clients.csv", "-o", "out", in: scratch)
    #expect(again.errorText.contains("out: 0 made, 1 there already, 1 failed"), "\(again.errorText)")
  }

  @Test func guidesThatWriteFilesOfOneNameBesideThemAreTold() throws {
    let text = "routine,output,sidecars\nfirst-roll,a.wav,yes\nfirst-roll,a.flac,yes\nfirst-roll,a.ogg,no\n"
    let (unknot, scratch) = (try Command(), try scratch(text))
    let result = try unknot("render", "--batch", "clients.csv", "-o", "out", "--rate", "8000", in: scratch)
    #expect(result.status == 65 && result.errorText.contains("clients.csv:3: \"a.*\" is the file of line 2 already"))
    #expect(result.errorText.contains("out: 2 made, 1 failed"))
  }

  @Test func noLinkLeadsOutOfTheFolder() throws {
    let text = """
      routine,output,sidecars
      first-roll,away/a.wav,
      first-roll,linked.wav,
      first-roll,dead.wav,
      first-roll,told.wav,yes
      first-roll,inside/a.wav,

      """
    let (unknot, scratch) = (try Command(), try scratch(text))
    let setUp = """
      mkdir -p out/kept other; echo old > other/old.wav
      ln -s ../other out/away; ln -s ../other/old.wav out/linked.wav; ln -s ../other/new.wav out/dead.wav
      ln -s ../other/told.vtt out/told.vtt; ln -s kept out/inside
      """
    #expect(try unknot.shell(setUp, in: scratch).status == 0)
    let result = try unknot("render", "--batch", "clients.csv", "-o", "out", "--rate", "8000", in: scratch)
    #expect(result.status == 73)
    for (line, name) in [(2, "away"), (3, "linked.wav"), (4, "dead.wav"), (5, "told.vtt")] {
      #expect(
        result.errorText.contains("clients.csv:\(line): \"out/\(name)\" is a link that leads out of the folder"),
        "\(result.errorText)")
    }
    #expect(result.errorText.contains("out: 1 made, 4 failed"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path("other")) == ["old.wav"])
    #expect(scratch.bytes("other/old.wav") == Data("old\n".utf8) && scratch.bytes("out/kept/a.wav") != nil)
  }

  @Test(arguments: [
    ("routine,hodl\nfirst-roll,3s\n", 65, "there is no column \"hodl\"; did you mean \"hold\"?"),
    ("output\na.wav\n", 65, "a column \"routine\" is missing"),
    ("routine,output\nfirst-roll,../a.wav\n", 65, "clients.csv:2: output \"../a.wav\" is not the name of a file"),
    ("routine,output\nfirst-roll,/tmp/a.wav\n", 65, "is not the name of a file"),
    ("routine,output\nfirst-roll,.unknot/a.wav\n", 65, "is not the name of a file"),
    ("routine,output\nfirst-roll,a.wav/\n", 65, "is not the name of a file"),
    ("routine,output\nfirst-roll,a.wav/.\n", 65, "is not the name of a file"),
    ("routine,no-voice\nfirst-roll,perhaps\n", 65, "clients.csv:2: no-voice is \"perhaps\"; write yes or no"),
    ("routine,output\n,a.wav\n", 65, "clients.csv:2: the cell \"routine\" is empty"),
    ("routine,output\n-,a.wav\n", 65, "clients.csv:2: a row cannot read standard input"),
    ("routine,output\nfirst-roll,\"a.wav\n", 65, "a double quote opens here that is never closed"),
    ("routine,output\nfirst-roll,a.xyz\n", 64, "clients.csv:2: --output out/a.xyz: there is no format \"xyz\""),
    ("routine,rate\nfirst-roll,3\n", 64, "clients.csv:2: --rate 3 is out of bounds"),
    ("routine,jobs\nfirst-roll,3\n", 65, "there is no column \"jobs\""),
  ])
  func whatIsWrongWithATableIsSaid(text: String, status: Int32, message: String) throws {
    let (unknot, scratch) = (try Command(), try scratch(text))
    let result = try unknot("render", "--batch", "clients.csv", "-o", "out", in: scratch)
    #expect(result.status == status)
    #expect(result.errorText.contains(message), "\(result.errorText)")
    #expect(scratch.bytes("out/a.wav") == nil && scratch.bytes("out/first-roll.wav") == nil)
  }
}
