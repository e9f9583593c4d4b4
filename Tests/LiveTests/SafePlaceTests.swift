import Routines
import Scheduling
import TestSupport
import Testing

@testable import Live

/// Where a session is taken up again, so that nobody is lost.
@Suite struct SafePlaceTests {
  @Test func atARestThereAreOnlyTicks() throws {
    var live = try liveState("steps:\n  - rest: 30s\n")
    _ = live.pauseOrResume(.pause)
    #expect({ live.change(.resume, at: .seconds(20)) }() == LiveState.Change(seek: .seconds(17)))
    #expect(live.track.gap?.cues.map(\.name) == ["tick", "tick", "tick"])
  }

  @Test func itIsTheBeginningOfTheBreathAndElseAFewSecondsBack() throws {
    let timeline = try liveState().track.timeline
    func segment(_ kind: SegmentKind) throws -> Segment { try #require(timeline.segments.first { $0.kind == kind }) }
    let (hold, roll) = (try segment(.hold), try segment(.roll))
    for (after, place) in [(0, 0), (9, 0), (10, 10), (25, 20), (39, 30)] {
      #expect(timeline.safePlace(for: hold.start + .seconds(after)) == hold.start + .seconds(place), "\(after)")
    }
    for (after, place) in [(0, 0), (2, 0), (3, 0), (10, 7)] {
      #expect(timeline.safePlace(for: roll.start + .seconds(after)) == roll.start + .seconds(place), "\(after)")
    }
    #expect(timeline.safePlace(for: timeline.duration) == timeline.duration)
  }

  /// A line is heard whole; of one that the listener has ended, nothing is left once it has faded.
  @Test func noLineIsCutInHalf() throws {
    let text = "timing: { ready: 0s }\ncues: { x: { on: rest, at: start+5s, say: \"one two three four five\" } }\n"
    let timeline = try #require(compile(text + "steps: [{ rest: 30s }]\n", hasVoice: true).timeline)
    #expect(timeline.lineStart(at: .milliseconds(6500)) == .seconds(5))
    #expect(timeline.lineStart(at: .seconds(5)) == .seconds(5) && timeline.lineStart(at: .seconds(7)) == .seconds(7))
    // Three seconds back lies in the line: to its beginning, then.
    #expect(timeline.safePlace(for: .seconds(9)) == .seconds(5))
    var cut = timeline
    let index = try #require(cut.cues.firstIndex { $0.kind == .speech })
    (cut.cues[index].uncut, cut.cues[index].duration) = (.seconds(2), .milliseconds(1040))
    #expect(cut.lineStart(at: .milliseconds(5999)) == .seconds(5))
    #expect(cut.lineStart(at: .milliseconds(6010)) == .milliseconds(6010))
  }
}
