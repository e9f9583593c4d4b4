import ArgumentParser
import Documents
import Importing
import Routines
import Sessions
import Units

/// `unknot import`
struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "A routine from another app's file.",
    discussion: """
      Reads an export of Just Another Workout Timer, TimeR Machine or OpenHIIT (JSON), a workout of w2a (YAML), or lines \
      of PHRASE;SECONDS, and writes a routine to standard output. What has no equal is said on standard error and in \
      the routine.

        unknot import Backup.json --workout "Morning" > morning.yaml
        unknot import phrases.csv --language de > ruhe.yaml
      """)

  @Argument(help: "The file; - reads standard input.")
  var file: String
  @Option(help: ArgumentHelp("Which workout, where the file holds several.", valueName: "title"))
  var workout: String?
  @Option(
    help: ArgumentHelp("The language of its texts, such as de, where the file does not say it.", valueName: "code"))
  var language: String?

  func run() throws {
    try reporting {
      if let language, !Routine.isLanguage(language) {
        throw Failure(.usage, "--language: \"\(language)\" is no language; write its code, such as en, de or pt-BR")
      }
      let source = try Library().text(file)
      let imported: Imported
      do { imported = try Imported(source, workout: workout, language: language) } catch {
        throw Failure(.data, "\(error)")
      }
      try Console.output(imported.text)
      for remark in imported.remarks { Console.error("note: \(remark)") }
      for note in imported.notes { Console.error("not taken over: \(note)") }
    }
  }
}
