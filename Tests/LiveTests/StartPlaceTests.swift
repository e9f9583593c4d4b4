import Documents
import Live
import Scheduling
import TestSupport
import Testing

@Suite struct StartPlaceTests {
  private func find(_ text: String) throws -> Duration {
    try StartPlace.find(text, in: try liveState().track.timeline)
  }

  @Test func aTimeIsThatTimeAndASegmentItsBeginning() throws {
    let timeline = try liveState().track.timeline
    #expect(try find("45s") == .seconds(45) && find("1m") == .seconds(60) && find("0") == .zero)
    for segment in timeline.segments { #expect(try find("\(segment.id)") == segment.start) }
    let second = try #require(timeline.segments.first { $0.id.step == 1 && $0.side == .right })
    #expect(try find("1.1.right") == second.start)
    // A bare number is a time, and a step by itself would be one too.
    #expect(try find("2") == .seconds(2))
  }

  @Test(arguments: [
    ("1.1", "can be the time 1.1s or the segment 1.1.left.0.settle"), ("1h", "the session is over at"),
    ("hold", "neither a time"), ("1.1.up", "neither a time"), ("1.1.lef", "neither a time"), ("9.1.left", "neither"),
  ])
  func whatIsNoPlaceIsTold(text: String, message: String) throws {
    #expect { try find(text) } throws: {
      ($0 as? Failure)?.status == .usage && ($0 as? Failure)?.message.contains(message) == true
    }
  }
}
