import Dispatch
import Synchronization
import Testing

/// Runs each test of a suite on a thread of its own, a few at a time.
///
/// For tests that wait: for a program, a sound server, a moment. Swift Testing has a thread for each core and no more, so
/// that two tests that sleep would keep all others waiting. Here they sleep beside one another, and tests that compute go
/// on. Tests that have this trait share nothing: each has a folder, a server and a bus of its own.
package struct OwnThread: SuiteTrait, TestTrait, TestScoping {
  package var isRecursive: Bool { true }

  package func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    await Self.places.take()
    defer { Self.places.give() }
    try await withTaskExecutorPreference(ThreadExecutor()) { try await function() }
  }

  /// So many at a time: more than cores, as they sleep most of the time, and few enough to leave each a share.
  private static let places = Places(4)
}

extension Trait where Self == OwnThread {
  /// On a thread of its own, beside a few others.
  package static var ownThread: OwnThread { OwnThread() }
}

/// A queue that no other shares has a thread of its own as long as something runs on it.
private final class ThreadExecutor: TaskExecutor {
  private let queue = DispatchQueue(label: "test")

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}

/// Places that are taken and given back, first come, first served.
private final class Places: Sendable {
  private struct State {
    var free: Int
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  private let state: Mutex<State>

  init(_ count: Int) { state = Mutex(State(free: count)) }

  func take() async {
    await withCheckedContinuation { continuation in
      let isFree = state.withLock { state in
        if state.free > 0 {
          state.free -= 1
          return true
        }
        state.waiting.append(continuation)
        return false
      }
      if isFree { continuation.resume() }
    }
  }

  func give() {
    let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
      if state.waiting.isEmpty {
        state.free += 1
        return nil
      }
      return state.waiting.removeFirst()
    }
    next?.resume()
  }
}
