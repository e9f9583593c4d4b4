import Routines
import Scheduling
import TestSupport
import Testing

@testable import Exports

/// A chapter's segments in a few words.
@Suite struct ChapterSummaryTests {
  private func text(_ steps: String, timing: String = "spots: 2, roll: 20s, hold: 50s") throws -> String {
    let text = "timing: { ready: 0s, finish: 0s, settle: 12s, \(timing) }\ncues: { finish: off }\nsteps: [\(steps)]\n"
    let timeline = try #require(compile(text, silenced: ["countdown", "go", "area", "side"]).timeline)
    // The finish lasts until the last chime is silent, which is another matter.
    return ChapterSummary.text(timeline.segments.filter { $0.kind != .finish }[...])
  }

  @Test func whatRepeatsIsToldOnceAndTheWayThereBefore() throws {
    let twice = try text("{ roll: back }")
    #expect(
      twice == "settle 12s, then 2 × (roll 20s, hold 50s: 5 breaths of 4s in, 6s out)")
    #expect(try text("{ roll: back }", timing: "spots: 0, roll: 30s") == "settle 12s, then roll 30s")
    #expect(try text("{ rest: 20s }") == "20s")
  }

  @Test func breathsThatSlowDownAreOnlyCounted() throws {
    let slowing = try text(
      "{ roll: back }", timing: "spots: 1, roll: 20s, hold: 5 breaths, breath: from 8/min to 5/min")
    #expect(slowing.hasPrefix("settle 12s, then roll 20s, hold ") && slowing.contains("5 breaths"))
    #expect(!slowing.contains("s in"))
  }

  @Test func breathsThatAreAlikeAreOneRun() {
    let (a, b) = (
      BreathPhases(inhale: .seconds(4), exhale: .seconds(6)), BreathPhases(inhale: .seconds(5), exhale: .seconds(6))
    )
    #expect(ChapterSummary.runs([a, a, b, a]).map(\.count) == [2, 1, 1] && ChapterSummary.runs([]).isEmpty)
  }
}
