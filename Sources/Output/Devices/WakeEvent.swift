import CLinux
import Glibc

/// Wakes one waiting thread from any other: a descriptor that is readable from a signal until that is consumed, so that
/// no signal is lost, however early it comes.
package final class WakeEvent: Sendable {
  /// The event's descriptor, to be polled for reading.
  package let descriptor: Int32

  package init() {
    descriptor = unknot_eventfd()
    precondition(descriptor >= 0, "no file descriptor left for an eventfd")
  }

  deinit { close(descriptor) }

  /// Wakes whoever waits, now or later. Any thread may call it; signals before the next `consume` are one.
  package func signal() {
    var one: UInt64 = 1
    _ = write(descriptor, &one, 8)
  }

  /// Takes the signal back.
  ///
  /// - Returns: whether there was one since the last time.
  @discardableResult package func consume() -> Bool {
    var count: UInt64 = 0
    return read(descriptor, &count, 8) == 8
  }

  /// Waits for a signal and consumes it; −1: without end.
  ///
  /// - Returns: whether one came.
  @discardableResult func wait(milliseconds: Int32) -> Bool {
    var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    _ = poll(&waiting, 1, milliseconds)
    return consume()
  }
}
