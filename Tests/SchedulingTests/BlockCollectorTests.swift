import Routines
import Scheduling
import TestSupport
import Testing

/// What the rules ask for, before anything gives way.
@Suite struct BlockCollectorTests {
  private static let quiet = ["ready", "area", "side", "countdown", "go", "breath", "finish"]

  private func timeline(_ rule: String, steps: String, timing: String = "ready: 10s, settle: 0s") throws -> Timeline {
    let text = "timing: { \(timing) }\ncues: { x: { \(rule) } }\nsteps: [\(steps)]\n"
    let compiled = compile(text, silenced: Self.quiet)
    return try #require(compiled.timeline, "\(compiled.said) \(compiled.refusal ?? "")")
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

  @Test func breathsAreToldPhaseByPhase() throws {
    let timeline = try #require(compile("timing: { breath: 2-1-3-0 }\nsteps:\n  - breathe: 12s\n").timeline)
    let tones = timeline.cues.filter { $0.kind == .breath }
    #expect(tones.map(\.at.text) == ["10s", "12s", "13s", "16s", "18s", "19s"])
    #expect(tones.map(\.voicing).contains(.breath("tone", .hold, .seconds(1))))
  }

  @Test func placesOutsideASegmentAreNotedOnceForARuleAndSegment() throws {
    let places = (0..<100).map { "start+\(50 + $0)s" }.joined(separator: ", ")
    let notes = try timeline("on: rest, at: [\(places)], chime: go", steps: "{ rest: 5s }, { rest: 6s }").notes
    #expect(notes.count { $0.rule == "x" } == 2)
  }

  @Test func whatWouldBeginBeforeTheSessionIsToldSo() throws {
    let notes = try timeline("on: ready, at: start-3s, chime: go", steps: "{ rest: 5s }").notes
    #expect(notes.map(\.message) == ["makes no cue here: it would have to begin before the session"])
    let ends = try timeline("on: ready, ends: start+1s, chime: go", steps: "{ rest: 5s }").notes
    #expect(ends.map(\.message) == ["makes no cue here: it would have to begin before the session"])
  }

  @Test func aCueOnTheSessionBelongsToTheSegmentThatSoundsThen() throws {
    let text = "on: session, at: [start, start+10s, start+29s, end], chime: go"
    let timeline = try timeline(text, steps: "{ rest: 20s }, { wait: 30s }", timing: "ready: 10s, finish: 5s")
    let kinds = timeline.cues.filter { $0.rule == "x" }.map { timeline.segments[$0.segment].kind }
    #expect(kinds == [.ready, .rest, .rest, .finish])
  }

  /// Where breathing is on, a rule on breaths sounds in a step that is not planned in them too: as many as fit whole.
  @Test func whereNothingIsPlannedInBreathsTheWholeOnesCount() throws {
    let text = "on: rest, each: breath, chime: go"
    let starts = try timeline(text, steps: "{ rest: 35s }").cues.filter { $0.rule == "x" }.map(\.at.text)
    #expect(starts == ["10s", "20s", "30s"])
  }

  @Test func moreLinesThanASessionHoldsAreRefused() {
    let text = "cues: { x: { on: breathe, every: 0.1s, say: a } }\nsteps: [{ breathe: 3h }]\n"
    let compiled = compile(text, silenced: Self.quiet, hasVoice: true)
    #expect(compiled.timeline == nil)
    #expect(compiled.refusal?.contains("more than 100000 cues") == true, "\(compiled.said)")
  }
}
