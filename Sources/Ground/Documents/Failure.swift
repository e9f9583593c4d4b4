/// How the command ends when it does not come to its own end, told apart by the remedy. Scripts rely on the numbers; the
/// README lists them.
package enum ExitStatus: Int32, Sendable {
  /// The reader of its output has seen enough and is gone: `| head`.
  case readerGone = 0
  /// The command line is wrong.
  case usage = 64
  /// A routine or config file is wrong.
  case data = 65
  /// The file or routine asked for is not found.
  case noInput = 66
  /// There is no sound device.
  case unavailable = 69
  /// The output cannot be created.
  case cannotCreate = 73
  /// Reading or writing failed.
  case inputOutput = 74
  case interrupted = 130
  case terminated = 143
}

/// A failure that is told to the user: what went wrong, and what to do.
package struct Failure: Error, Sendable {
  /// The exit status of the command.
  package var status: ExitStatus
  /// The message; empty if everything has been told already.
  package var message: String

  package init(_ status: ExitStatus, _ message: String = "") { (self.status, self.message) = (status, message) }
}
