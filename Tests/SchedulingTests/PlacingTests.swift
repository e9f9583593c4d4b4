import Routines
import Scheduling
import TestSupport
import Testing

@Suite struct PlacingTests {
  @Test func anEndComesBeforeTheNextStart() throws {
    let text = "timing: { spots: 1 }\nsteps:\n  - { roll: back }\n  - breathe: 10s\n"
    let timeline = try #require(
      compile(text.replacing("steps:", with: "cues:\n  in: { on: breathe, chime: go }\nsteps:")).timeline)
    let end = try #require(timeline.segments.first { $0.kind == .hold }).end
    #expect(timeline.cues.filter { $0.at == end && $0.kind == .chime }.map(\.rule) == ["release", "in"])
  }

  @Test func theSessionLastsUntilItsLastCueIsSilent() throws {
    let long = SoundLengths(duration: .seconds(20), voiceClearance: .seconds(1))
    let text = "timing: { finish: 0s }\ncues: { finish: off }\nsteps:\n  - roll: back\n"
    let timeline = try #require(compile(text) { $0 == .chime("release") ? long : standardLengths($0) }.timeline)
    let last = try #require(timeline.cues.map { $0.at + $0.duration }.max())
    #expect(timeline.duration == last && timeline.segments.last?.kind == .finish)
  }
}
