import Documents
import Live
import Scheduling
import TestSupport
import Testing

/// Where a session that was left goes on, and what is said where it cannot.
@Suite struct ResumingTests {
  private func failure(_ work: () throws -> Void) -> Failure? {
    do {
      try work()
      return nil
    } catch { return error as? Failure }
  }

  @Test func withoutAPlaceOrWithADamagedOneItIsSaid() throws {
    let scratch = try Scratch()
    let file = SavedPlaceFile(path: scratch.path("session.json"))
    let none = try #require(failure { _ = try file.last() })
    #expect(none.status == .noInput && none.message.contains("there is no session to go on with"))
    for text in ["{", "{ \"version\": 7 }"] {
      try scratch.write(text, to: "session.json")
      let damaged = try #require(failure { _ = try file.last() })
      #expect(damaged.status == .data && damaged.message.hasSuffix("remove it"), "\(damaged.message)")
      #expect(damaged.message.contains("version 7") == text.contains("7"))
    }
    let place = SavedPlace(routine: "r", options: [:], time: .seconds(5))
    try file.write(place)
    #expect(try file.last() == place)
  }

  @Test func itGoesOnWhereItWasOrSaysWhereElse() throws {
    let timeline = try liveState().track.timeline
    let hold = try #require(timeline.segments.first { $0.kind == .hold })
    func start(_ time: Duration, _ id: SegmentID? = nil) throws -> (time: Duration, notice: String?) {
      try SavedPlace(routine: "my legs", options: [:], time: time, segment: id, offset: .seconds(7)).start(in: timeline)
    }
    let time = hold.start + .seconds(7)
    let same = try start(time, hold.id)
    #expect(same.time == time && same.notice == nil)
    let moved = try start(time - .seconds(20), hold.id)
    #expect(moved.time == time && moved.notice == "The routine has changed: what was played at 0:27 is at 0:47 now.")
    let gone = try start(time, SegmentID(parsing: "9.1.left.1.hold"))
    #expect(gone.time == time && gone.notice?.hasSuffix("Going on at 0:47.") == true)
  }

  @Test func atTheEndOrBehindItNothingIsLeft() throws {
    let timeline = try liveState().track.timeline
    let last = try #require(timeline.segments.last)
    func message(_ time: Duration, _ id: SegmentID?, _ offset: Duration = .zero) -> String? {
      let place = SavedPlace(routine: "my legs", options: [:], time: time, segment: id, offset: offset)
      let failure = failure { _ = try place.start(in: timeline) }
      #expect(failure?.status == .noInput)
      return failure?.message
    }
    let heard = message(timeline.duration, last.id, last.length)
    #expect(heard == "the last session was heard to its end; unknot play 'my legs' starts it again")
    let gone = message(timeline.duration + .seconds(60), SegmentID(parsing: "9.1.left.1.hold"))
    #expect(gone?.hasPrefix("the routine has changed and is over at ") == true)
  }
}
