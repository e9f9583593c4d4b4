import CLinux
import Foundation
import Glibc
import Synchronization

/// Ctrl-C and TERM as something to read instead of sudden death.
struct Interruption: ~Copyable {
  /// Becomes readable when a signal is there.
  let descriptor: Int32

  /// Blocks the signals for the calling thread and all that it starts from here on, so call it before there are others.
  ///
  /// - Parameter more: other signals to be read, beside those that end a program.
  init(_ more: [Int32] = []) {
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGINT, SIGTERM, SIGHUP] + more { sigaddset(&signals, signal) }
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    descriptor = unknot_signalfd(&signals)
  }

  deinit { close(descriptor) }

  /// The next signal that came; nil if none did.
  func signal() -> Int32? {
    let signal = unknot_signalfd_read(descriptor)
    return signal == 0 ? nil : signal
  }

  /// The exit status of the signal that came; nil if none did.
  func status() -> ExitStatus? {
    switch unknot_signalfd_read(descriptor) {
    case 0: nil
    case SIGINT: .interrupted
    default: .terminated
    }
  }
}
