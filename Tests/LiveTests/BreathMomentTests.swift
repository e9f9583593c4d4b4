import Live
import Routines
import Scheduling
import TestSupport
import Testing
import Units

@Suite struct BreathMomentTests {
  private func segment() throws -> Segment {
    let text = "timing: { ready: 0s, breath: 4-1-5-2 }\nsteps: [{ breathe: 24s }]\n"
    let timeline = try #require(compile(text).timeline)
    return try #require(timeline.segments.first)
  }

  @Test func lungsFillAndEmptyPhaseByPhase() throws {
    let segment = try segment()
    let expected: [(Double, Phase, Double)] = [
      (0, .inhale, 0), (1, .inhale, 0.25), (4, .hold, 1), (4.9, .hold, 1), (5, .exhale, 1), (7.5, .exhale, 0.5),
      (10, .pause, 0), (11.9, .pause, 0), (12, .inhale, 0), (14, .inhale, 0.5),
    ]
    for (seconds, phase, fullness) in expected {
      let moment = try #require(BreathMoment(segment, at: .seconds(seconds)), "\(seconds)")
      #expect(moment.phase == phase && abs(moment.fullness - fullness) < 1e-9, "\(seconds)")
    }
  }

  @Test func behindTheLastBreathAndWhereNobodyBreathesThereIsNone() throws {
    let segment = try segment()
    #expect(BreathMoment(segment, at: .seconds(24)) == nil)
    let timeline = try #require(compile("steps: [{ rest: 9s }]\n").timeline)
    let rest = try #require(timeline.segments.first { $0.kind == .rest })
    #expect(BreathMoment(rest, at: .zero) == nil)
  }
}
