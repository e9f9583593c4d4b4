import Documents
import Foundation
import Sessions
import SoundFiles
import TestSupport
import Testing

@testable import Publishing

/// A guide holds its routine, and elsewhere the routine gives the guide again.
@Suite struct GuideTests {
  @Test(arguments: ["wav", "flac", "ogg", "opus", "mp3", "html"])
  func aGuideGivesItsRoutineBack(format: String) throws {
    let home = try Home.withShortRoutine()
    let path = home.scratch.path("a.\(format)")
    try home.publish("short", to: path, "--hold=12s", "--cue=halfway=off", "--no-voice")
    let text = try #require(try extracted(path))
    #expect(
      text.contains("  flags:\n    hold: 12s\n    cues: standard\n    cue: [\"halfway=off\"]\n    no-voice: on\n"),
      "\(text)")
    let source = try String(contentsOfFile: "\(home.config)/routines/short.yaml", encoding: .utf8)
    #expect(text.hasPrefix(source.trimmingCharacters(in: .newlines)))
  }

  @Test(arguments: ["wav", "flac", "mp3"])
  func theBytesAreTheSameWhateverTheRoutineIsCalledThere(format: String) throws {
    let home = try Home.withShortRoutine()
    let legs = home.scratch.path("legs.yaml")
    try home.scratch.write("steps: [{ roll: calves, timing: { hold: 10s } }]\n", to: "legs.yaml")
    let (m, n, x) = (home.scratch.path("m.\(format)"), home.scratch.path("n.\(format)"), home.scratch.path("x.yaml"))
    for (routine, more) in [("short", []), (legs, []), ("short", ["--title=Anna"])] {
      let guide = try home.guide(routine, to: m, ["--no-voice"] + more)
      #expect(try guide.write { _ in true })
      try home.scratch.write(try #require(try extracted(m)), to: "x.yaml")
      try home.publish(x, to: n, "--as-brought")
      #expect(home.scratch.bytes("n.\(format)") == home.scratch.bytes("m.\(format)"), "\(routine) \(more)")
    }
  }

  @Test(arguments: ["wav", "flac", "mp3"])
  func anExtractedRoutineIsTheSameSessionOnAnotherMachine(format: String) throws {
    let (here, there) = (try Home.withShortRoutine(), try Home())
    try here.write(
      """
      device: pulse
      volume: { breath: -6 }
      timing: { settle: 9s, breath: 3-1-5-1 }
      routines:
        short: { timing: { spots: 2 }, cues: { halfway: { at: 30% } } }
        lower-body: { timing: { spots: 7 } }
      """, to: "config.yaml")
    try there.write(
      "timing: { settle: 30s, roll: 11s, spots: 5 }\ncues: { hold: off }\nvolume: { chimes: off }\n",
      to: "config.yaml")
    let path = here.scratch.path("a.\(format)")
    let guide = try here.publish(
      "short", to: path, "--hold=41s", "--cue=go=off", "--cue=countdown.last=4", "--scale=1.1", "--no-voice")
    let text = try #require(try extracted(path))
    #expect(!text.contains("pulse") && !text.contains("lower-body"))
    for name in ["short", "mine"] {
      try there.scratch.write(text, to: "\(name).yaml")
      let again = try there.publish(
        there.scratch.path("\(name).yaml"), to: there.scratch.path("b.\(format)"), "--as-brought")
      #expect(again.timeline == guide.timeline)
      // The whole file, the routine in it included.
      #expect(there.scratch.bytes("b.\(format)") == here.scratch.bytes("a.\(format)"))
    }
  }

  /// With a profile of the user's own, flags about the file, a voice that is off, and other files of the same names there.
  @Test(arguments: ["--cues mine", "profile: mine", "routine"])
  func anExtractedRoutineBringsItsProfileAndHowItWasWritten(asked: String) throws {
    let fake = try FakeSpeech()
    let (here, there) = (
      try Home(["UNKNOT_SPEECH": ""]), try Home(fake, "timing: { spots: 3 }\ncues: { hold: off }\nlanguage: de\n")
    )
    try here.write(
      (asked.hasPrefix("profile") ? asked + "\n" : "")
        + "speech: off\ntiming: { settle: 9s }\ncues: { own: { ends: end-1s }, halfway: { gain: -6 } }\n",
      to: "config.yaml")
    try here.write(
      """
      timing: { spots: 1, settle: 4s, hold: { for: 20s, from: 10s, to: 40s } }
      cues: { own: { on: roll, at: 50%, chime: go, gain: -3 }, release: off, halfway: { longer-than: 5s, at: 30% } }
      """, to: "profiles/mine.yaml")
    try there.write("cues: { go: off }\n", to: "profiles/mine.yaml")
    try here.scratch.write(
      asked == "routine" ? "profile: mine\nsteps: [{ roll: calves, sides: left }]" : "steps: [{ roll: calves }]",
      to: "r.yaml")
    let flags = asked.hasPrefix("--") ? ["--cues=mine"] : []
    for (ending, more) in [("wav", ["--bits=24"]), ("flac", []), ("mp3", ["--quality=2"])] {
      let path = here.scratch.path("a.\(ending)")
      let guide = try here.guide(
        here.scratch.path("r.yaml"), to: path, flags + ["--title=Anna: legs", "--rate=16000"] + more)
      #expect(try guide.write { _ in true })
      let text = try #require(try extracted(path))
      #expect(!text.contains("speech") && RoutineRecord.notHeld(in: text) == nil)
      try there.scratch.write(text, to: "r.yaml")
      let again = try there.publish(
        there.scratch.path("r.yaml"), to: there.scratch.path("b.\(ending)"), "--as-brought")
      #expect(again.timeline == guide.timeline)
      // To the byte: samples, rate, title and the routine inside.
      #expect(there.scratch.bytes("b.\(ending)") == here.scratch.bytes("a.\(ending)"))
    }
    #expect(fake.said.isEmpty)
    // What the format does not have is left to its own; what is said now goes before.
    let opus = try there.guide(there.scratch.path("r.yaml"), to: there.scratch.path("c.opus"), "--as-brought")
    #expect(opus.encoding.stream.rate == 16_000 && opus.encoding.stream.channels == 1)
    let small = try there.guide(there.scratch.path("r.yaml"), to: there.scratch.path("d.wav"), "--rate=8000")
    #expect(small.encoding.stream.rate == 8000 && small.title == "Anna: legs")
  }

  @Test(arguments: ["wav", "flac", "ogg", "opus", "mp3", "html", "split"])
  func anEmptySessionIsRefusedBeforeAnythingIsWritten(format: String) throws {
    let home = try Home()
    try home.scratch.write(
      "timing: {ready: 0s, finish: 0s, settle: 0s}\ncues: {finish: off, ready: off}\nsteps: [{say: x}]\n",
      to: "r.yaml")
    let routine = home.scratch.path("r.yaml")
    let said = try #require(
      failure {
        try home.publish(
          routine, to: home.scratch.path("a.\(format == "split" ? "wav" : format)"),
          format == "split" ? "--split=steps" : "--no-voice")
      })
    #expect(said.status == .data && said.message.hasPrefix("\(routine): the session has no length"))
    #expect(home.scratch.names == ["r.yaml"])
  }

  @Test func whoIsStoppedLeavesNothing() throws {
    let home = try Home.withShortRoutine()
    for (name, more) in [("a.wav", []), ("a.mp3", []), ("a.html", []), ("p.flac", ["--split=steps"])] {
      let guide = try home.guide("short", to: home.scratch.path(name), ["--sidecars"] + more)
      #expect(try !guide.write { $0 < 0.3 })
    }
    #expect(home.scratch.names == ["config"])
  }
}
