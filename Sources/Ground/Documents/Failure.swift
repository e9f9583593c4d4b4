/// The exit status of a command that cannot do all that it was asked for, told apart by what the user can do about it.
/// Scripts rely on the numbers; the README lists them.
package enum ExitStatus: Int32, Sendable {
  /// The program that reads the command's output has closed it, as in `| head`. This is not an error.
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

  /// Makes a failure; leave the message out if everything has been told already.
  package init(_ status: ExitStatus, _ message: String = "") { (self.status, self.message) = (status, message) }
}
