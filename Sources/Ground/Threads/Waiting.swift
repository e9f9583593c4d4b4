import Dispatch
import Synchronization

private final class Box<Value: Sendable>: Sendable {
  let value = Mutex<Value?>(nil)
}

/// Waits on the calling thread for asynchronous work. It must not be called on a thread of the cooperative pool,
/// because the work needs those.
///
/// - Parameter isStopped: is called every 50 ms; when it returns true, the work is cancelled and waited for.
/// - Returns: what the work returned.
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
