import Foundation
import TestSupport
import Testing

/// Many guides from a table, as the command makes them: its columns, its words and its signals.
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

  @Test(arguments: [
    ("routine,hodl\nfirst-roll,3s\n", 65, "there is no column \"hodl\"; did you mean \"hold\"?"),
    ("routine,output\nfirst-roll,\"a.wav\n", 65, "a double quote opens here that is never closed"),
    ("routine,output\nfirst-roll,a.xyz\n", 64, "clients.csv:2: --output out/a.xyz: there is no format \"xyz\""),
    ("routine,rate\nfirst-roll,3\n", 64, "clients.csv:2: --rate:1:1: error: \"3\" is out of bounds"),
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
