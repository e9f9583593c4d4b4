import Routines
import TestSupport
import Testing

@testable import Scheduling

@Suite struct TimelineTests {
  @Test func segmentsAreNamedAndFoundAgain() throws {
    for segment in try #require(compile(liveText).timeline).segments {
      #expect(SegmentID(parsing: segment.id.description) == segment.id)
    }
    for text in ["", "1.2", "1.2.left.3.nothing", "a.1.left.0.hold", "1.1.up.0.hold", "1.1.left.0.hold.2"] {
      #expect(SegmentID(parsing: text) == nil)
    }
  }

  /// To tell the side, and no more: nothing is lost to someone with one good ear, and a voice leans less.
  @Test func cuesAboutASideLeanToIt() throws {
    let plan = try #require(compile("steps: [{ rest: 5s }]\n").plan)
    let scheduler = Scheduler(plan, [:])
    for (side, sign) in [(Side.left, -1.0), (.right, 1), (.both, 0), (.none, 0)] {
      let (chime, voice) = (scheduler.pan(.side, side, isVoice: false), scheduler.pan(.side, side, isVoice: true))
      #expect(chime == 0.6 * sign && voice == 0.4 * sign)
      #expect(scheduler.pan(.fixed(-1), side, isVoice: true) == -1)
    }
  }

  @Test func aFinishThatHoldsNothingIsNoSegment() throws {
    let text = "timing: { ready: 0s, finish: 0s }\ncues: { finish: off }\nsteps: [{ rest: 5s }]\n"
    let timeline = try #require(compile(text, silenced: ["countdown", "go"]).timeline)
    #expect(timeline.segments.map(\.kind) == [.rest] && timeline.duration == .seconds(5))
  }
}
