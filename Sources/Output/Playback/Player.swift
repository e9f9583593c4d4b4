import Glibc
import PCM
import Rendering
import Synchronization
import Threads

/// Plays a score on a device from a thread of its own, the render thread.
///
/// Any thread may call anything here. Commands are done in the order in which they come, each within some milliseconds;
/// what sounds changes through one mechanism, the splice, and never with a click.
package final class Player: Sendable {
  private let mailbox = Mailbox()
  private let snapshots: SnapshotStore
  private let wake: @Sendable () -> Void
  /// Only the render thread touches it, once there is one.
  private nonisolated(unsafe) let loop: RenderLoop
  private let thread = Mutex<Thread>(.none)

  private enum Thread {
    case none
    case running(pthread_t)
    case joined(Outcome)
  }

  /// - Parameters:
  ///   - device: an open device, which belongs to the player alone from here on.
  ///   - from: the frame of the score to start on. Any but the first fades in over 10 ms.
  ///   - clipBudget: bytes of clips that the renderer may keep.
  ///   - now: a monotonic clock; `Snapshot.taken` is a time on it.
  ///   - onChange: called on the render thread when commands are done, and when the state, the trouble or the number of
  ///     faults changes. It must be brief. The last call comes with the state `ended`.
  package init(
    _ score: Score, on device: sending any Device, from: FramePosition = .zero, levels: Levels = Levels(),
    clipBudget: Int = 16 << 20, now: @escaping @Sendable () -> Duration = monotonicNow,
    onChange: @escaping @Sendable (Snapshot) -> Void = { _ in }
  ) {
    wake = device.waker
    snapshots = SnapshotStore(
      Snapshot(
        state: .priming, heard: from, written: from, taken: now(), faults: 0, trouble: nil, rate: device.format.rate))
    loop = RenderLoop(
      score, device, from: from, levels: levels, clipBudget: clipBudget, mailbox: mailbox, snapshots: snapshots,
      now: now,
      onChange: onChange)
  }

  /// Begins to play, on a thread of its own. To be called once.
  package func start() {
    let body: @Sendable () -> Void = { self.run() }
    thread.withLock { thread in
      guard case .none = thread else { preconditionFailure("a player starts once") }
      do throws(NoThread) { thread = .running(try startThread("unknot render", body)) } catch {
        preconditionFailure("no thread to play on: \(error.reason)")
      }
    }
  }

  /// Plays to the end on the calling thread, which becomes the render thread. Called instead of `start`.
  @discardableResult package func run() -> Outcome {
    let outcome = loop.run()
    snapshots.close(outcome)
    return outcome
  }

  /// Waits until it has ended. By then the render thread is gone and the device closed.
  package func wait() -> Outcome {
    thread.withLock { thread in
      switch thread {
      case .none: preconditionFailure("wait for a player that was started")
      case .joined(let outcome): return outcome
      case .running(let id):
        pthread_join(id, nil)
        let outcome = snapshots.outcome!
        thread = .joined(outcome)
        return outcome
      }
    }
  }

  /// The newest state that is known.
  package var snapshot: Snapshot { snapshots.snapshot }
  /// How it ended; nil while it plays.
  package var outcome: Outcome? { snapshots.outcome }

  /// Hands a command to the render thread and wakes it.
  package func send(_ command: Command) {
    mailbox.post(command)
    wake()
  }
}
