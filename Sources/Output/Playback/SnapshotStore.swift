import Synchronization

/// Where the render thread leaves the newest snapshot for every other thread, and the outcome once there is one.
final class SnapshotStore: Sendable {
  private let content: Mutex<(Snapshot, Outcome?)>

  init(_ snapshot: Snapshot) { content = Mutex((snapshot, nil)) }

  var snapshot: Snapshot { content.withLock { $0.0 } }
  var outcome: Outcome? { content.withLock { $0.1 } }

  /// Replaces the snapshot.
  ///
  /// - Returns: whether the state, the trouble or the number of faults has changed.
  func publish(_ new: Snapshot) -> Bool {
    content.withLock { held in
      let old = held.0
      held.0 = new
      return (old.state, old.faults) != (new.state, new.faults) || old.trouble != new.trouble
    }
  }

  func close(_ outcome: Outcome) { content.withLock { $0.1 = outcome } }
}
