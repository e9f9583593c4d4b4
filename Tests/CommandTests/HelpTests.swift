import Foundation
import TestSupport
import Testing

/// What is typed by people who know other programs, or no program yet.
@Suite struct HelpTests {
  @Test(arguments: [
    ("play --speed 2", "--scale 2 is twice as long"), ("render --mp3 first-roll", "unknot render -o NAME.mp3"),
    ("play --dry-run", "unknot timeline"), ("start", "write unknot play"),
    ("lower-body", "write unknot play lower-body"),
    ("lower-body --hold 60s", "write unknot play lower-body"), ("version", "write unknot --version"),
    ("-v", "write unknot --version"), ("play -v", "write unknot --version"), ("lst", "did you mean \"list\"?"),
    ("first-rol", "did you mean unknot play first-roll?"), ("./legs.yaml", "write unknot play ./legs.yaml"),
    ("play -o x.wav", "unknot render -o"), ("render --device x", "an option of \"unknot play\""),
    ("play --mute", "--no-voice"), ("play --start 2m", "--from 2m30s"), ("play --duration=20m", "--fit 12m"),
    ("qqqqqqqq", "\"unknot help\" lists them"),
  ])
  func wordsAreLookedUpAmongMeanings(line: String, answer: String) throws {
    let result = try Unknot().run(line.split(separator: " ").map(String.init))
    #expect(result.status == 64 && result.errorText.contains(answer), "\(line): \(result.errorText)")
    #expect(result.errorText.hasPrefix("unknot: ") && result.errorText.split(separator: "\n").count == 1)
  }

  @Test func nearMissesInLettersAreLeftToTheParser() throws {
    let result = try Unknot().run("play", "--hodl", "60s")
    #expect(result.status == 64 && result.errorText.contains("Did you mean '--hold'?"), "\(result.errorText)")
  }

  @Test func helpKnowsCommandsAndTopicsAndNothingElse() throws {
    let command = try Unknot()
    let breath = try command.run("help", "breath")
    #expect(breath.status == 0 && breath.outputText.contains("4-7-8") && breath.outputText.contains("coherent"))
    for topic in ["breath", "times", "volume", "areas"] {
      let page = try command.run("help", topic)
      #expect(
        page.status == 0 && page.outputText.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(page.outputText)")
    }
    #expect(try command.run("help", "play").outputText == command.run("play", "--help").outputText)
    #expect(try command.run("help").outputText.contains("SUBCOMMANDS"))
    let none = try command.run("help", "foo")
    #expect(none.status == 64 && none.outputText.isEmpty && none.errorText.contains("there is no help on \"foo\""))
    #expect(try command.run("help", "start").errorText.contains("write unknot play"))
  }

  @Test func aVolumeMayBeginWithAMinus() throws {
    let unknot = try Unknot()
    for words in [["--volume", "-6"], ["--volume=-6"], ["--volume", "all=-6"]] {
      let config = try unknot.run(["config"] + words).outputText
      #expect(config.contains(/all +-6 dB +--volume/), "\(words): \(config)")
    }
    let wrong = try unknot.run("timeline", "--volume", "-6,5")
    #expect(wrong.status == 64 && wrong.errorText.contains("write -6.5"), "\(wrong.errorText)")
  }

