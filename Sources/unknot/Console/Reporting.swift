import ArgumentParser
import Documents
import Exports
import Files
import Publishing
import Sessions
import Settings
import Synchronization
import Units

extension ParsableCommand {
  /// Does a subcommand's work; a failure is told on standard error and becomes the exit status.
  func reporting(_ work: () throws -> Void) throws {
    do {
      do { try work() } catch let error where !(error is ExitCode) { throw Failure(error) }
    } catch let failure as Failure {
      failure.tell()
      throw ExitCode(failure.status.rawValue)
    }
  }
}

extension Failure {
  /// Writes the failure to standard error, if it has not been told already.
  func tell() { if !message.isEmpty { Console.error("unknot: \(message)") } }
}

extension Session {
  /// Reads, merges, speaks and schedules a routine; says on standard error what is wrong with it, or might be.
  ///
  /// - Parameter tellsWarnings: whether the warnings about the timeline are told too; false where all notes are shown.
  /// - Throws: a failure of status 64 for the options, 65 for the file, 66 if there is none.
  static func told(
    _ argument: String, _ options: OptionValues, lines: Lines = .spoken, tellsWarnings: Bool = true
  ) throws -> Session {
    let diagnostics = Diagnostics()
    let progress = SpeakingProgress()
    defer { progress.clear() }
    let session: Session?
    do {
      session = try make(argument, options, Library(), lines: lines, speaking: progress.show, diagnostics)
    } catch {
      diagnostics.notices.forEach(notice)
      throw error
    }
    try report(diagnostics)
    // A session is missing only if one of the steps above has reported an error.
    guard let session else { throw Failure(.data) }
    if tellsWarnings { session.timeline.warningLines.forEach(Console.error) }
    return session
  }
}

extension Library {
  /// Says what is wrong with the user's config before it is taken for several routines, so that no routine seems wrong
  /// for it.
  ///
  /// - Throws: a failure if there is an error.
  func reportConfig() throws {
    guard let configPath, isThere(configPath) else { return }
    let diagnostics = Diagnostics()
    let rest = SourceText(name: configPath, text: "steps: [{ rest: 5s }]\n")
    _ = try Session.make("", rest, OptionValues(), self, lines: .estimated, diagnostics)
    try report(diagnostics)
  }
}

extension Session {
  /// The session's time, to the second; with "about" if it rests on estimates.
  var total: String { (isEstimated ? "about " : "") + roundedClock(timeline.duration) }
}

/// What has been told already.
private let told = Mutex<Set<String>>([])

/// Says what was found in files on standard error, the first hundred of each kind.
///
/// - Throws: a failure if there is an error among them: of status 64 if one stands on the command line, else 65.
func report(_ diagnostics: Diagnostics) throws(Failure) {
  diagnostics.notices.forEach(notice)
  let all = diagnostics.sorted
  let most = 100
  var counts: [Diagnostic.Severity: Int] = [:]
  for diagnostic in all {
    counts[diagnostic.severity, default: 0] += 1
    guard counts[diagnostic.severity, default: 0] <= most else { continue }
    // What is said of the config or a profile holds for several routines, and is told once.
    let isNew = told.withLock { $0.insert("\(diagnostic)").inserted }
    if isNew { Console.error("\(diagnostic)") }
  }
  for severity in [Diagnostic.Severity.error, .warning, .note] {
    if let count = counts[severity], count > most { Console.error("and \(count - most) more \(severity)s") }
  }
  let errors = all.filter { $0.severity == .error }
  guard !errors.isEmpty else { return }
  throw Failure(errors.contains { $0.file.hasPrefix("--") } ? .usage : .data)
}
