import ArgumentParser
import Documents
import Exports
import Routines
import Scheduling
import Sessions
import Settings
import Units

/// `unknot check`
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find every mistake in routine files.",
    discussion: "A routine without a mistake is told with its time. Warnings and notes do not fail.")

  @Argument(help: "Routine files, or routines by name; - reads standard input.")
  var files: [String]

  func run() throws {
    try reporting {
      let library = Library()
      if files.count > 1 { try library.reportConfig() }
      var worst: Failure?
      for file in files {
        do { try check(file, library) } catch let failure as Failure {
          failure.tell()
          worst = worst ?? Failure(failure.status)
        }
      }
      if let worst { throw worst }
    }
  }

  private func check(_ file: String, _ library: Library) throws {
    let diagnostics = Diagnostics()
    let session = try Session.make(file, OptionValues(), library, lines: .estimated, diagnostics)
    try report(diagnostics)
    guard let session else { throw Failure(.data) }
    let name = file == "-" ? "<stdin>" : file
    for line in session.timeline.noteLines(and: SideBalance.notes(session.timeline)) {
      Console.error("\(name): \(line)")
    }
    try Console.output("\(name): no mistakes, \(try total(file, session, library))\n")
  }

  /// How long the session is as it would be heard here. That of standard input, which can be read once only, is
  /// estimated.
  private func total(_ file: String, _ session: Session, _ library: Library) throws -> String {
    let heard =
      file == "-" ? nil : try Session.make(file, OptionValues(), library, lines: .cached, Diagnostics())
    return (heard ?? session).total
  }
}
