import Glibc
import PCM
import Playback
import Rendering
import Scheduling
import Synchronization
import Units

/// A live session and its player. Requests may come from any thread; what they change is decided on the render thread,
/// at the very frame from which the change is heard.
package final class LiveSession: Sendable {
  /// The player that plays the session, for its snapshot and its end.
  package let player: Player
  /// The newest state. The lock is held only to copy the state, because the render thread and `status` wait for it:
  /// scheduling works on a copy, which is stored unless somebody has paused or gone on meanwhile. A pause counts as a
  /// revision.
  private let held: Mutex<(live: LiveState, revision: Int)>
  private let score: @Sendable (Timeline) -> Score
  private let rate: Int
  private let onChange: @Sendable () -> Void
  private let speakLines: @Sendable (Timeline) async -> [Voicing: SoundLengths]
  /// The lines that a change made new and that are being spoken now, and the task that speaks them.
  private let speaking = Mutex<(lines: Set<Voicing>, task: Task<Void, Never>)?>(nil)

  /// - Parameters:
  ///   - score: puts a timeline on frames.
  ///   - from: where to begin, in the session's time.
  ///   - speak: speaks the lines that are unknown in a timeline, however long that takes, and tells how long they are.
  ///   - onChange: called from any thread whenever anything in `status` but the time has changed.
  package init(
    _ live: LiveState, on device: sending any Device, from start: Duration = .zero, leadsIn: Bool = false,
    now: @escaping @Sendable () -> Duration = monotonicNow, score: @escaping @Sendable (Timeline) -> Score,
    speak: @escaping @Sendable (Timeline) async -> [Voicing: SoundLengths] = { _ in [:] },
    onChange: @escaping @Sendable () -> Void
  ) {
    (self.score, self.onChange, rate, speakLines) = (score, onChange, device.format.rate, speak)
    var live = live
    var from = start == .zero ? .zero : live.track.position(of: start)
    if leadsIn, let change = live.change(.resume, at: live.track.position(of: start)) { from = change.seek ?? from }
    player = Player(
      score(live.track.laid), on: device, from: FramePosition(from, rate: rate), levels: live.levels, now: now,
      onChange: { _ in onChange() })
    let unspoken = live.unspoken
    held = Mutex((live, 0))
    self.speak(unspoken)
    // After a fault of the device the session goes on, unless the listener has paused meanwhile.
    player.send(
      .leadIn { [weak self] frame in
        self?.revision(from: frame) { live, position in live.isPaused ? nil : live.recover(at: position) }
      })
  }

  /// Does what the listener asks for.
  package func send(_ request: Request) {
    switch request {
    case .pauseOrResume, .pause, .resume:
      // The lock decides what a toggle means, so that two toggles at once are a pause and a resume.
      let answer = held.withLock { held in
        let plays = held.live.pauseOrResume(request)
        if plays != nil { held.revision += 1 }
        return plays
      }
      guard let plays = answer else { return }
      if plays {
        revise { $0.change(.resume, at: $1) }
        player.send(.resume)
      } else {
        player.send(.pause)
        onChange()
      }
    case .stop(let status): player.send(.stop(exit: status))
    case .mute, .volume, .setVolume:
      // This is no new revision: nothing that is scheduled depends on levels, and a slider sends many.
      let levels = held.withLock { held in
        _ = held.live.setLevels(request)
        return held.live.levels
      }
      player.send(.levels(levels))
      revise { $0.change(request, at: $1) }
    default:
      // A resume that is sent after this change may be noted here before the change is done.
      let isPaused = held.withLock { $0.live.isPaused }
      revise { $0.change(request, at: $1, isPaused: isPaused) }
    }
  }

  private func revise(_ change: @escaping @Sendable (inout LiveState, Duration) -> LiveState.Change?) {
    // The session is held weakly: a change that comes after the player has ended is never done.
    player.send(.revise { [weak self] frame in self?.revision(from: frame, change) })
  }

  /// What the player is to play from a frame of the track on; nil if nothing changes. Called on the render thread.
  private func revision(
    from frame: FramePosition, _ change: (inout LiveState, Duration) -> LiveState.Change?
  ) -> Revision? {
    let position = FrameCount(max(0, frame.rawValue)).duration(rate: rate)
    while true {
      let (before, revision) = held.withLock { $0 }
      var live = before
      let change = change(&live, position)
      let (track, unspoken) = (live.track, live.unspoken)
      let isNewest = held.withLock { held in
        guard held.revision == revision else { return false }
        live.takeLevels(of: held.live, since: before)
        held.revision += 1
        // The replaced state is freed after the lock is given back.
        swap(&held.live, &live)
        return true
      }
      // Somebody has paused or gone on meanwhile, so this is worked out once more with that in it.
      guard isNewest else { continue }
      speak(unspoken)
      return change.map { change in
        Revision(seek: change.seek.map { FramePosition($0, rate: rate) }) { [score] in score(track.laid) }
      }
    }
  }

  /// Has those lines of a timeline spoken that nobody has spoken yet, while the session plays on, and puts them in
  /// their places when they are there. Lines that only an older timeline wanted are cancelled.
  private func speak(_ timeline: Timeline?) {
    let lines = timeline?.unknown ?? []
    speaking.withLock { speaking in
      guard lines != speaking?.lines ?? [] else { return }
      let before = speaking?.task
      before?.cancel()
      guard let timeline else { return speaking = before.map { ([], $0) } }
      let task = Task { [weak self, speakLines] in
        await before?.value
        guard !Task.isCancelled else { return }
        let lengths = await speakLines(timeline)
        guard !Task.isCancelled else { return }
        self?.revise { $0.learn(lengths, at: $1) }
      }
      speaking = (lines, task)
    }
  }

  /// Cancels what is still being spoken and returns when its programs have ended. To be called after the player has
  /// ended.
  package func end() async {
    let task = speaking.withLock { $0?.task }
    task?.cancel()
    await task?.value
  }

  /// How the session stands at a moment of the monotonic clock.
  package func status(at now: Duration = monotonicNow()) -> Status {
    let snapshot = player.snapshot
    let live = held.withLock { $0.live }
    let frames = FrameCount(max(0, snapshot.position(at: now).rawValue))
    return Status(live, position: frames.duration(rate: snapshot.rate), snapshot)
  }
}

extension LiveState {
  /// The listener's volumes as the player takes them.
  package var levels: Levels {
    let factor = volume <= Self.volumes.lowerBound ? 0 : Float(Decibels(volume).amplitude)
    return Levels(voice: isMuted ? 0 : factor, chimes: factor, breath: factor, bed: factor)
  }
}
