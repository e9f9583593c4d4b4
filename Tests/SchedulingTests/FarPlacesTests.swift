import Routines
import Scheduling
import TestSupport
import Testing

/// Places far outside their segments, and many of them: no cue is lost over them, and no note is said twice.
@Suite struct FarPlacesTests {
  private static let quiet = ["ready", "area", "side", "countdown", "go", "breath", "finish"]

  private func timeline(_ rule: String, steps: String, timing: String = "ready: 10s, settle: 0s") throws -> Timeline {
    let text = "timing: { \(timing) }\ncues: { x: { \(rule) } }\nsteps: [\(steps)]\n"
    let compiled = compile(text, silenced: Self.quiet)
    return try #require(compiled.timeline, "\(compiled.said) \(compiled.refusal ?? "")")
  }

  @Test func aSeriesThatBeginsLongBeforeTheSessionIsHeardInIt() throws {
    let rule = "on: breathe, every: 0.1s, from: start-3h, to: start+0.5s, chime: go"
    let cues = try timeline(rule, steps: "{ breathe: 30s }").cues
    // From 0:00 on, a hundred before the segment and five in it.
    #expect(cues.map(\.at) == (0..<105).map { .milliseconds(100 * $0) })
  }

  @Test func aSeriesKeepsItsStepsAcrossTheSessionsBegin() throws {
    let rule = "on: breathe, every: 7s, from: start-25s, to: start+8s, chime: go"
    let cues = try timeline(rule, steps: "{ breathe: 30s }").cues
    #expect(cues.map(\.at.text) == ["6s", "13s"])
  }

  @Test func placesOutsideASegmentAreNotedOnceForARuleAndSegment() throws {
    let places = (0..<100).map { "start+\(50 + $0)s" }.joined(separator: ", ")
    let notes = try timeline("on: rest, at: [\(places)], chime: go", steps: "{ rest: 5s }, { rest: 6s }").notes
    #expect(notes.count { $0.rule == "x" } == 2)
  }

  @Test func aPlaceThatIsWrittenTwiceIsOne() throws {
    let rule = "on: rest, at: [start+60s, start+1m, start], chime: go"
    let cues = try timeline(rule, steps: "{ rest: 2m }").cues
    #expect(cues.filter { $0.rule == "x" }.map(\.at) == [.seconds(10), .seconds(70)])
  }

  @Test func whatWouldBeginBeforeTheSessionIsToldSo() throws {
    let notes = try timeline("on: ready, at: start-3s, chime: go", steps: "{ rest: 5s }").notes
    #expect(notes.map(\.message) == ["makes no cue here: it would have to begin before the session"])
    let ends = try timeline("on: ready, ends: start+1s, chime: go", steps: "{ rest: 5s }").notes
    #expect(ends.map(\.message) == ["makes no cue here: it would have to begin before the session"])
  }
}