  /// Without a terminal, tables are 80 columns wide.
  @Test(arguments: [
    "list", "timeline", "timeline full-body --ids --exact --verbose", "config", "sounds", "check first-roll",
    "config lower-body --hold 60s --cues guided",
  ])
  func tablesFitTheTerminal(line: String) throws {
    let result = try Unknot().run(line.split(separator: " ").map(String.init))
    #expect(result.status == 0, "\(result.errorText)")
    for row in result.outputText.split(separator: "\n") { #expect(row.count <= 80, "\(row)") }
  }

  @Test func aMistakeInTheConfigIsToldOnce() throws {
    let command = try Unknot()
    try command.writeOwn("timing: { hlod: 40s }\n", to: "config.yaml")
    for line in [["list"], ["check", "first-roll", "lower-body"], ["render", "first-roll", "back"]] {
      let result = try command.run(line)
      let lines = result.errorText.split(separator: "\n").filter { $0.contains("hlod\"") }
      #expect(result.status == 65 && lines.count == 1, "\(line): \(result.errorText)")
      #expect(lines.first?.contains("config.yaml:1:11: error") == true && result.outputText.isEmpty)
    }
  }

  // MARK: From shipped to own

  @Test(arguments: [
    ("lower-body", "routines/lower-body"), ("profiles/beeps", "profiles/beeps"), ("de", "phrases/de"),
    ("sounds/hold", "audio/hold"),
  ])
  func anyShippedFileIsShown(name: String, path: String) throws {
    let shown = try Unknot().run("show", name)
    #expect(shown.status == 0)
    #expect(try shown.outputText == String(contentsOfFile: "\(Unknot.root)/\(path).yaml", encoding: .utf8))
  }

  @Test func aNameOfTwoFilesAsksForTheKind() throws {
    let command = try Unknot()
    try command.writeOwn("title: Beeps\nsteps: [{ roll: feet }]\n", to: "routines/beeps.yaml")
    let both = try command.run("show", "beeps")
    #expect(both.status == 64 && both.errorText.contains("routines/beeps or profiles/beeps"), "\(both.errorText)")
    #expect(try command.run("show", "routine/beeps").outputText.hasPrefix("title: Beeps"))
    let none = try command.run("show", "lower-bdy")
    #expect(none.status == 66 && none.errorText.contains("did you mean lower-body?"))
  }

  @Test func editingCopiesChecksAndTells() throws {
    let command = try Unknot()
    let path = "\(command.config)/routines/lower-body.yaml"
    let edited = try command.run("edit", "lower-body", environment: ["EDITOR": "sed -i s/quads/feet/", "VISUAL": ""])
    #expect(edited.status == 0 && edited.outputText == "\(path): no mistakes\n", "\(edited.errorText)")
    #expect(try command.run("show", "lower-body").outputText.contains("roll: feet"))
    #expect(try command.run("show", "lower-body", "--shipped").outputText.contains("roll: quads"))
    let wrong = try command.run("edit", "lower-body", environment: ["VISUAL": "sed -i s/roll:/rol:/"])
    #expect(wrong.status == 65 && wrong.errorText.contains("did you mean \"roll\"?"), "\(wrong.errorText)")
    #expect(wrong.errorText.contains("unknot edit lower-body") && wrong.outputText.isEmpty)
    let failed = try command.run("edit", "profiles/beeps", environment: ["VISUAL": "false"])
    #expect(failed.status == 69 && failed.errorText.contains("the editor \"false\" failed"), "\(failed.errorText)")
    #expect(FileManager.default.fileExists(atPath: "\(command.config)/profiles/beeps.yaml"))
  }

  @Test func aNewRoutineCanBeACopy() throws {
    let command = try Unknot()
    let made = try command.run("new", "my-legs", "--from", "lower-body")
    #expect(made.status == 0 && made.errorText.contains("wrote my-legs.yaml"), "\(made.errorText)")
    let text = String(decoding: command.folder.bytes("my-legs.yaml") ?? Data(), as: UTF8.self)
    #expect(text.contains("title: My legs") && text.contains("roll: hamstrings"))
    #expect(try command.run("check", "my-legs.yaml").status == 0)
    #expect(try command.run("new", "x", "--from", "lower-body", "--areas", "feet").status == 64)
    #expect(try command.run("new", "x", "--from", "nothing-here").status == 66)
    #expect(command.folder.names.filter { $0.hasSuffix(".yaml") } == ["my-legs.yaml"])
  }
}

/// Several routines as one session.
@Suite struct JoinedRoutineTests {
  private func timeline(_ unknot: Unknot, _ arguments: String...) throws -> [String: Any] {
    let result = try unknot.run(["timeline", "--format", "json"] + arguments)
    #expect(result.status == 0, "\(result.errorText)")
    return try #require(JSONSerialization.jsonObject(with: result.output) as? [String: Any])
  }

