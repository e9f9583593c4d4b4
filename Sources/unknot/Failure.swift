import ArgumentParser
import Documents
import Glibc

/// How the command ends when it does not end well, by remedy.
enum ExitStatus: Int32 {
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
struct Failure: Error {
  var status: ExitStatus
  /// Empty if all has been said already.
  var message: String

  init(_ status: ExitStatus, _ message: String = "") { (self.status, self.message) = (status, message) }
}

extension ParsableCommand {
  /// Runs a subcommand's work; a failure is told on standard error and becomes the exit status.
  func reporting(_ work: () throws -> Void) throws {
    do {
      do { try work() } catch let diagnostic as Diagnostic { throw Failure(diagnostic) }
    } catch let failure as Failure {
      if !failure.message.isEmpty { Console.error("unknot: \(failure.message)") }
      throw ExitCode(failure.status.rawValue)
    }
  }
}

/// Says what was found in files on standard error, the first hundred of each kind.
///
/// - Throws: a failure if there is an error among it: of the command line if one of them stands there.
func report(_ diagnostics: Diagnostics) throws(Failure) {
  let all = diagnostics.sorted
  let most = 100
  var counts: [Diagnostic.Severity: Int] = [:]
  for diagnostic in all {
    counts[diagnostic.severity, default: 0] += 1
    if counts[diagnostic.severity, default: 0] <= most { Console.error("\(diagnostic)") }
  }
  for severity in [Diagnostic.Severity.error, .warning, .note] {
    if let count = counts[severity], count > most { Console.error("and \(count - most) more \(severity)s") }
  }
  let errors = all.filter { $0.severity == .error }
  guard !errors.isEmpty else { return }
  throw Failure(errors.contains { $0.file.hasPrefix("--") } ? .usage : .data)
}
