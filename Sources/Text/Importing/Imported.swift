import Documents
import Routines

/// The result of importing another program's file: a routine file, and notes on what is not in it.
package struct Imported: Sendable {
  /// The text of the routine file; `check` finds no error in it.
  package var text: String
  /// Sentences on what was left out or changed, each once.
  package var notes: [String]

  /// Imports a file of any of the known programs.
  ///
  /// - Parameter workout: the title of the workout, where the file holds several.
  /// - Throws: a diagnostic if the file is damaged, or comes from none of the programs.
  package init(_ source: SourceText, workout: String? = nil) throws(Diagnostic) {
    var writer: RoutineWriter
    if source.text.first(where: { !$0.isWhitespace }) == "{", source.text.contains("\"exercises\"") {
      writer = try WorkoutTimer.read(source, workout)
    } else if PhraseList.canRead(source) {
      writer = try PhraseList.read(source)
    } else if WorkoutToAudio.canRead(source) {
      writer = try WorkoutToAudio.read(source)
    } else if Self.isRoutine(source) {
      throw Diagnostic.error(in: source.name, "this is a routine already; \"unknot check\" reads it")
    } else {
      throw Diagnostic.error(
        in: source.name,
        "this is none of what can be imported: an export of Just Another Workout Timer (JSON), a workout of w2a (YAML), "
          + "or lines of PHRASE;SECONDS")
    }
    text = writer.text(importedFrom: writer.origin)
    notes = writer.notes
    let diagnostics = Diagnostics()
    _ = Routine(SourceText(name: source.name, text: text), name: "imported", diagnostics)
    if let error = diagnostics.sorted.first(where: { $0.severity == .error }) {
      throw Diagnostic.error(in: source.name, "no routine could be made of it: \(error.message)")
    }
  }

  private static func isRoutine(_ source: SourceText) -> Bool {
    guard let node = try? YAML.parseForeign(source), case .mapping(let entries) = node.value else { return false }
    return entries.contains { $0.key == "steps" }
  }
}
