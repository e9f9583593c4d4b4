import PCM
import Testing

@testable import Playback

/// What other threads may know of the player.
@Suite struct SnapshotTests {
  private func snapshot(_ state: Transport.State = .playing) -> Snapshot {
    Snapshot(
      state: state, heard: FramePosition(48_000), written: FramePosition(96_000), taken: .seconds(10), faults: 0,
      trouble: nil, rate: 48_000)
  }

  @Test func whilePlayingTheListenerGoesOnButNotBeyondWhatIsWritten() {
    for state in [Transport.State.priming, .playing, .draining] {
      let snapshot = snapshot(state)
      #expect(snapshot.position(at: .seconds(9)) == FramePosition(48_000))
      #expect(snapshot.position(at: .milliseconds(10_500)) == FramePosition(72_000))
      #expect(snapshot.position(at: .seconds(20)) == FramePosition(96_000))
    }
    // A device may tell that more was heard than is written again after a splice.
    var behind = snapshot()
    behind.written = FramePosition(1000)
    #expect(behind.position(at: .seconds(20)) == FramePosition(48_000))
  }

  @Test func whereNothingPlaysThePlaceIsHeld() {
    let hold = FramePosition(48_000)
    let states: [Transport.State] = [
      .pausing(holding: hold), .paused(holding: hold), .lost(holding: hold, tries: 1, paused: false),
      .stopping(.finished), .ended(.finished),
    ]
    for state in states { #expect(snapshot(state).position(at: .seconds(20)) == hold, "\(state)") }
  }

  @Test func onlyStateTroubleAndFaultsAreNews() {
    let snapshots = SnapshotStore(snapshot())
    var next = snapshot()
    (next.heard, next.written, next.taken) = (FramePosition(50_000), FramePosition(99_000), .seconds(11))
    #expect(!snapshots.publish(next) && snapshots.snapshot == next)
    next.faults = 1
    #expect(snapshots.publish(next) && !snapshots.publish(next))
    next.trouble = "unplugged"
    #expect(snapshots.publish(next))
    next.state = .draining
    #expect(snapshots.publish(next) && snapshots.outcome == nil)
    snapshots.close(.stopped(exit: 3))
    #expect(snapshots.outcome == .stopped(exit: 3))
  }
}
