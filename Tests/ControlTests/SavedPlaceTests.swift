import Control
import Routines
import Scheduling
import TestSupport
import Testing

@Suite struct SavedPlaceTests {
  @Test func comesBackAsItWas() throws {
    let scratch = try Scratch()
    let file = SavedPlaceFile(path: scratch.path("deep/unknot/session.json"))
    #expect(try file.read() == nil)
    let hold = try #require(SegmentID(parsing: "3.1.left.2.hold"))
    let place = SavedPlace(
      routine: "/a/b c.yaml", options: ["--hold", "60s", "--cue", "halfway=off"], time: .milliseconds(123_456),
      edits: [
        .extend(hold, by: .breaths(-2), at: .milliseconds(100_001)), .release(hold, at: .seconds(110)),
        .extend(hold, by: .time(.seconds(10)), at: .seconds(111)),
      ], volume: -6.5, isMuted: true)
    try file.write(place)
    #expect(try file.read() == place)
    #expect(scratch.names == ["deep"])
    file.remove()
    #expect(try file.read() == nil)
  }

  @Test func nonsenseIsNoPlace() throws {
    let scratch = try Scratch()
    try scratch.write("{ \"routine\": 7 }", to: "session.json")
    #expect(throws: (any Error).self) { try SavedPlaceFile(path: scratch.path("session.json")).read() }
  }

  @Test func liesWhereTheUsersStateIsKept() {
    func path(_ environment: [String: String]) -> String? {
      SavedPlaceFile.standard { environment[$0] }?.path
    }
    #expect(path(["XDG_STATE_HOME": "/s", "HOME": "/h"]) == "/s/unknot/session.json")
    #expect(path(["XDG_STATE_HOME": "s", "HOME": "/h"]) == "/h/.local/state/unknot/session.json")
    #expect(path([:]) == nil)
  }

  @Test func segmentsAreNamedAndFoundAgain() throws {
    for segment in try LiveTests.live().track.timeline.segments {
      #expect(SegmentID(parsing: segment.id.description) == segment.id)
    }
    for text in ["", "1.2", "1.2.left.3.nothing", "a.1.left.0.hold", "1.1.up.0.hold", "1.1.left.0.hold.2"] {
      #expect(SegmentID(parsing: text) == nil)
    }
  }
}
