import CLinux
import Glibc

/// Thrown when the system gives no more threads, because a limit of the user or container is reached.
package struct NoThread: Error {
  /// The system's text for the error.
  package var reason: String
}

/// Runs `body` on a new thread with ordinary scheduling.
///
/// - Parameter name: at most 15 bytes, shown by top and gdb.
/// - Returns: the thread, which has to be joined.
package func startThread(
  _ name: String, _ body: @escaping @Sendable () -> Void
) throws(NoThread) -> pthread_t {
  var thread = pthread_t()
  let start = Unmanaged.passRetained(ThreadStart(name, body))
  let result = pthread_create(
    &thread, nil,
    { @Sendable argument in
      let start = Unmanaged<ThreadStart>.fromOpaque(argument!).takeRetainedValue()
      unknot_name_thread(start.name)
      start.body()
      return nil
    }, start.toOpaque())
  guard result == 0 else {
    start.release()
    throw NoThread(reason: String(cString: strerror(result)))
  }
  return thread
}

/// Runs `body` on a new thread that nobody joins.
package func startDetachedThread(_ name: String, _ body: @escaping @Sendable () -> Void) throws(NoThread) {
  pthread_detach(try startThread(name, body))
}

/// What a new thread gets to do.
private final class ThreadStart: Sendable {
  let name: String
  let body: @Sendable () -> Void

  init(_ name: String, _ body: @escaping @Sendable () -> Void) { (self.name, self.body) = (name, body) }
}
