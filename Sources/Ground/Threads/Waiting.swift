import Dispatch
import Synchronization

private final class Box<Value: Sendable>: Sendable {
  let value = Mutex<Value?>(nil)
}

/// Waits on this thread for work that is done on others. Not for a thread of the cooperative pool, which the work needs.
///
/// - Parameter isStopped: asked now and then; once it is true, the work is cancelled and waited for.
@discardableResult package func waiting<Value: Sendable>(
  isStopped: () -> Bool = { false }, _ work: @escaping @Sendable () async -> Value
) -> Value? {
  let box = Box<Value>()
  let done = DispatchSemaphore(value: 0)
  let task = Task.detached { @Sendable in
    let value = await work()
    box.value.withLock { $0 = value }
    done.signal()
  }
  while done.wait(timeout: .now() + .milliseconds(50)) == .timedOut {
    if isStopped() { task.cancel() }
  }
  return box.value.withLock { $0 }
}
