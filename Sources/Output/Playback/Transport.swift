import PCM

/// The state machine of playing: (state, event, positions) → actions. It has no device, clock or memory of its own, so
/// that every pair can be tested. The player tells it what happens and does what it says, in order.
package struct Transport: Equatable, Sendable {
  package enum State: Equatable, Sendable {
    /// The queue is empty and waits for its first frames.
    case priming
    case playing
    /// Everything of the score is written; silence follows until it is heard.
    case draining
    /// Splicing to silence; then idle.
    case pausing(holding: FramePosition)
    /// Idle: no wake-ups.
    case paused(holding: FramePosition)
    /// The device is gone; so many tries to open it have failed. `paused`: playing does not go on by itself.
    case lost(holding: FramePosition, tries: Int, paused: Bool)
    /// Splicing to silence; then over.
    case stopping(Outcome)
    case ended(Outcome)
  }

  package enum Event: Equatable, Sendable {
    /// From the listener. A replaced score first sounds different at `differs`; one may come with a seek too.
    case pause, resume, seek(FramePosition), replace(differs: FramePosition), levels, stop(Int32)
    /// From the device.
    case room, underrun, suspended, lost(String), reopened
    /// Frames that the device took.
    case wrote(FrameCount)
    /// The last frame of the score is written; is heard.
    case endReached, drained
    /// The fade, and the silence after it, is heard.
    case quiet
    /// The time that `wait` asked for is over.
    case timer
    /// The score cannot be rendered.
    case failed(String)
  }

  package enum Action: Equatable, Sendable {
    /// Render and write.
    case fill
    /// Forget the queue; from `consumed` on, 10 ms from what would have sounded to this, then this. A score or levels that
    /// came with the event hold for what is new.
    case splice(Stream)
    /// An empty queue; this from its first frame, out of silence.
    case start(Stream)
    /// An empty queue after a fault; from the score's frame on, out of silence, or from where who plays leads in.
    case goOn(from: FramePosition)
    /// From here on render the score, or with the levels, that came with the event. What is queued stays.
    case adopt
    /// Make the device take frames again; go on at what was written, out of silence.
    case recover
    /// Forget the queue, which is silent, and let the device rest.
    case idle
    /// Let go of the device.
    case close
    case reopen
    /// Send `timer` after so long. A new wait replaces the old one.
    case wait(milliseconds: Int)
    /// Tell the listener that the device is gone and why; that it is back.
    case tell(String?)
    case end(Outcome)
  }

  /// Where things are, in frames of the score.
  package struct Positions: Equatable, Sendable {
    package var written: FramePosition
    package var consumed: FramePosition
    package var heard: FramePosition

    package init(written: FramePosition, consumed: FramePosition, heard: FramePosition) {
      (self.written, self.consumed, self.heard) = (written, consumed, heard)
    }
  }

  package private(set) var state = State.priming
  /// Recoveries since a full period was written.
  private var recoveries = 0
  private var progress = FrameCount.zero
  private let period: FrameCount

  /// How long a fade may take to be heard before it is given up: the device stands still.
  package static let patience = 1_000
  /// Between tries to open a lost device: doubled from the first to the last.
  package static let backOff = 250...2_000
  /// With so many recoveries without a period of sound between them, a device is lost whatever it says: one of a dead
  /// server "recovers" for ever.
  package static let recoveryLimit = 3

  /// - Parameter period: the device's.
  package init(period: FrameCount) { self.period = period }

  /// What to do now.
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

  /// Another score or other levels.
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
