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
}
