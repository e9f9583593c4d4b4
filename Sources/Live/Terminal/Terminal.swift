import CLinux
import Documents
import Glibc

/// The terminal that the listener sits at, without line editing and echo while it is held. It is given back however the
/// program ends: by `release`, at exit, and before a crash.
package final class Terminal {
  /// Readable when a key is pressed; nil without a terminal to read from, or in the background.
  package var input: Int32? { isHeld && isInForeground ? descriptor : nil }
  private let descriptor: Int32
  private let output: Int32?
  private var isHeld = false
  /// Whether it has stopped taking what is written to it.
  package private(set) var isStalled = false

  /// - Parameter showsScreen: whether standard error is to be a screen.
  /// - Returns: nil if there is neither a terminal for keys nor one for a screen.
  package init?(showsScreen: Bool) {
    output = showsScreen ? Self.screen() : nil
    if isatty(STDIN_FILENO) == 1 {
      descriptor = STDIN_FILENO
    } else if isatty(STDERR_FILENO) == 1 {
      // Standard input may be the routine; keys still come from the terminal.
      descriptor = open("/dev/tty", O_RDONLY | O_CLOEXEC)
    } else {
      descriptor = -1
    }
    if descriptor < 0 { return nil }
    hold()
  }

  deinit {
    release()
    if let output, output != STDERR_FILENO { close(output) }
  }

  /// Opens the terminal of standard error anew: only a descriptor of its own can be made non-blocking without that
  /// affecting other programs that share it.
  private static func screen() -> Int32 {
    var name = [CChar](repeating: 0, count: 256)
    guard ttyname_r(STDERR_FILENO, &name, name.count) == 0 else { return STDERR_FILENO }
    let own = open(name, O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    return own >= 0 ? own : STDERR_FILENO
  }

  /// Takes the terminal, if the program is in the foreground.
  package func hold() {
    guard !isHeld, isInForeground, unknot_terminal_hold(descriptor, output ?? -1) == 0 else { return }
    isHeld = true
    if output != nil { write("\u{1B}[?1049h\u{1B}[?25l\u{1B}[2J") }
  }

  /// Gives the terminal back as it was.
  package func release() {
    if isHeld { unknot_terminal_release() }
    isHeld = false
  }

  /// Whether the program is in the foreground, where it may read and draw.
  package var isInForeground: Bool { tcgetpgrp(descriptor) == getpgrp() }
  /// Whether the screen can be drawn on at the moment.
  package var canDraw: Bool { isHeld && output != nil && isInForeground }

  /// The bytes that have come from keys; nil when the terminal is gone.
  package func read() -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = Glibc.read(descriptor, &bytes, bytes.count)
    if count < 0, errno == EINTR || errno == EAGAIN { return [] }
    return count > 0 ? Array(bytes.prefix(count)) : nil
  }

  /// Writes to the screen. A terminal that takes nothing for a tenth of a second, such as one behind a stalled network,
  /// is not waited for, because keys and signals would not be heard meanwhile.
  ///
  /// - Returns: whether all of it was taken.
  @discardableResult package func write(_ text: String) -> Bool {
    guard let output else { return true }
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(output, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count < 0, errno == EAGAIN {
        var room = pollfd(fd: output, events: Int16(POLLOUT), revents: 0)
        // Once the terminal has stalled, later frames do not wait at all.
        if poll(&room, 1, isStalled ? 0 : 100) > 0 { continue }
        isStalled = true
        return false
      }
      if count <= 0 { return true }
      rest = rest.dropFirst(count)
    }
    isStalled = false
    return true
  }

  /// The size in columns and rows.
  package var size: (columns: Int, rows: Int) {
    var size = winsize()
    guard ioctl(output ?? descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else {
      return (80, 24)
    }
    return (Int(size.ws_col), Int(size.ws_row))
  }
}
