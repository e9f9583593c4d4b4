import Scheduling
import TestSupport
import Testing

@testable import Exports

@Suite struct TimelineStripTests {
  private struct Bar {
    var kind: String
    var x: Double
    var y: Int
    var width: Double
    var height: Int
  }

  private func bars(_ timeline: Timeline) -> [Bar] {
    TimelineStrip.svg(timeline).matches(
      of: /<rect class="([a-z]+)" x="([0-9.]+)" y="([0-9]+)" width="([0-9.]+)" height="([0-9]+)"/
    ).map { Bar(kind: "\($0.1)", x: Double($0.2)!, y: Int($0.3)!, width: Double($0.4)!, height: Int($0.5)!) }
  }

  @Test func barsFollowOneAnotherOverTheWholeStripSidesAboveAndBelow() throws {
    let (timeline, _) = try ThreeThings.compiled()
    let bars = bars(timeline)
    #expect(bars.map(\.kind) == timeline.segments.map { "\($0.kind)" })
    for (bar, segment) in zip(bars, timeline.segments) {
      #expect(abs(bar.x - 1000 * (segment.start / timeline.duration)) < 0.01)
      #expect(bar.x + bar.width <= 1000 * (segment.end / timeline.duration))
      let lane = segment.side == .left ? (0, 29) : segment.side == .right ? (31, 29) : (0, 60)
      #expect((bar.y, bar.height) == lane, "\(segment.id)")
    }
  }

  /// One of a hundred thousand segments may be narrower than the gap between bars.
  @Test func noBarIsNarrowerThanNothing() throws {
    var (timeline, _) = try ThreeThings.compiled()
    timeline.segments[0].end = timeline.segments[0].start + .milliseconds(1)
    timeline.segments[1].end = timeline.segments[1].start
    let bars = bars(timeline)
    #expect(bars[0].width == 0 && bars.count == timeline.segments.count - 1)
  }
}
