import Foundation
import Synchronization

/// A terminal without a screen: what a program on it writes is kept, and keys are pressed by the test.
package final class PseudoTerminal: Sendable {
  /// The terminal's own file, for a program's standard streams.
  package let path: String
  private let master: Int32
  private let shown = Mutex<[UInt8]>([])
  private let reads = Mutex(true)
  /// Whether what is written is read. If not, the program comes to stand before a full terminal.
  package var isRead: Bool {
    get { reads.withLock { $0 } }
    set { reads.withLock { $0 = newValue } }
  }

  package init(columns: Int = 60, rows: Int = 16) throws {
    // As posix_openpt, unlockpt and ptsname do it, which Swift's Glibc does not have.
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var (isLocked, number): (Int32, Int32) = (0, 0)
    guard master >= 0, ioctl(master, Self.lock, &isLocked) == 0, ioctl(master, Self.getNumber, &number) == 0 else {
      throw ChildProcess.Trouble.notFound("/dev/ptmx")
    }
    path = "/dev/pts/\(number)"
    resize(columns: columns, rows: rows)
    // A program would stand still if nobody read what it writes.
    let reader = Thread { [weak self, master] in
      var bytes = [UInt8](repeating: 0, count: 4096)
      while true {
        var waiting = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        _ = poll(&waiting, 1, 100)
        guard let self else { return }
        guard isRead else {
          usleep(10_000)
          continue
        }
        guard waiting.revents & Int16(POLLIN) != 0 else {
          // Nobody has it open: yet, or any more.
          if waiting.revents != 0 { usleep(10_000) }
          continue
        }
        let count = read(master, &bytes, bytes.count)
        if count > 0 { self.shown.withLock { $0 += bytes.prefix(count) } }
      }
    }
    reader.start()
  }

  /// TIOCSPTLCK and TIOCGPTN.
  private static let lock: UInt = 0x4004_5431
  private static let getNumber: UInt = 0x8004_5430

  deinit { close(master) }

  package func resize(columns: Int, rows: Int) {
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  package func press(_ keys: String) { _ = keys.withCString { write(master, $0, strlen($0)) } }

  /// Everything that was written so far, with its escape sequences.
  package var text: String { shown.withLock { String(decoding: $0, as: UTF8.self) } }

  /// Waits until something is written; whether it was.
  package func shows(_ wanted: String, seconds: Double = patience) -> Bool {
    let limit = Date.now.addingTimeInterval(seconds)
    while Date.now < limit {
      if text.contains(wanted) { return true }
      usleep(5_000)
    }
    return false
  }

  /// Whether lines are edited and echoed, as a shell leaves it.
  package var isAsShellsLeaveIt: Bool {
    var settings = termios()
    guard tcgetattr(master, &settings) == 0 else { return false }
    let flags = tcflag_t(ICANON | ECHO)
    return settings.c_lflag & flags == flags
  }
}
