import Settings
import TestSupport
import Testing

@testable import Sessions

/// Session+Record: what a guide holds is the same session elsewhere.
@Suite struct SessionRecordTests {
  private let text = "timing: { spots: 2 }\nsteps: [{ roll: calves, sides: each }, { rest: 10s }]\n"
  private let options: OptionValues = [
    "hold": "41s", "scale": "1.1", "cue": "go=off", "cue": "countdown.last=4", "volume": "breath=-6", "title": "Anna",
    "sidecars": "on",
  ]

  @Test func theRecordIsTheSameTimelineOnAnotherMachine() async throws {
    let (here, there) = (try Home(), try Home())
    try here.write(
      """
      device: pulse
      timing: { settle: 9s, breath: 3-1-5-1 }
      routines:
        r: { timing: { spots: 1 }, cues: { halfway: { at: 30% } } }
        lower-body: { timing: { spots: 7 } }
      """, to: "config.yaml")
    try there.write("timing: { settle: 30s, roll: 11s, spots: 5 }\ncues: { hold: off }\n", to: "config.yaml")
    let session = try #require(try await here.make(text, options).session)
    let record = try session.record(options)
    #expect(record.hasPrefix(text) && record.contains("title: Anna"))
    #expect(!record.contains("pulse") && !record.contains("lower-body") && !record.contains("sidecars"))
    #expect(record.contains("cues: standard"))
    let again = try await there.make(record)
    #expect(again.timeline == session.timeline && again.said.isEmpty)
    #expect(again.session?.made.title == "Anna")
    // Once more nothing is added.
    #expect(try #require(again.session).record(OptionValues()) == record)
  }

  @Test func whoWasSilentByTheConfigIsSilentThere() async throws {
    let (here, there) = (try Home(["UNKNOT_SPEECH": ""]), try Home(FakeSpeech()))
    try here.write("speech: off\n", to: "config.yaml")
    let session = try #require(try await here.make(text).session)
    let record = try session.record(OptionValues())
    #expect(record.contains("no-voice: on") && !record.contains("speech"))
    let again = try await there.make(record)
    #expect(again.timeline == session.timeline && again.lines.isEmpty)
  }

  @Test func aProfileOfOnesOwnIsHeldOrNamed() async throws {
    let (here, there) = (try Home(), try Home())
    try here.write("cues: { own: { on: roll, at: 50%, chime: go } }\n", to: "profiles/mine.yaml")
    try here.write("profile: mine\ncues: { own: off }\n", to: "config.yaml")
    let held = try #require(try await here.make(text).session).record(OptionValues())
    #expect(held.contains("cues: standard") && RoutineRecord.notHeld(in: held) == nil)
    #expect(try await there.make(held).timeline == here.make(text).timeline)
    // A step wakes it with the keys that only the profile has: in one layer with the config it would not be the same.
    let waking = "steps: [{ roll: calves }, { roll: quads, cues: { own: { at: 30% } } }]\n"
    let named = try #require(try await here.make(waking).session).record(OptionValues())
    #expect(named.contains("profile: mine"))
    for (home, record) in [(here, named), (there, held)] { #expect(try await home.make(record).said.isEmpty) }
    #expect(RoutineRecord.notHeld(in: named) == "the profile \(here.config)/profiles/mine.yaml")
  }
}
