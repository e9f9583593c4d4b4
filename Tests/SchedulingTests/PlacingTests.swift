import Routines
import Scheduling
import TestSupport
import Testing

private func cues(_ rules: String, steps: String = "- breathe: 30s", rule: String? = nil) throws -> [String] {
  let text = "timing: { ready: 10s, settle: 0s }\ncues:\n  \(rules)\nsteps:\n  \(steps)\n"
  let compiled = compile(text, silenced: ["ready", "area", "side", "countdown", "go", "breath", "finish"])
  let timeline = try #require(compiled.timeline, "\(compiled.said)")
  return timeline.cues.filter { rule == nil || $0.rule == rule }.map {
    "\($0.at.text) \($0.name) of \(timeline.segments[$0.segment].kind)"
  }
}

@Suite struct PlacingTests {
  @Test func placesLieWhereTheySay() throws {
    #expect(
      try cues("x: { on: breathe, at: [start, 50%, end-1s], chime: go }") == [
        "10s go of breathe", "25s go of breathe", "39s go of breathe",
      ])
    #expect(try cues("x: { on: breathe, every: 10s, chime: go }") == ["20s go of breathe", "30s go of breathe"])
    #expect(
      try cues("x: { on: breathe, every: 1s, from: start-2s, to: start+1s, chime: go }") == [
        "8s go of breathe", "9s go of breathe", "10s go of breathe",
      ])
    #expect(try cues("x: { on: breathe, last: 2, chime: tick }") == ["38s tick of breathe", "39s tick of breathe"])
    #expect(
      try cues("x: { on: breathe, each: exhale, chime: go }") == [
        "14s go of breathe", "24s go of breathe", "34s go of breathe",
      ])
    #expect(try cues("x: { on: breathe, ends: end-1s, chime: go }") == ["36s go of breathe"])
    #expect(try cues("x: { on: session, at: 50%, chime: go }").count == 1)
  }

  @Test func aPlaceOutsideItsSegmentMakesNoCueAndANote() throws {
    let text = "cues:\n  x: { on: rest, at: [end-3s, start], chime: go }\nsteps:\n  - rest: 2s\n"
    let timeline = try #require(compile(text).timeline)
    #expect(timeline.cues.count { $0.rule == "x" } == 1)
    #expect(timeline.notes.count { $0.rule == "x" && $0.severity == .note } == 1)
    // Countdowns are cut without a word.
    #expect(timeline.cues.count { $0.rule == "countdown" && timeline.segments[$0.segment].kind == .rest } == 2)
    #expect(!timeline.notes.contains { $0.rule == "countdown" })
  }

  @Test func longerThanIsStrict() throws {
    #expect(try cues("x: { on: breathe, chime: go, longer-than: 30s }") == [])
    #expect(try cues("x: { on: breathe, chime: go, longer-than: 29.999s }").count == 1)
  }

  @Test func theBlockSoundsOneAfterTheOther() throws {
    #expect(try cues("x: { on: breathe, chime: go, sound: area }") == ["10s go of breathe", "11.2s area of breathe"])
  }

  @Test func breathsAreToldPhaseByPhase() throws {
    let timeline = try #require(compile("timing: { breath: 2-1-3-0 }\nsteps:\n  - breathe: 12s\n").timeline)
    let tones = timeline.cues.filter { $0.kind == .breath }
    #expect(tones.map(\.at.text) == ["10s", "12s", "13s", "16s", "18s", "19s"])
    #expect(tones.map(\.voicing).contains(.breath("tone", .hold, .seconds(1))))
  }

  @Test func anEndComesBeforeTheNextStart() throws {
    let text = "timing: { spots: 1 }\nsteps:\n  - { roll: back }\n  - breathe: 10s\n"
    let timeline = try #require(
      compile(text.replacing("steps:", with: "cues:\n  in: { on: breathe, chime: go }\nsteps:")).timeline)
    let end = try #require(timeline.segments.first { $0.kind == .hold }).end
    #expect(timeline.cues.filter { $0.at == end && $0.kind == .chime }.map(\.rule) == ["release", "in"])
  }

  @Test func whatDoesNotFitItsSegmentExtendsIt() throws {
    let long = SoundLengths(whole: .seconds(9), clear: .seconds(7))
    let text = "steps:\n  - roll: calves\n"
    let timeline = try #require(compile(text) { $0 == .chime("side") ? long : standardLengths($0) }.timeline)
    // Side: 1 s in, 7 s until it is clear, 3 s of countdown.
    #expect(timeline.segments.first { $0.kind == .settle && $0.side == .right }?.length == .seconds(11))
    #expect(timeline.notes.contains { $0.rule == "side" && $0.message.contains("5s longer") })
  }

  @Test func theSessionLastsUntilItsLastCueIsSilent() throws {
    let long = SoundLengths(whole: .seconds(20), clear: .seconds(1))
    let text = "timing: { finish: 0s }\ncues: { finish: off }\nsteps:\n  - roll: back\n"
    let timeline = try #require(compile(text) { $0 == .chime("release") ? long : standardLengths($0) }.timeline)
    let last = try #require(timeline.cues.map { $0.at + $0.duration }.max())
    #expect(timeline.duration == last && timeline.segments.last?.kind == .finish)
  }

  @Test func voicesKeepClearOfVoicesAndOfChimesThatAreNotClear() throws {
    let text = """
      cues:
        one: { on: breathe, at: start+1s, chime: go, say: "one two three four five" }
        two: { on: breathe, at: start+2s, say: "six seven eight" }
        low: { on: breathe, at: start+3s, chime: hold, say: "nine ten eleven", crowded: drop, priority: 1 }
      steps:
        - breathe: 30s
      """
    let timeline = try #require(compile(text, hasVoice: true).timeline)
    let lines = timeline.cues.filter { $0.kind == .speech }.map { "\($0.at.text) \($0.name)" }
    // One: chime at 11 s, clear at 12 s, voice from 12.2 s to 14.2 s. Two waits for it.
    #expect(lines == ["12.2s one two three four five", "14.2s six seven eight"])
    #expect(timeline.notes.contains { $0.rule == "two" && $0.message.contains("2.2s later") })
    #expect(timeline.notes.contains { $0.rule == "low" && $0.severity == .warning })
  }

  /// The release of a hold is heard before what is said after it.
  @Test func aSpokenStepWaitsForTheChimeThatEndsTheSegmentBeforeIt() throws {
    let text = "steps:\n  - roll: back\n    timing: { spots: 1 }\n  - say: \"Well done\"\n"
    let timeline = try #require(compile(text, hasVoice: true).timeline)
    let release = try #require(timeline.cues.first { $0.rule == "release" })
    let line = try #require(timeline.cues.first { $0.rule == nil })
    #expect(line.kind == .speech && line.at == release.at + .milliseconds(1200))
    #expect(timeline.segments[line.segment].end == line.at + line.duration)
  }

  /// Said again in the words that were spoken when the position or side began, without a hole for those that were not.
  @Test func anAnnouncementMadeAgainHasTheSpokenWords() throws {
    let text = """
      cues:
        area: { say: "Now the {area}[, {side}]" }
        side: { say: "Other side, {side}" }
      steps:
        - roll: calves
          sides: each
          timing: { spots: 1 }
      """
    let compiled = compile(text, hasVoice: true)
    let (plan, timeline) = (try #require(compiled.plan), try #require(compiled.timeline))
    let told = Dictionary(timeline.cues.map { ($0.voicing, standardLengths($0.voicing)) }) { a, _ in a }
    for (side, line) in [(Side.left, "Now the calves, left"), (.right, "Other side, right")] {
      let hold = try #require(timeline.segments.first { $0.kind == .hold && $0.side == side })
      let cues = announcement(plan, lengths: told, of: hold.id)
      #expect(cues.filter { $0.kind == .speech }.map(\.name) == [line])
      #expect(cues.first?.at == .zero)
      for (a, b) in zip(cues, cues.dropFirst()) {
        #expect(b.at == a.at + standardLengths(a.voicing).clear + .milliseconds(200))
      }
    }
  }
}
