import Foundation
import Testing
import Threads

/// Waiting on a thread for work that is done on others. On threads that nobody else needs.
@Suite struct WaitingTests {
  private func onAThread<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread { continuation.resume(returning: work()) }
    }
  }

  @Test func theValueComesBackWhenTheWorkIsDone() async {
    let value = await onAThread {
      waiting {
        try? await Task.sleep(for: .milliseconds(20))
        return 7
      }
    }
    #expect(value == 7)
  }

  /// What is stopped is cancelled and waited for: nothing of it goes on behind the caller's back.
  @Test func whatIsStoppedIsCancelledAndWaitedFor() async {
    let (value, asked) = await onAThread {
      var asked = 0
      let value = waiting(isStopped: {
        asked += 1
        return asked > 1
      }) {
        while !Task.isCancelled { try? await Task.sleep(for: .milliseconds(1)) }
        return 3
      }
      return (value, asked)
    }
    #expect(value == 3 && asked >= 2)
  }
}
