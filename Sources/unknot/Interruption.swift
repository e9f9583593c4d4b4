import CLinux
import Foundation
import Glibc
import Synchronization

/// Ctrl-C and TERM as something to read instead of sudden death.
///
/// Until somebody looks for them the first time, they end the command at once, with their exit status: while a routine is
/// read and worked out and a device is opened, nobody looks, and nothing is half done.
struct Interruption: ~Copyable {
  private let signals: Int32
  private let lookout: Lookout

  /// Blocks the signals for the calling thread and all that it starts from here on, so call it before there are others.
  ///
  /// - Parameter more: other signals to be read, beside those that end a program.
  init(_ more: [Int32] = []) {
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGINT, SIGTERM, SIGHUP] + more { sigaddset(&signals, signal) }
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    self.signals = unknot_signalfd(&signals)
    lookout = Lookout()
  }

  deinit {
    lookout.relieve()
    close(signals)
  }

  /// Becomes readable when a signal is there.
  var descriptor: Int32 {
    lookout.relieve()
    return signals
  }

  /// The next signal that came; nil if none did.
  func signal() -> Int32? {
    let signal = unknot_signalfd_read(descriptor)
    return signal == 0 ? nil : signal
  }

  /// The exit status of the signal that came; nil if none did.
  func status() -> ExitStatus? {
    lookout.relieve()
    let signal = unknot_signalfd_read(signals)
    return signal == 0 ? nil : ExitStatus(signal: signal)
  }
}

extension ExitStatus {
  fileprivate init(signal: Int32) { self = signal == SIGINT ? .interrupted : .terminated }
}

/// A thread that ends the command when a signal comes that nobody else looks for yet.
private final class Lookout: Sendable {
  private let isOnDuty = Mutex(true)

  /// The signals that end a program must be blocked.
  init() {
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, signal) }
    let descriptor = unknot_signalfd(&signals)
    Thread { [self] in
      var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      while poll(&waiting, 1, -1) < 0, errno == EINTR {}
      isOnDuty.withLock { isOnDuty in
        // Once relieved it leaves the signal to be read by others.
        if isOnDuty { _exit(ExitStatus(signal: unknot_signalfd_read(descriptor)).rawValue) }
      }
      close(descriptor)
    }.start()
  }

  /// From now on, somebody else looks.
  func relieve() { isOnDuty.withLock { $0 = false } }
}
