import Foundation
import TestSupport
import Testing

extension CommandTests {
  /// How it ends when it does not end well, and what it says then.
  @Suite struct Statuses {
    @Test func anUnknownRoutineIs66WithTheNearestNames() throws {
      let unknot = try Unknot()
      for command in ["play", "render", "timeline", "check"] {
        let result = try unknot.run(command, "lower-bdy")
        #expect(result.status == 66 && result.output.isEmpty)
        #expect(result.errorText == "unknot: there is no routine \"lower-bdy\"; did you mean lower-body?\n")
      }
      let far = try unknot.run("play", "qqqqqqq")
      #expect(far.status == 66 && far.errorText.contains("\"unknot list\" shows what there is"))
      let file = try unknot.run("check", "nothing/here.yaml")
      #expect(file.status == 66 && file.errorText.contains("there is no file \"nothing/here.yaml\""))
      let folder = try unknot.run("check", unknot.folder.folder + "/")
      #expect(folder.status == 66 && folder.errorText.contains("is a folder"))
      let sound = try unknot.run("sounds", "hlod")
      #expect(sound.status == 66 && sound.errorText.contains("hold"))
      #expect(unknot.folder.names.isEmpty)
    }

    static let wrongLines: [([String], String)] = [
      (["frobnicate"], "frobnicate"), (["render", "--bogus"], "--bogus"), (["render", "--rate", "7"], "8000"),
      (["render", "--rate", "fast"], "fast"), (["render", "--bits", "12"], "16, 24"),
      (["render", "--channels", "3"], "1 for mono"), (["render", "--jobs", "0"], "1 or more"),
      (["render", "-o", "-", "--sidecars"], "sound only"), (["render", "-o", ""], "name a file"), (["check"], "files"),
      (["timeline", "--hold", "5x"], "--hold:1:1: error: \"5x\" is not a length; write 5 breaths"),
      (["timeline", "--hold", "0s"], "--hold"), (["timeline", "--spots", "99"], "--spots"),
      (["timeline", "--breath", "in-out"], "--breath"), (["timeline", "--roll", "{"], "--roll"),
      (["timeline", "--cue", "halfway"], "halfway=off"), (["timeline", "--cue", "halfway=on"], "halfway.at="),
      (["timeline", "--volume", "x=3"], "voice, chimes, breath, bed"),
      (["play", "--volume", "breath=99"], "-60 to 12"),
      (["timeline", "--volume", "breath"], "breath=-6"), (["timeline", "--volume", "breath=nan"], "-60 to 12"),
      (["timeline", "--format", "xml"], "json"), (["play", "--from", "yesterday"], "unknot timeline"),
      (["play", "--from", "3h"], "earlier"), (["play", "--from", "1.1"], "1.1s or 1.1.left"),
      (["timeline", "--hold", ""], "--hold: error: the value is empty"),
      (["timeline", "--volume", "breath=0x5"], "-60 to 12"), (["timeline", "--volume", "breath=1e1"], "-60 to 12"),
    ]

    @Test(arguments: wrongLines)
    func aWrongCommandLineIs64AndSaysWhatWouldBeRight(arguments: [String], says: String) throws {
      let unknot = try Unknot()
      let result = try unknot.run(arguments)
      #expect(result.status == 64 && result.output.isEmpty)
      #expect(result.errorText.contains(says), "\(result.errorText)")
      #expect(unknot.folder.names.isEmpty)
    }

    @Test func aRuleThatIsNotThereIsAMistakeOnTheCommandLineAndAWarningInAFile() throws {
      let unknot = try Unknot()
      let result = try unknot.run("timeline", "--cue", "halfwy=off")
      #expect(result.status == 64 && result.errorText.contains("--cue:1:1: error: "))
      #expect(result.errorText.contains("did you mean \"halfway\"?"))
      let file = try unknot.run(
        "timeline", "-", input: Data("cues: { halfwy: off }\nsteps:\n  - rest: 5s\n".utf8))
      #expect(file.status == 0 && file.errorText.contains("<stdin>:1:9: warning: "), "\(file.errorText)")
    }

