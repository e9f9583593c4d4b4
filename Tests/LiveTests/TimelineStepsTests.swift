import Scheduling
import TestSupport
import Testing

@testable import Live

@Suite struct TimelineStepsTests {
  /// Ready, one step on both sides, a wait, and the finish.
  @Test func aStepIsAllItsSegments() throws {
    let timeline = try liveState().track.timeline
    let roll = timeline.segments.indices.filter { timeline.segments[$0].id.step == 1 }
    let wait = try #require(timeline.segments.firstIndex { $0.kind == .wait })
    #expect(roll.count > 4)
    for index in roll {
      #expect(timeline.stepEnd(after: index) == timeline.segments[wait].start)
      // Right at its beginning one wants the step before.
      let start = timeline.segments[roll[0]].start
      #expect(timeline.stepStart(before: index, start + .seconds(4), limit: .seconds(3)) == start)
      #expect(timeline.stepStart(before: index, start + .seconds(2), limit: .seconds(3)) == .zero)
    }
    let now = timeline.segments[wait].start + .seconds(1)
    #expect(timeline.stepStart(before: wait, now, limit: .seconds(3)) == timeline.segments[roll[0]].start)
    #expect(timeline.stepStart(before: 0, .zero, limit: .seconds(3)) == .zero)
    #expect(timeline.stepEnd(after: timeline.segments.count - 1) == timeline.duration)
  }
}