  private func kinds(_ timeline: [String: Any]) -> [String] {
    (timeline["segments"] as? [[String: Any]] ?? []).compactMap { $0["kind"] as? String }
  }

  @Test func thereIsOneBeginningAndOneEndAndAllBetween() throws {
    let unknot = try Unknot()
    let parts = try ["back", "desk-break", "first-roll"].map { kinds(try timeline(unknot, $0)) }
    let joined = kinds(try timeline(unknot, "back", "desk-break", "first-roll"))
    #expect(joined == ["ready"] + parts.flatMap { $0.filter { !["ready", "finish"].contains($0) } } + ["finish"])
    let fitted = try timeline(unknot, "back", "desk-break", "--fit", "20m")
    #expect("\(fitted)".contains("1200"))
  }

  @Test func eachKeepsItsTimingAndWhatTheConfigSaysAboutIt() throws {
    let unknot = try Unknot()
    try unknot.folder.write(
      "title: \"A: 1\"\ntiming: { ready: 7s, roll: 11s, spots: 1 }\nsteps: [{ roll: back }]\n", to: "a.yaml")
    try unknot.folder.write(
      "timing: { roll: 13s, finish: 9s, spots: 1 }\ncues: { halfway: off, x: { on: session, at: start+5s, chime: go } }\n"
        + "steps: [{ roll: back, title: \"It's, {b}\" }]\n", to: "b.yaml")
    try unknot.writeOwn("routines: { a: { timing: { hold: 40s } }, b: { timing: { hold: 20s } } }\n", to: "config.yaml")
    let table = try unknot.run("timeline", "./a.yaml", "b.yaml", "--exact").outputText
    #expect(table.hasPrefix("A: 1 + b · ") || table.hasPrefix("A: 1 + B · "), "\(table)")
    #expect(table.contains("7s  Get ready") && table.contains("11s  Roll back") && table.contains("13s  "))
    #expect(table.contains("40s  Hold") && table.contains("20s  ") && table.contains("9s  Finish"), "\(table)")
  }

  @Test func itIsWrittenAndItsRoutineComesBack() throws {
    let unknot = try Unknot()
    let made = try unknot.run("render", "--join", "first-roll", "back", "--spots", "1", "-o", "both.flac")
    #expect(made.status == 0, "\(made.errorText)")
    let text = try unknot.run("extract", "both.flac").outputText
    try unknot.folder.write(text, to: "both.yaml")
    #expect(try unknot.seconds("./both.yaml") == unknot.seconds("first-roll", "back", "--spots", "1"))
    #expect(try unknot.run("render", "--join", "first-roll", "back", "--spots", "1", "--hold", "30s").status == 0)
    #expect(unknot.folder.names.contains("first-roll+back.wav"))
  }

  @Test func whatCannotBeJoinedIsTold() throws {
    let unknot = try Unknot()
    try unknot.folder.write("language: de\nsteps: [{ roll: back }]\n", to: "de.yaml")
    try unknot.folder.write("stps: [{ roll: back }]\n", to: "wrong.yaml")
    let languages = try unknot.run("timeline", "back", "./de.yaml")
    #expect(languages.status == 65 && languages.errorText.contains("back is in the language en and de in de"))
    let wrong = try unknot.run("timeline", "back", "wrong.yaml")
    #expect(wrong.status == 65 && wrong.errorText.contains("wrong.yaml:1:1: error"), "\(wrong.errorText)")
    #expect(try unknot.run("timeline", "back", "nothing-here").status == 66)
  }
}

extension Unknot {
  fileprivate func seconds(_ arguments: String...) throws -> Double? {
    let result = try run(["timeline", "--format", "json"] + arguments)
    let root = try JSONSerialization.jsonObject(with: result.output) as? [String: Any]
    return (root?["segments"] as? [[String: Any]])?.last?["end"] as? Double
  }

  /// Writes a file of the user's own.
  fileprivate func writeOwn(_ text: String, to path: String) throws {
    let file = URL(fileURLWithPath: "\(config)/\(path)")
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }
}
