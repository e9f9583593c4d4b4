import Foundation
import SoundFiles
import TestSupport
import Testing

/// Guide files as a user asks for them.
@Suite(.ownThread) struct GuideCommandTests {
  @Test func rawSamplesAreTheSamplesOfTheFile() throws {
    let (unknot, scratch) = (try Command(), try Scratch())
    #expect(try unknot("render", "first-roll", "-o", "a.wav", in: scratch).status == 0)
    let raw = try unknot("render", "first-roll", "-o", "-", in: scratch)
    #expect(raw.status == 0 && raw.errors.isEmpty && raw.output.count > 1_000_000)
    #expect(scratch.bytes("a.wav")?.range(of: raw.output) != nil)
    let mono = try unknot("render", "first-roll", "-o", "-", "--channels", "1", "--rate", "24000", in: scratch)
    #expect(mono.output.count * 4 == raw.output.count)
  }

  @Test func aReaderThatGoesAwayEndsItQuietly() throws {
    let (unknot, scratch) = (try Command(), try Scratch())
    let line = "\"$unknot\" render lower-body -o - 2>err | head -c 300000 | wc -c; echo ${PIPESTATUS[0]}; cat err"
    #expect(try unknot.shell(line, in: scratch).outputText == "300000\n0\n")
    // A script that stops at the first failure of a pipeline goes on too.
    let strict = "set -euo pipefail; \"$unknot\" render lower-body -o - | head -c 1000 | wc -c; echo on"
    let result = try unknot.shell(strict, in: scratch)
    #expect(result.outputText == "1000\non\n" && result.errors.isEmpty)
    #expect(try unknot.shell("\"$unknot\" render first-roll -o - >&-", in: scratch).status == 74)
    #expect(
      try unknot.shell("\"$unknot\" render first-roll -o - >/dev/full", in: scratch).errorText.contains("No space"))
  }

  @Test func itWaitsForItsReaderAndObeysSignalsWhileItWaits() throws {
    let (unknot, scratch) = (try Command(), try Scratch())
    let line = """
      mkfifo pipe; "$unknot" render lower-body -o - > pipe & child=$!
      exec 3< pipe; head -c 1000 <&3 > /dev/null; sleep 0.7
      kill -0 $child && echo waits; kill -INT $child; wait $child; echo $?
      """
    #expect(try unknot.shell(line, in: scratch).outputText == "waits\n130\n")
  }

  /// Blocks of an MP3 file of few kilobits do not say how many they are.
  @Test(
    .needs("ffprobe"),
    arguments: [
      ("48000", "1", "0"), ("44100", "1", "0"), ("44100", "2", "0"), ("22050", "1", "2"), ("24000", "1", "3"),
    ])
  func smallFilesOfMP3AreWrittenToo(rate: String, channels: String, quality: String) throws {
    let (unknot, scratch) = (try Command(), try Scratch())
    let coding = ["--rate", rate, "--channels", channels, "--quality", quality]
    let line = "\"$unknot\" render first-roll -o a.mp3 \(coding.joined(separator: " "))"
    let result = try unknot.shell(line, in: scratch)
    #expect(result.status == 0, "\(result.errorText)")
    func seconds(_ arguments: [String]) throws -> Double {
      let text = try ChildProcess.run("ffprobe", ["-v", "error", "-of", "csv=p=0"] + arguments).outputText
      return try #require(Double(text.trimmingCharacters(in: .whitespacesAndNewlines)))
    }
    let wanted = try #require(
      try JSONSerialization.jsonObject(with: unknot("timeline", "--format", "json", in: scratch).output)
        as? [String: Any])
    let length = try seconds(["-show_entries", "format=duration", scratch.path("a.mp3")])
    #expect(abs(length - (wanted["duration"] as? Double ?? 0)) < 0.3, "\(length)")
  }

  @Test(.needs("ffmpeg")) func partsOneAfterTheOtherAreTheWhole() throws {
    let (unknot, scratch) = (try Command(), try Scratch())
    #expect(try unknot("render", "first-roll", "-o", "a.wav", in: scratch).status == 0)
    #expect(try unknot("render", "first-roll", "-o", "p.wav", "--split", "steps", in: scratch).status == 0)
    let list = String(decoding: try #require(scratch.bytes("p.m3u8")), as: UTF8.self).split(separator: "\n")
    let names = list.filter { !$0.hasPrefix("#") }.map(String.init)
    #expect(names == ["p-01-get-ready.wav", "p-02-calves-left.wav", "p-03-calves-right.wav", "p-04-finish.wav"])
    func samples(_ name: String) throws -> Data {
      try ChildProcess.run("ffmpeg", ["-v", "error", "-i", scratch.path(name), "-f", "s16le", "-"]).output
    }
    #expect(try names.map(samples).reduce(Data(), +) == samples("a.wav"))
    #expect(list.filter { $0.hasPrefix("#EXTINF:") }.count == 4)
  }

  @Test(arguments: ["wav", "flac", "ogg", "opus", "mp3", "html"])
  func aGuideGivesItsRoutineBack(format: String) throws {
    let (unknot, scratch) = (try Command(), try Scratch())
    let made = try unknot(
      "render", "first-roll", "--hold", "20s", "--cue", "halfway=off", "--no-voice", "-o", "a.\(format)", in: scratch)
    #expect(made.status == 0, "\(made.errorText)")
    let routine = try unknot("extract", "a.\(format)", in: scratch)
    #expect(routine.status == 0 && routine.errors.isEmpty)
    let text = routine.outputText
    #expect(text.contains("  flags:\n    hold: 20s\n    cue: [\"halfway=off\"]\n    no-voice: on\n"))
    let source = try String(
      contentsOfFile: #filePath.replacing(
        "Tests/CommandTests/GuideCommandTests.swift", with: "routines/first-roll.yaml"), encoding: .utf8)
    #expect(text.hasPrefix(source.trimmingCharacters(in: .newlines)))
  }

  @Test func anExtractedRoutineIsTheSameSessionOnAnotherMachine() throws {
    let (here, there, scratch) = (try Unknot(), try Unknot(), try Scratch())
    func configure(_ unknot: Unknot, _ text: String) throws {
      try FileManager.default.createDirectory(atPath: unknot.config, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: URL(fileURLWithPath: "\(unknot.config)/config.yaml"))
    }
    try configure(
      here,
      """
      device: pulse
      volume: { breath: -6 }
      timing: { settle: 9s, breath: 3-1-5-1 }
      routines:
        first-roll: { timing: { spots: 2 }, cues: { halfway: { at: 30% } } }
        lower-body: { timing: { spots: 7 } }
      """)
    try configure(there, "timing: { settle: 30s, roll: 11s, spots: 5 }\ncues: { hold: off }\nvolume: { chimes: off }\n")
    let flags = ["--hold", "41s", "--cue", "go=off", "--cue", "countdown.last=4", "--scale", "1.1", "--no-voice"]
    func json(_ result: ChildProcess.Result) throws -> String {
      #expect(result.status == 0, "\(result.errorText)")
      return result.outputText.replacing("\"routine\": \"mine\"", with: "\"routine\": \"first-roll\"")
    }
    for format in ["wav", "flac", "mp3"] {
      let path = scratch.path("a.\(format)")
      #expect(try here.run(["render", "first-roll", "-o", path] + flags).status == 0)
      let routine = try there.run("extract", path)
      #expect(!routine.outputText.contains("pulse") && !routine.outputText.contains("lower-body"))
      for name in ["first-roll", "mine"] {
        try routine.output.write(to: URL(fileURLWithPath: scratch.path("\(name).yaml")))
      }
      #expect(try there.run("check", scratch.path("mine.yaml")).status == 0)
      let original = try json(here.run(["timeline", "first-roll", "--format", "json"] + flags))
      #expect(try json(there.run("timeline", scratch.path("mine.yaml"), "--format", "json")) == original)
      // The whole file, the routine in it included.
      #expect(try there.run("render", scratch.path("first-roll.yaml"), "-o", scratch.path("b.\(format)")).status == 0)
      #expect(scratch.bytes("b.\(format)") == scratch.bytes("a.\(format)"))
    }
  }

  /// With a profile of the user's own, flags about the file, a voice that is off, and other files of the same names there.
  @Test(arguments: ["--cues mine", "profile: mine", "routine"])
  func anExtractedRoutineBringsItsProfileAndHowItWasWritten(asked: String) throws {
    let (here, there, scratch, fake) = (try Unknot(), try Unknot(), try Scratch(), try FakeSpeech())
    func write(_ unknot: Unknot, _ name: String, _ text: String) throws {
      let path = "\(unknot.config)/\(name)"
      try FileManager.default.createDirectory(
        at: URL(fileURLWithPath: path).deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    }
    try write(
      here, "config.yaml",
      (asked.hasPrefix("profile") ? asked + "\n" : "")
        + "speech: off\ntiming: { settle: 9s }\ncues: { own: { ends: end-1s }, halfway: { gain: -6 } }\n")
    try write(
      here, "profiles/mine.yaml",
      """
      timing: { spots: 1, settle: 4s, hold: { for: 20s, from: 10s, to: 40s } }
      cues: { own: { on: roll, at: 50%, chime: go, gain: -3 }, release: off, halfway: { longer-than: 5s, at: 30% } }
      """)
    try write(there, "config.yaml", fake.config + "timing: { spots: 3 }\ncues: { hold: off }\nlanguage: de\n")
    try write(there, "profiles/mine.yaml", "cues: { go: off }\n")

    let source =
      asked == "routine" ? "profile: mine\nsteps: [{ roll: calves, sides: each }]" : "steps: [{ roll: calves }]"
    try scratch.write(source, to: "r.yaml")
    let flags = asked.hasPrefix("--") ? ["--cues", "mine"] : []
    let coding = ["--title", "Anna: legs", "--rate", "24000", "--channels", "1"]
    func json(_ unknot: Unknot, _ arguments: [String]) throws -> String {
      let result = try unknot.run(["timeline", "--format", "json"] + arguments, environment: ["UNKNOT_SPEECH": ""])
      #expect(result.status == 0, "\(result.errorText)")
      return result.outputText
    }
    func render(_ unknot: Unknot, _ routine: String, _ file: String, _ more: [String]) throws {
      let arguments = ["render", scratch.path(routine), "-o", scratch.path(file)] + more
      let result = try unknot.run(arguments, environment: ["UNKNOT_SPEECH": ""])
      #expect(result.status == 0, "\(result.errorText)")
    }
    try FileManager.default.createDirectory(atPath: scratch.path("there"), withIntermediateDirectories: false)
    for (ending, more) in [("wav", ["--bits", "24"]), ("flac", []), ("mp3", ["--quality", "2"])] {
      try render(here, "r.yaml", "a.\(ending)", flags + coding + more)
      let extracted = try there.run("extract", scratch.path("a.\(ending)"))
      #expect(extracted.errors.isEmpty && !extracted.outputText.contains("speech"))
      try extracted.output.write(to: URL(fileURLWithPath: scratch.path("there/r.yaml")))
      let check = try there.run("check", scratch.path("there/r.yaml"))
      #expect(check.status == 0, "\(check.errorText)")
      #expect(try json(there, [scratch.path("there/r.yaml")]) == json(here, [scratch.path("r.yaml")] + flags))
      try render(there, "there/r.yaml", "b.\(ending)", [])
      // To the byte: samples, rate, title and the routine inside.
      #expect(scratch.bytes("b.\(ending)") == scratch.bytes("a.\(ending)"))
    }
    #expect(fake.said.isEmpty)
    // What the format does not have is left to its own; what is said now goes before.
    try render(there, "there/r.yaml", "c.opus", [])
    try render(there, "there/r.yaml", "d.wav", ["--rate", "8000"])
    let sound = try SoundFile(scratch.path("d.wav"))
    #expect(sound.rate == 8000 && sound.channels == 1)
  }

  @Test func aProfileThatCannotBeHeldIsNamedAndTold() throws {
    let (unknot, scratch) = (try Unknot(), try Scratch())
    try FileManager.default.createDirectory(atPath: "\(unknot.config)/profiles", withIntermediateDirectories: true)
    func write(_ name: String, _ text: String) throws {
      try text.write(toFile: "\(unknot.config)/\(name)", atomically: false, encoding: .utf8)
    }
    try write("profiles/mine.yaml", "cues: { own: { on: roll, at: 50%, chime: go } }")
    try write("config.yaml", "profile: mine\ncues: { own: off }\n")
    // The second step wakes it, with the keys that only the profile has.
    try scratch.write("steps: [{ roll: calves }, { roll: quads, cues: { own: { at: 30% } } }]", to: "r.yaml")
    #expect(try unknot.run("render", scratch.path("r.yaml"), "-o", scratch.path("a.flac")).status == 0)
    let result = try unknot.run("extract", scratch.path("a.flac"))
    #expect(
      result.outputText.contains("profile: mine")
        && result.errorText.contains("the profile \(unknot.config)/profiles/mine.yaml"))
    try result.output.write(to: URL(fileURLWithPath: scratch.path("b.yaml")))
    #expect(try unknot.run("check", scratch.path("b.yaml")).status == 0)

    // With nothing to wake it, it is held, and no word is said.
    try scratch.write("steps: [{ roll: calves }, { roll: quads }]", to: "r.yaml")
    #expect(try unknot.run("render", scratch.path("r.yaml"), "-o", scratch.path("a.flac")).status == 0)
    let held = try unknot.run("extract", scratch.path("a.flac"))
    #expect(held.errors.isEmpty && !held.outputText.contains("mine") && held.outputText.contains("cues: standard"))
    try held.output.write(to: URL(fileURLWithPath: scratch.path("b.yaml")))
    #expect(try unknot.run("timeline", scratch.path("b.yaml")).errors.isEmpty)
  }

  @Test func whatOfOnesOwnAGuideDoesNotHoldIsTold() throws {
    let (unknot, scratch) = (try Unknot(), try Scratch())
    try FileManager.default.createDirectory(atPath: "\(unknot.config)/audio", withIntermediateDirectories: true)
    let hum = FakeSpeech.hum(milliseconds: 300)
    for name in ["bell", "hold"] { try hum.write(to: URL(fileURLWithPath: "\(unknot.config)/audio/\(name).wav")) }
    try hum.write(to: URL(fileURLWithPath: scratch.path("x.wav")))
    try scratch.write("steps: [{ roll: calves }, { sound: x.wav }, { chime: bell }]", to: "r.yaml")
    #expect(try unknot.run("render", scratch.path("r.yaml"), "-o", scratch.path("a.flac")).status == 0)
    let result = try unknot.run("extract", scratch.path("a.flac"))
    #expect(result.status == 0)
    #expect(
      result.outputText.contains("machine that it was made on: the chime bell, the chime hold, the sound x.wav\n"))
    #expect(
      result.errorText
        == "unknot: the guide does not hold the chime bell, the chime hold, the sound x.wav, which has to be on this "
        + "machine to sound the same\n")
  }

  @Test func whatHoldsNoRoutineSaysSo() throws {
    let (unknot, scratch) = (try Command(), try Scratch())
    try Data("hello".utf8).write(to: URL(fileURLWithPath: scratch.path("a.txt")))
    let none = try unknot("extract", "a.txt", in: scratch)
    #expect(none.status == 65 && none.errorText.contains("there is no routine in it"))
    #expect(try unknot("extract", "b.wav", in: scratch).status == 66)
    #expect(try unknot("extract", ".", in: scratch).status == 74)
  }
}
