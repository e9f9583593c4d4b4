import PCM

/// What other threads may know of the player. The newest wins.
package struct Snapshot: Equatable, Sendable {
  /// As the transport has it.
  package var state: Transport.State
  /// The frame of the score that was heard when this was taken; while nothing plays, the place that is held.
  package var heard: FramePosition
  /// The first frame of the score that is not rendered yet: an edit from here on is never noticed.
  package var written: FramePosition
  /// When `heard` was true, on the player's clock.
  package var taken: Duration
  /// Underruns and suspensions so far.
  package var faults: Int
  /// Why the device is lost; nil while it is there.
  package var trouble: String?
  /// Frames of the score a second.
  package var rate: Int

  package init(
    state: Transport.State, heard: FramePosition, written: FramePosition, taken: Duration, faults: Int,
    trouble: String?, rate: Int
  ) {
    (self.state, self.heard, self.written, self.taken) = (state, heard, written, taken)
    (self.faults, self.trouble, self.rate) = (faults, trouble, rate)
  }

  /// Where the listener is at another time on the same clock, without asking the device.
  package func position(at now: Duration) -> FramePosition {
    guard moves, now > taken else { return heard }
    return min(heard + FrameCount(now - taken, rate: rate), max(heard, written))
  }

  private var moves: Bool {
    switch state {
    case .playing, .draining, .priming: true
    case .pausing, .paused, .lost, .stopping, .ended: false
    }
  }
}