    @Test func aWrongFileIs65WithEveryMistakeAtOnce() throws {
      let unknot = try Unknot()
      let text = "titel: A\nsteps:\n  - roll: calves\n    sides: eech\ntiming: { hold: 3 parsecs }\n"
      let expected = """
        NAME:1:1: error: a routine has no key "titel"; did you mean "title"?
          titel: A
          ^
        """
      try unknot.folder.write(text, to: "wrong.yaml")
      for (name, shown) in [("wrong.yaml", "wrong.yaml"), ("./wrong.yaml", "./wrong.yaml"), ("-", "<stdin>")] {
        for command in ["check", "timeline", "render", "play"] {
          let result = try unknot.run(command, name, input: Data(text.utf8))
          #expect(result.status == 65 && result.output.isEmpty)
          #expect(result.errorText.hasPrefix(expected.replacing("NAME", with: shown)), "\(result.errorText)")
          let places = result.errorText.split(separator: "\n").filter { $0.contains(": error: ") }.map {
            $0.prefix { $0 != " " }
          }
          #expect(places == ["1:1", "4:12", "5:17"].map { "\(shown):\($0):" }, "\(result.errorText)")
          #expect(result.errorText.contains("    sides: eech\n             ^\n"), "\(result.errorText)")
        }
      }
      #expect(unknot.folder.names == ["wrong.yaml"])
    }

    @Test func whatIsNoRoutineAtAllIs65AndSaysWhichFile() throws {
      let unknot = try Unknot()
      let cases: [(Data, String)] = [
        (Data(), "empty"), (Data([0xFF, 0xFE, 0x41]), "UTF-8"), (Data("- a\n- b\n".utf8), "routine"),
        (Data("steps: [".utf8), "<stdin>:"), (Data("a: &x 1\nsteps: *x\n".utf8), "<stdin>:"),
        (Data(repeating: UInt8(ascii: "#"), count: 2 << 20), "1 MiB"),
        (Data(String(repeating: "[", count: 5000).utf8), "<stdin>:"),
      ]
      for (bytes, says) in cases {
        let result = try unknot.run("check", "-", input: bytes)
        #expect(result.status == 65 && result.output.isEmpty)
        #expect(result.errorText.hasPrefix("<stdin>:"), "\(result.errorText)")
        #expect(result.errorText.contains(says), "\(result.errorText)")
      }
    }

    @Test func checkGoesOnAfterAWrongFileAndTellsTheFirstStatus() throws {
      let unknot = try Unknot()
      try unknot.folder.write("steps: 3\n", to: "wrong.yaml")
      let result = try unknot.run("check", "wrong.yaml", "nothing.yaml", "first-roll")
      #expect(result.status == 65 && result.outputText.hasSuffix("first-roll: no mistakes, 2:16\n"))
    }

    @Test func withoutASoundDeviceThePlayerNamesTheCommandThatWritesTheSameSession() throws {
      let unknot = try Unknot()
      let result = try unknot.run(
        "play", "lower-body", "--hold", "5 breaths", "--spots", "2", "--cue", "halfway=off", "--volume", "breath=-6",
        "--no-voice")
      #expect(result.status == 69 && result.output.isEmpty)
      let line = try #require(result.errorText.split(separator: "\n").last).trimmingPrefix { $0 == " " }
      #expect(
        line == "unknot render lower-body --hold '5 breaths' --spots 2 --cue halfway=off --volume breath=-6 --no-voice")
      // As a shell reads it, it is a command that works.
      let words = line.dropFirst("unknot ".count)
      let rendered = try ChildProcess.run(
        "sh", ["-c", "\"$0\" \(words) --rate 8000 --channels 1", unknot.path], environment: unknot.environment,
        folder: unknot.folder.folder)
      #expect(rendered.status == 0 && unknot.folder.names == ["lower-body.wav"])
      let other = try unknot.run("play", "--device", "nonesuch")
      #expect(other.status == 69 && other.errorText.contains("unknot devices"))
      #expect(try unknot.run("sounds", "hold").status == 69)
    }

