import Files
import Live
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
      routine: "/a/b c.yaml", options: ["hold": "60s", "cue": "halfway=off"], time: .milliseconds(123_456),
      segment: hold,
      offset: .milliseconds(23_456),
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

  /// What a hand, or another program, may have put into the file.
  @Test(arguments: [
    ("\"volume\": -6", "\"volume\": 900"), ("\"milliseconds\": 5000", "\"milliseconds\": 9223372036854775807"),
    ("\"milliseconds\": 5000", "\"milliseconds\": -1"), ("\"at\": 4000", "\"at\": 9223372036854775807"),
    ("\"breaths\": 2", "\"breaths\": 9223372036854775807"), ("\"breaths\": 2", "\"breaths\": -9223372036854775808"),
    ("\"breaths\": 2", "\"milliseconds\": 9223372036854775807"), ("1.1.left.1.hold", "1.1.left.1.held"),
    ("\"version\": 2", "\"version\": 1"), ("\"options\": {}", "\"options\": { \"hodl\": [\"1s\"] }"),
  ])
  func whatNoSessionComesToIsRefusedInWords(_ was: String, _ becomes: String) throws {
    let scratch = try Scratch()
    let file = SavedPlaceFile(path: scratch.path("session.json"))
    // As older versions wrote it, without the segment.
    let text = """
      { "version": 2, "routine": "lower-body", "options": {}, "milliseconds": 5000, "muted": false, "volume": -6,
        "edits": [{ "segment": "1.1.left.1.hold", "at": 4000, "breaths": 2 }] }
      """
    try scratch.write(text, to: "session.json")
    let place = try #require(try file.read())
    #expect(place.time == .seconds(5) && place.segment == nil && place.edits.count == 1)
    try scratch.write(text.replacing(was, with: becomes), to: "session.json")
    #expect(throws: SavedPlaceError.self) { try file.read() }
  }

  @Test func isFoundAgainInARoutineThatWasChanged() throws {
    let timeline = try liveState().track.timeline
    let hold = try #require(timeline.segments.first { $0.kind == .hold })
    func place(_ time: Duration, _ offset: Duration, _ id: SegmentID? = nil) -> SavedPlace {
      SavedPlace(routine: "r", options: [:], time: time, segment: id ?? hold.id, offset: offset)
    }
    let time = hold.start + .seconds(7)
    #expect(place(time, .seconds(7)).find(in: timeline) == (.same, time))
    #expect(place(time - .seconds(60), .seconds(7)).find(in: timeline) == (.moved, time))
    // It was longer then.
    #expect(place(hold.start + .seconds(99), .seconds(99)).find(in: timeline) == (.moved, hold.end))
    let other = try #require(SegmentID(parsing: "9.1.left.1.hold"))
    #expect(place(time, .seconds(7), other).find(in: timeline) == (.gone, time))
    // Skips and longer stays move it, and that is no change of the routine.
    var edited = place(time - .seconds(60), .seconds(7))
    edited.outline = timeline.outline
    #expect(edited.find(in: timeline, outline: timeline.outline) == (.same, time))
    #expect(edited.find(in: timeline, outline: "another") == (.moved, time))
    #expect(SavedPlace(routine: "r", options: [:], time: time).find(in: timeline) == (.same, time))
  }

  @Test func liesWhereTheUsersStateIsKept() {
    func path(_ environment: [String: String]) -> String? {
      SavedPlaceFile.standard(UserFolders { environment[$0] })?.path
    }
    #expect(path(["XDG_STATE_HOME": "/s", "HOME": "/h"]) == "/s/unknot/session.json")
    #expect(path(["XDG_STATE_HOME": "s", "HOME": "/h"]) == "/h/.local/state/unknot/session.json")
    #expect(path([:]) == nil)
  }
}
