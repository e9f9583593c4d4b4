import PCM

/// What other threads know of the player. A newer one takes the place of an older.
package struct Snapshot: Equatable, Sendable {
  /// The transport's state.
  package var state: Transport.State
  /// The frame of the score that was heard when this was taken; while nothing plays, the place that is held.
  package var heard: FramePosition
  /// The first frame of the score that is not rendered yet; a change to the score from here on needs no splice.
  package var written: FramePosition
  /// The time on the player's clock at which `heard` was true.
  package var taken: Duration
  /// Underruns and suspensions so far.
  package var faults: Int
  /// Why the device is lost; nil while it is there.
  package var trouble: String?
  /// The score's rate, in frames per second.
  package var rate: Int

  package init(
    state: Transport.State, heard: FramePosition, written: FramePosition, taken: Duration, faults: Int,
    trouble: String?, rate: Int
  ) {
    (self.state, self.heard, self.written, self.taken) = (state, heard, written, taken)
    (self.faults, self.trouble, self.rate) = (faults, trouble, rate)
  }

  /// The position that the listener has reached at another time on the same clock, reckoned without asking the device.
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
