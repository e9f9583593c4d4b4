import CLinux
import Glibc

/// Wakes one waiting thread from any other: a descriptor that stays readable until it is heard, so that no ring is lost.
package final class Bell: Sendable {
  package let descriptor: Int32

  package init() {
    descriptor = unknot_eventfd()
    precondition(descriptor >= 0, "no file descriptor left for an eventfd")
  }

  deinit { close(descriptor) }

  package func ring() {
    var one: UInt64 = 1
    _ = write(descriptor, &one, 8)
  }

  /// Whether it has rung since it was last heard.
  package func heard() -> Bool {
    var count: UInt64 = 0
    return read(descriptor, &count, 8) == 8
  }

  /// Waits for a ring, and hears it; −1: without end.
  ///
  /// - Returns: whether it rang.
  @discardableResult func wait(milliseconds: Int32) -> Bool {
    var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    _ = poll(&waiting, 1, milliseconds)
    return heard()
  }
}
