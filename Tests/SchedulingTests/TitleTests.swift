import Routines
import TestSupport
import Testing

@testable import Scheduling

@Suite struct TitleTests {
  @Test func everyKindHasATitleWithAreaAndSideWhereItHasOne() {
    func title(_ kind: SegmentKind, _ side: Side, _ area: String?) -> String {
      Segment.usualTitle(SegmentID(step: 1, pass: 1, side: side, spot: 0, kind: kind), area: area)
    }
    #expect(title(.hold, .left, "calves") == "Hold calves, left" && title(.roll, .none, "back") == "Roll back")
    #expect(title(.settle, .both, "quads") == "Settle: quads" && title(.rest, .none, nil) == "Rest")
    #expect(Set(SegmentKind.allCases.map { title($0, .none, nil) }).count == SegmentKind.allCases.count)
  }

  @Test func onlyTheAuthorsTitleIsAnOwnOne() throws {
    let text = "steps: [{ roll: calves, sides: left, title: Slowly now }, { rest: 20s }, { wait: 5s, title: Wait }]\n"
    let segments = try #require(compile(text).timeline).segments
    #expect(Set(segments.filter(\.hasOwnTitle).map(\.kind)) == [.roll, .hold])
    // The way into a position keeps its own.
    #expect(segments.first { $0.kind == .settle }?.title == "Settle: calves, left")
  }
}