    @Test func aSoundBehindALinkOutOfTheFolderIsNotRead() throws {
      let unknot = try Unknot()
      let outside = try Scratch()
      let made = try unknot.run("render", "-", "-o", "here.wav", input: Data("steps:\n  - rest: 1s\n".utf8))
      #expect(made.status == 0)
      let manager = FileManager.default
      try manager.copyItem(atPath: unknot.folder.path("here.wav"), toPath: outside.path("there.wav"))
      try manager.createSymbolicLink(
        atPath: unknot.folder.path("out.wav"), withDestinationPath: outside.path("there.wav"))
      try manager.createSymbolicLink(atPath: unknot.folder.path("sub"), withDestinationPath: outside.folder)
      try manager.createSymbolicLink(atPath: unknot.folder.path("in.wav"), withDestinationPath: "here.wav")
      for (sound, status, says) in [
        ("in.wav", 0, ""), ("out.wav", 65, "a link leads out"), ("sub/there.wav", 65, "a link leads out"),
        ("x/../in.wav", 65, "write \"in.wav\""), ("../in.wav", 65, "leads out of the folder"),
      ] {
        try unknot.folder.write("steps:\n  - sound: \(sound)\n", to: "r.yaml")
        for routine in ["r.yaml", "./r.yaml", unknot.folder.path("r.yaml")] {
          let result = try unknot.run("timeline", routine)
          #expect(
            result.status == status && (says.isEmpty || result.errorText.contains(says)),
            "\(sound): \(result.errorText)")
          #expect(status == 0 || result.errorText.contains("r.yaml:2:12: error: "), "\(result.errorText)")
        }
      }
    }

    @Test func aMistypedSoundInAFileIsToldWithTheNearest() throws {
      let text = "cues: { x: { on: rest, chime: tik } }\nsteps:\n  - rest: 5s\n"
      let result = try Unknot().run("check", "-", input: Data(text.utf8))
      #expect(result.status == 65 && result.errorText.contains("<stdin>:1:31: error: there is no sound \"tik\""))
      #expect(result.errorText.contains("did you mean \"tick\"?"), "\(result.errorText)")
    }

    @Test func aRuleOfAProfileThatIsReplacedIsToldSo() throws {
      let text = "profile: guided\ncues: { soften: { every: 30s } }\nsteps:\n  - roll: back\n"
      let unknot = try Unknot()
      #expect(try unknot.run("check", "-", input: Data(text.utf8)).status == 0)
      let quiet = try unknot.run("timeline", "-", "--cues", "quiet", input: Data(text.utf8))
      let why = "<stdin>:2:9: error: soften is a rule of the profile guided, which --cues quiet replaces; choose guided"
      #expect(quiet.status == 65 && quiet.errorText.contains(why), "\(quiet.errorText)")
      let plain = text.replacing("profile: guided\n", with: "")
      let none = try unknot.run("timeline", "-", input: Data(plain.utf8))
      let unchosen = "<stdin>:1:9: error: soften is a rule of the profile guided, which is not chosen; choose it with"
      #expect(none.status == 65 && none.errorText.contains(unchosen), "\(none.errorText)")
    }

    @Test func theSameAboutThousandsOfSegmentsIsToldOnce() throws {
      let text =
        "cues: { x: { on: rest, at: start+50s, chime: tick } }\nsteps:\n  - repeat: 9000\n    steps:\n      - rest: 5s\n"
      let checked = try Unknot().run("check", "-", input: Data(text.utf8))
      #expect(
        checked.errorText
          == "<stdin>: note: x: makes no cue here: its place lies outside this segment of 5s, in 9,000 places, first at "
          + "0:10, Rest\n")
      let shown = try Unknot().run("timeline", "-", input: Data(text.utf8))
      #expect(shown.outputText.components(separatedBy: "note: ").count == 2)
    }

    @Test func ofThousandsOfMistakesAHundredAreTold() throws {
      let steps = Array(repeating: "{rst: 1s}", count: 10_000).joined(separator: ", ")
      let result = try Unknot().run("check", "-", input: Data("steps: [\(steps)]\n".utf8))
      #expect(result.status == 65 && result.errorText.hasSuffix("\nand 9900 more errors\n"))
      #expect(result.errorText.components(separatedBy: ": error: ").count == 101)
    }

    @Test(arguments: [(SIGINT, 130), (SIGTERM, 143)] as [(Int32, Int32)])
    func aSignalEndsItAlsoWhileItReads(signal: Int32, status: Int32) throws {
      let unknot = try Unknot()
      try #require(mkfifo(unknot.folder.path("pipe"), 0o600) == 0)
      // Held open by this test, so that reading waits for more.
      let pipe = open(unknot.folder.path("pipe"), O_RDWR)
      defer { close(pipe) }
      for command in ["play", "render", "timeline"] {
        let child = try ChildProcess(
          unknot.path, [command, "-"], environment: unknot.environment, folder: unknot.folder.folder,
          input: unknot.folder.path("pipe"))
        usleep(400_000)
        #expect(child.isRunning)
        child.send(signal)
        #expect(child.wait() == status, "\(command)")
      }
    }

    @Test(.needs("strace"))
    func withoutAHomeNothingIsReadFromTheRoot() throws {
      let unknot = try Unknot()
      var environment = unknot.environment
      environment["HOME"] = nil
      environment["XDG_CONFIG_HOME"] = nil
      let result = try ChildProcess.run(
        "strace", ["-f", "-e", "trace=%file", unknot.path, "list"], environment: environment)
      #expect(result.status == 0)
      #expect(!result.errorText.contains("\"/.config") && !result.errorText.contains("\"/unknot"))
    }

    @Test func anApostropheIsQuotedForTheShell() throws {
      let unknot = try Unknot()
      try unknot.folder.write("steps:\n  - rest: 5s\n", to: "it's mine.yaml")
      let result = try unknot.run("play", "it's mine.yaml")
      #expect(result.status == 69)
      #expect(result.errorText.hasSuffix("  unknot render 'it'\\''s mine.yaml'\n"), "\(result.errorText)")
    }
  }
}
