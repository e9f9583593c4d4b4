/// How the command ends when it does not end well, by remedy. The numbers are a contract with scripts; the README lists them.
package enum ExitStatus: Int32, Sendable {
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

/// A failure to tell the user: what, and what to do; nothing more is printed about it.
package struct Failure: Error, Sendable {
  package var status: ExitStatus
  /// Empty if all has been said already.
  package var message: String

  package init(_ status: ExitStatus, _ message: String = "") { (self.status, self.message) = (status, message) }
}
