import CLinux
import Documents
import Glibc
import Synchronization
import Threads

/// Makes Ctrl-C and TERM something to read, instead of the sudden end of the program.
///
/// Until somebody looks for them the first time, they end the command at once with their exit status: while a routine
/// is read and scheduled and a device is opened, nobody looks, and nothing is half done.
///
/// A handler catches them. Waiting for them in a descriptor would need them blocked in every thread; a library may
/// start threads that block nothing, and a signal that came to one of those would end the program with nothing put
/// right.
package struct Interruption: ~Copyable {
  private let signals: Int32
  private let lookout: Lookout

  /// Blocks the signals in the calling thread and all threads that it starts, so that none of their waits is cut short.
  /// To be called before there are other threads.
  ///
  /// - Parameter more: other signals to be read, beside those that end a program.
  package init(_ more: [Int32] = []) {
    var set = sigset_t()
    sigemptyset(&set)
    for signal in [SIGINT, SIGTERM, SIGHUP] + more { sigaddset(&set, signal) }
    pthread_sigmask(SIG_BLOCK, &set, nil)
    signals = unknot_signals(&set)
    lookout = Lookout(signals, set)
  }

  deinit { lookout.relieve() }

  /// Says that the caller looks for signals from here on, soon and often: it has something to put right before the
  /// program ends.
  package func takeOver() { lookout.relieve() }

  /// Becomes readable when a signal is there.
  package var descriptor: Int32 {
    lookout.relieve()
    return signals
  }

  /// The next signal that came; nil if none did.
  package func signal() -> Int32? {
    let signal = unknot_next_signal(descriptor)
    return signal == 0 ? nil : signal
  }

  /// The exit status of the signal that came; nil if none did.
  package func status() -> ExitStatus? { signal().map { ExitStatus(signal: $0) } }
}

extension ExitStatus {
  fileprivate init(signal: Int32) { self = signal == SIGINT ? .interrupted : .terminated }
}

/// The thread that receives the signals. It ends the command when one comes that nobody else looks for yet.
private final class Lookout: Sendable {
  private let isOnDuty = Mutex(true)

  /// - Parameter signals: a descriptor that becomes readable when one of `set` has come.
  init(_ signals: Int32, _ set: sigset_t) {
    // If the thread cannot be started, signals wait until somebody looks for them.
    try? startDetachedThread("unknot signals") { [self] in
      var set = set
      pthread_sigmask(SIG_UNBLOCK, &set, nil)
      while isOnDuty.withLock({ $0 }) {
        var waiting = pollfd(fd: signals, events: Int16(POLLIN), revents: 0)
        _ = poll(&waiting, 1, -1)
        // Once relieved, it leaves the signal to be read by others.
        isOnDuty.withLock { isOnDuty in if isOnDuty { Self.act(on: unknot_next_signal(signals)) } }
      }
      while true { pause() }
    }
  }

  private static func act(on signal: Int32) {
    switch signal {
    case SIGTSTP: kill(getpid(), SIGSTOP)
    case SIGINT, SIGTERM, SIGHUP, SIGQUIT: _exit(ExitStatus(signal: signal).rawValue)
    default: break
    }
  }

  /// Somebody else looks for signals from now on.
  func relieve() { isOnDuty.withLock { $0 = false } }
}
