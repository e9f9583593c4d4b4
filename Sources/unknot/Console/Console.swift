import Documents
import Exports
import Files
import Glibc

/// Standard output and standard error.
enum Console {
  /// Writes a result, all of it, to standard output.
  ///
  /// - Throws: a failure if it cannot be written; a reader that went away ends the command quietly.
  static func output(_ bytes: [UInt8]) throws(Failure) {
    guard write(bytes, to: STDOUT_FILENO) else {
      if errno == EPIPE { throw Failure(.readerGone) }
      throw Failure(.inputOutput, "standard output cannot be written: \(String(cString: strerror(errno)))")
    }
  }

  static func output(_ text: String) throws(Failure) { try output(Array(text.utf8)) }

  /// Writes a line to standard error; if that cannot be written there is nobody to tell.
  static func error(_ line: String) { _ = write(Array((line + "\n").utf8), to: STDERR_FILENO) }

  /// Writes text to standard error without a line's end.
  static func status(_ text: String) { _ = write(Array(text.utf8), to: STDERR_FILENO) }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let written = Glibc.write(descriptor, buffer.baseAddress! + done, buffer.count - done)
        if written >= 0 { done += written } else if errno != EINTR { return false }
      }
      return true
    }
  }

  /// Whether results go to a terminal that shows colour.
  static var outputHasColour: Bool { hasColour(STDOUT_FILENO) }

  /// Whether messages go to a terminal where a line can be written over. NO_COLOR takes colour only.
  static var errorIsTerminal: Bool { isScreen(STDERR_FILENO) }

  /// Whether messages go to a terminal that shows colour.
  static var errorHasColour: Bool { hasColour(STDERR_FILENO) }

  /// Whether the locale is one in which the terminal shows more than ASCII.
  static var isUTF8: Bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environmentVariable($0) }.first { !$0.isEmpty } ?? ""
    return locale.lowercased().contains("utf-8") || locale.lowercased().contains("utf8")
  }

  private static func isScreen(_ descriptor: Int32) -> Bool {
    isatty(descriptor) == 1 && environmentVariable("TERM") != "dumb"
  }

  private static func hasColour(_ descriptor: Int32) -> Bool {
    isScreen(descriptor) && (environmentVariable("NO_COLOR") ?? "").isEmpty
  }

  /// The width of the terminal on standard error, in columns.
  static var columns: Int { columns(STDERR_FILENO) }

  /// The width of the terminal on standard output, in columns; if it is none, what COLUMNS says, or 80.
  static var outputColumns: Int { columns(STDOUT_FILENO) }

  /// Writes rows as a table that fits the terminal, or 80 columns.
  ///
  /// - Throws: a failure, as `output` does.
  static func table(_ rows: [[String]], right: Set<Int> = [], wraps: Set<Int> = []) throws(Failure) {
    let lines = alignedRows(rows, right: right, wraps: wraps, width: outputColumns)
    try output(lines.map { $0 + "\n" }.joined())
  }

  private static func columns(_ descriptor: Int32) -> Int {
    var size = winsize()
    if ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
    return environmentVariable("COLUMNS").flatMap { Int($0) }.flatMap { (20...10_000).contains($0) ? $0 : nil } ?? 80
  }
}
