import CLinux
import Glibc

/// The system gives no more threads: a limit of the user's or of a container's is reached.
package struct NoThread: Error {
  /// As the system says it.
  package var reason: String
}

/// Runs `body` on a new thread of ordinary scheduling.
///
/// - Parameter name: at most 15 bytes, shown by top and gdb.
/// - Returns: the thread, which somebody has to join.
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

/// The same for a thread that nobody joins.
package func startDetachedThread(_ name: String, _ body: @escaping @Sendable () -> Void) throws(NoThread) {
  pthread_detach(try startThread(name, body))
}

/// What a new thread is told.
private final class ThreadStart: Sendable {
  let name: String
  let body: @Sendable () -> Void

  init(_ name: String, _ body: @escaping @Sendable () -> Void) { (self.name, self.body) = (name, body) }
}
