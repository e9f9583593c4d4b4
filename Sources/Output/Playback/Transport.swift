import PCM

/// The state machine of playing: from a state, an event and positions to a new state and actions. It has no device,
/// clock or memory of its own, so that every pair can be tested. The player tells it what happens and does what it
/// says, in order.
package struct Transport: Equatable, Sendable {
  /// What the player is doing; `playing` and `ended` are what they say.
  package enum State: Equatable, Sendable {
    /// The queue is empty and waits for its first frames.
    case priming
    case playing
    /// Everything of the score is written; silence follows until it is heard.
    case draining
    /// A fade to silence is being heard; `paused` follows.
    case pausing(holding: FramePosition)
    /// Nothing is queued, and nothing wakes the thread.
    case paused(holding: FramePosition)
    /// The device is gone, after so many failed tries to open it. With `paused`, playing does not go on by itself when
    /// it is back.
    case lost(holding: FramePosition, tries: Int, paused: Bool)
    /// A fade to silence is being heard; `ended` follows.
    case stopping(Outcome)
    case ended(Outcome)
  }

  /// What the player tells the transport.
  package enum Event: Equatable, Sendable {
    /// Sent by the listener. A replaced score first sounds different at `differs`; a seek may come with one.
    case pause, resume, seek(FramePosition), replace(differs: FramePosition), levels, stop(Int32)
    /// Sent by the device.
    case room, underrun, suspended, lost(String), reopened
    /// The device took so many frames.
    case wrote(FrameCount)
    /// The last frame of the score has been written; has been heard.
    case endReached, drained
    /// The fade, and the silence after it, has been heard.
    case quiet
    /// The time of the last `wait` is over.
    case timer
    /// The score cannot be rendered.
    case failed(String)
  }

  /// What the player has to do.
  package enum Action: Equatable, Sendable {
    /// Render and write.
    case fill
    /// Forget the queue and, from `consumed` on, fade within 10 ms to this stream. The score or levels that came with
    /// the event hold for the new stream.
    case splice(Stream)
    /// The queue is empty: begin this stream with its first frame, out of silence.
    case start(Stream)
    /// The queue is empty after a fault: go on from this frame of the score, out of silence, or with the lead-in that
    /// the session gives for it.
    case goOn(from: FramePosition)
    /// Render with the score or levels that came with the event from here on. What is queued stays.
    case adopt
    /// Make the device take frames again, and go on at what was written, out of silence.
    case recover
    /// Forget the queue, in which only silence is left, and let the device rest.
    case idle
    /// Close the device.
    case close
    case reopen
    /// Send `timer` after so long. A new wait replaces an older one.
    case wait(milliseconds: Int)
    /// Tell the listener why the device is gone; with nil, that it is back.
    case tell(String?)
    case end(Outcome)
  }

  /// The positions of the device, as frames of the score.
  package struct Positions: Equatable, Sendable {
    /// The next frame to be written.
    package var written: FramePosition
    /// The next frame that the device would take.
    package var consumed: FramePosition
    /// The frame that is being heard.
    package var heard: FramePosition

    package init(written: FramePosition, consumed: FramePosition, heard: FramePosition) {
      (self.written, self.consumed, self.heard) = (written, consumed, heard)
    }
  }

  /// What the player is doing now.
  package private(set) var state = State.priming
  /// How often the device was recovered since it last played a full period.
  private var recoveries = 0
  private var progress = FrameCount.zero
  private let period: FrameCount

  /// How many milliseconds a fade may take to be heard; after that the device counts as standing still, and the fade is
  /// given up.
  package static let patience = 1_000
  /// Milliseconds between tries to open a lost device: they double from the first to the last.
  package static let backOff = 250...2_000
  /// After this many recoveries with no period of sound between them, a device counts as lost whatever it says: that of
  /// a dead server "recovers" without end.
  package static let recoveryLimit = 3

  /// - Parameter period: the frames of one period of the device.
  package init(period: FrameCount) { self.period = period }

  /// Takes an event and returns what to do now, in order.
  package mutating func on(_ event: Event, _ at: Positions) -> [Action] {
    switch event {
    case .pause, .resume, .seek, .replace, .levels, .stop, .failed: command(event, at)
    case .underrun, .suspended, .lost, .reopened: fault(event, at)
    case .room, .wrote, .endReached, .drained, .quiet, .timer: advance(event)
    }
  }

  // MARK: - What the device and the clock bring

  private mutating func advance(_ event: Event) -> [Action] {
    switch (event, state) {
    case (.room, .priming):
      state = .playing
      return [.fill]
    case (.room, .playing), (.room, .draining), (.room, .pausing), (.room, .stopping):
      return [.fill]
    case (.wrote(let frames), _):
      progress = progress + frames
      if progress >= period { recoveries = 0 }
      return []
    case (.endReached, .playing), (.endReached, .priming):
      state = .draining
      return []
    case (.drained, .draining):
      return end(.finished)
    case (.quiet, .pausing(let holding)), (.timer, .pausing(let holding)):
      state = .paused(holding: holding)
      return [.idle]
    case (.quiet, .stopping(let outcome)), (.timer, .stopping(let outcome)):
      return end(outcome)
    case (.timer, .lost):
      return [.reopen]
    default:
      return []
    }
  }

  private mutating func end(_ outcome: Outcome) -> [Action] {
    state = .ended(outcome)
    return [.close, .end(outcome)]
  }

  // MARK: - Faults

  private mutating func fault(_ event: Event, _ at: Positions) -> [Action] {
    if case .ended = state { return [] }
    if case .stopping(let outcome) = state, event != .reopened { return end(outcome) }  // nothing sounds any more
    switch event {
    case .underrun: return recover(from: nil, at)
    case .suspended: return recover(from: at.heard, at)
    case .lost(let reason): return lose(reason, at)
    case .reopened: return reopened()
    default: return []
    }
  }

  private mutating func recover(from: FramePosition?, _ at: Positions) -> [Action] {
    switch state {
    case .pausing(let holding):  // the fade is over, or was cut off by silence
      state = .paused(holding: holding)
      return [.recover, .idle]
    case .priming, .playing, .draining:
      recoveries += 1
      progress = .zero
      guard recoveries < Self.recoveryLimit else { return lose("it takes no sound and only says that it would", at) }
      guard let from else { return [.recover] }
      state = .priming
      return [.recover, .goOn(from: from)]
    case .paused, .lost, .stopping, .ended:
      return []
    }
  }

  private mutating func lose(_ reason: String, _ at: Positions) -> [Action] {
    recoveries = 0
    let first = [Action.close, .tell(reason), .wait(milliseconds: Self.backOff.lowerBound)]
    switch state {
    case .priming, .playing, .draining:
      state = .lost(holding: at.heard, tries: 0, paused: false)
      return first
    case .pausing(let holding), .paused(let holding):
      state = .lost(holding: holding, tries: 0, paused: true)
      return first
    case .lost(let holding, let tries, let paused):
      state = .lost(holding: holding, tries: tries + 1, paused: paused)
      let pause = min(Self.backOff.lowerBound << min(tries + 1, 16), Self.backOff.upperBound)
      return [.close, .tell(reason), .wait(milliseconds: pause)]
    case .stopping, .ended:
      return []
    }
  }

  private mutating func reopened() -> [Action] {
    guard case .lost(let holding, _, let paused) = state else { return [] }
    state = paused ? .paused(holding: holding) : .priming
    return [.tell(nil)] + (paused ? [.start(.silence(holding: holding)), .idle] : [.goOn(from: holding)])
  }

  // MARK: - Commands

  private mutating func command(_ event: Event, _ at: Positions) -> [Action] {
    switch event {
    case .pause: return pause(at)
    case .resume: return resume()
    case .seek(let target): return seek(max(target, .zero))
    case .replace(let differs): return change(at, unheard: differs >= at.written)
    case .levels: return change(at, unheard: false)
    case .stop(let exit): return stop(.stopped(exit: exit), at)
    case .failed(let message): return stop(.failed(message), at)
    default: return []
    }
  }

  private mutating func pause(_ at: Positions) -> [Action] {
    switch state {
    case .priming, .playing, .draining:
      state = .pausing(holding: at.consumed)
      return [.splice(.silence(holding: at.consumed)), .wait(milliseconds: Self.patience)]
    case .lost(let holding, let tries, _):
      state = .lost(holding: holding, tries: tries, paused: true)
      return []
    case .pausing, .paused, .stopping, .ended:
      return []
    }
  }

  private mutating func resume() -> [Action] {
    switch state {
    case .pausing(let holding):
      state = .playing
      return [.splice(.playing(from: holding))]
    case .paused(let holding):
      state = .priming
      return [.start(.playing(from: holding))]
    case .lost(let holding, let tries, true):
      state = .lost(holding: holding, tries: tries, paused: false)
      return []
    case .lost, .priming, .playing, .draining, .stopping, .ended:
      return []
    }
  }

  private mutating func seek(_ target: FramePosition) -> [Action] {
    switch state {
    case .priming, .playing, .draining:
      state = .playing
      return [.splice(.playing(from: target))]
    case .pausing:
      state = .pausing(holding: target)
      return [.adopt]
    case .paused:
      state = .paused(holding: target)
      return [.adopt]
    case .lost(_, let tries, let paused):
      state = .lost(holding: target, tries: tries, paused: paused)
      return [.adopt]
    case .stopping, .ended:
      return []
    }
  }

  /// Changes to another score or other levels.
  private mutating func change(_ at: Positions, unheard: Bool) -> [Action] {
    switch state {
    case .priming, .playing, .draining:
      state = .playing  // a drained score may have become longer; if not, `endReached` comes again
      return unheard ? [.adopt] : [.splice(.playing(from: at.consumed))]
    case .pausing, .paused, .lost:
      return [.adopt]
    case .stopping, .ended:
      return []
    }
  }

  private mutating func stop(_ outcome: Outcome, _ at: Positions) -> [Action] {
    switch state {
    case .priming, .playing, .draining:
      state = .stopping(outcome)
      return [.splice(.silence(holding: at.consumed)), .wait(milliseconds: Self.patience)]
    case .pausing:
      state = .stopping(outcome)
      return []
    case .paused, .lost:
      return end(outcome)
    case .stopping, .ended:
      return []
    }
  }
}
