import Live
import PCM
import Playback
import TestSupport
import Testing

/// How a session and its player come together in one status.
@Suite struct StatusTests {
  static func snapshot(_ state: Transport.State = .playing, trouble: String? = nil) -> Snapshot {
    Snapshot(
      state: state, heard: .zero, written: .zero, taken: .zero, faults: 2, trouble: trouble, rate: 48_000)
  }

  @Test func itsTimeIsTheSessionsAndNeverBehindTheEnd() throws {
    let live = try liveState()
    let status = Status(live, position: .seconds(45), Self.snapshot())
    #expect(status.time == .seconds(45) && status.current.kind == .hold && status.faults == 2 && status.isMoving)
    let past = Status(live, position: .seconds(99_999), Self.snapshot())
    #expect(past.time == live.track.timeline.duration && past.current.kind == .finish)
  }

  @Test func timeStandsStillInALeadInInAPauseWithoutADeviceAndAtTheEnd() throws {
    var live = try liveState()
    _ = live.pauseOrResume(.pause)
    #expect(!Status(live, position: .seconds(45), Self.snapshot()).isMoving)
    _ = live.pauseOrResume(.resume)
    let change = live.change(.resume, at: .seconds(45))
    let leading = Status(live, position: try #require(change?.seek) + .milliseconds(10), Self.snapshot())
    #expect(leading.isLeadingIn && !leading.isMoving)
    let plain = try liveState()
    #expect(!Status(plain, position: .seconds(45), Self.snapshot(trouble: "gone")).isMoving)
    let over = Status(plain, position: .seconds(45), Self.snapshot(.ended(.finished)))
    #expect(over.isOver && !over.isMoving)
  }

  @Test func whatIsDoneCountsInTheSessionAsItWasPlanned() throws {
    var live = try liveState()
    let planned = live.track.timeline
    func status(_ time: Duration) -> Status {
      let snapshot = Snapshot(
        state: .playing, heard: .zero, written: .zero, taken: .zero, faults: 0, trouble: nil, rate: 48_000)
      return Status(live, position: time, snapshot)
    }
    #expect(status(.seconds(12)).done == .seconds(12) && status(.zero).whole == planned.duration)
    // Leaving a segment early moves on by all of it.
    let index = live.track.segment(at: .seconds(12))
    _ = live.change(.next, at: .seconds(12))
    #expect(abs((status(.seconds(12)).done - planned.segments[index + 1].start).milliseconds) <= 1)
    #expect(status(live.track.timeline.duration).done == planned.duration && status(.zero).whole == planned.duration)
  }
}
