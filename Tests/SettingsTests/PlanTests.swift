import Routines
import Settings
import TestSupport
import Testing

@Suite struct PlanTests {
  @Test func sidesAndScaleReachEveryStep() throws {
    let text = "steps:\n  - roll: calves\n  - { repeat: 2, sides: each, rest: 10s, steps: [{ stretch: quads }] }\n"
    let timeline = try #require(compile(text, flags: [("sides", "left"), ("scale", "1.2"), ("spots", "1")]).timeline)
    #expect(!timeline.segments.contains { $0.side == .right })
    let lengths = timeline.segments.filter { $0.kind != .settle }.map { "\($0.kind) \($0.length.text)" }
    #expect(lengths.dropFirst().dropLast() == ["roll 24s", "hold 1m", "stretch 36s", "rest 12s", "stretch 36s"])
  }

  @Test func stepsThatChangeNothingShareWhatIsInForceAroundThem() throws {
    let text = """
      steps:
        - rest: 5s
        - timing: { spots: 1 }
          steps: [{ rest: 5s }, { rest: 5s, cues: { countdown: off } }]
        - rest: 5s
      """
    let plan = try #require(compile(text).plan)
    // Numbered in reading order, a group before its steps; 0 is the session.
    #expect((0...5).map(plan.scopeIndex) == [0, 0, 1, 1, 2, 0])
    #expect((0...5).map { plan.scope($0).timing.spots } == [2, 2, 1, 1, 1, 2])
    #expect(!plan.scope(4).rules.contains { $0.name == "countdown" })
    #expect(plan.scope(3).rules.contains { $0.name == "countdown" })
  }

  /// In a file it may be meant for another profile; on the command line it is a slip.
  @Test func silencingWhatIsNotThereIsAWarningInAFileAndAnErrorInAFlag() {
    let file = compile("cues: { halfwya: off }\nsteps: [{ rest: 5s }]\n")
    #expect(file.timeline != nil && file.said.count == 1)
    #expect(
      file.said.first?.contains("warning: there is no rule halfwya to silence; did you mean \"halfway\"?") == true)
    let flag = compile("steps: [{ rest: 5s }]\n", flags: [("cue", "halfwya=off")])
    #expect(flag.plan == nil && flag.said.first?.contains("error: there is no rule halfwya") == true)
    // One that is defined somewhere, if only in one step, is there.
    let step = "cues: { x: off }\nsteps: [{ rest: 5s, cues: { x: { on: rest, chime: go } } }]\n"
    #expect(compile(step).said == [])
  }

  @Test func aStepSaysNothingOfARuleOnTheSession() {
    let text = "cues: { x: { on: session, at: 50%, chime: go } }\nsteps: [{ rest: 5s, cues: { x: { gain: -3 } } }]\n"
    let compiled = compile(text)
    #expect(compiled.plan == nil)
    #expect(compiled.said.first?.contains("a step cannot set a rule on the session") == true, "\(compiled.said)")
  }

  @Test func aLengthInBreathsNeedsBreath() {
    let compiled = compile("timing: { breath: off, hold: 5 breaths }\nsteps: [{ roll: back }]\n")
    #expect(compiled.plan == nil && compiled.said.first?.contains("counted in breaths, but breath is off") == true)
    // Nothing holds where there are no spots.
    #expect(compile("timing: { breath: off, hold: 5 breaths, spots: 0 }\nsteps: [{ roll: back }]\n").plan != nil)
  }

  @Test func allSoundsThatAreNamedAreKnownBeforehand() throws {
    let text = """
      cues: { x: { on: rest, chime: bowl, sound: rain.wav }, z: { on: rest, each: breath, breath: sea } }
      steps: [{ rest: 5s, cues: { y: { on: rest, chime: gong } } }, { chime: bell }, { sound: a/b.wav }]
      """
    let plan = try #require(compile(text).plan)
    #expect(Set(plan.chimes.map(\.name)).isSuperset(of: ["bowl", "gong", "bell"]))
    #expect(plan.sounds.map(\.name) == ["rain.wav", "a/b.wav"] && plan.breathTones.map(\.name).contains("sea"))
  }
}
