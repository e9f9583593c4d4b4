import ArgumentParser
import Documents
import Importing
import Sessions
import Units

/// `unknot import`
struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "A routine from another app's file.",
    discussion: """
      Reads an export of Just Another Workout Timer (JSON), a workout of w2a (YAML), or lines of PHRASE;SECONDS, and \
      writes a routine to standard output. What has no equal is said on standard error and in the routine.

        unknot import Backup.json --workout "Morning" > morning.yaml
      """)

  @Argument(help: "The file; - reads standard input.")
  var file: String
  @Option(help: ArgumentHelp("Which workout, where the file holds several.", valueName: "title"))
  var workout: String?

  func run() throws {
    try reporting {
      let source = try Library().text(file)
      let imported: Imported
      do { imported = try Imported(source, workout: workout) } catch { throw Failure(.data, "\(error)") }
      try Console.output(imported.text)
      for note in imported.notes { Console.error("not taken over: \(note)") }
    }
  }
}
