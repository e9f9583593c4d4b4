import Documents
import Routines

/// The result of importing another program's file: a routine file, and notes on what is not in it.
package struct Imported: Sendable {
  /// The text of the routine file, which is read without an error.
  package var text: String
  /// Sentences on what was left out or changed, each once.
  package var notes: [String]
  /// Sentences on what is worth knowing, without anything being lost.
  package var remarks: [String]

  /// Imports a file of any of the known programs.
  ///
  /// - Parameters:
  ///   - workout: the title of the workout, where the file holds several.
  ///   - language: the language of its texts; nil if the file says it, or for English.
  /// - Throws: a diagnostic if the file is damaged, or comes from none of the programs.
  package init(_ source: SourceText, workout: String? = nil, language: String? = nil) throws(Diagnostic) {
    var writer = try Self.read(source, workout, language)
    if let language { writer.key("language: \(language)") }
    if let note = source.encodingNote { writer.remark(note) }
    guard !writer.items.isEmpty else { throw Diagnostic.error(in: source.name, "there is nothing to do in it") }
    let hours = writer.items.reduce(0) { $0 + $1.milliseconds } / 3_600_000
    guard hours <= 24 else {
      throw Diagnostic.error(
        in: source.name, "it lasts \(Int(min(hours, 1e9).rounded(.up))) hours; a session lasts 24 at most")
    }
    text = writer.text()
    (notes, remarks) = (writer.notes, writer.remarks)
    guard text.utf8.count <= SourceText.maximumBytes else {
      throw Diagnostic.error(in: source.name, "its routine would be larger than 1 MiB, the most that is read")
    }
    let diagnostics = Diagnostics()
    _ = Routine(SourceText(name: source.name, text: text), name: "imported", diagnostics)
    if let error = diagnostics.sorted.first(where: { $0.severity == .error }) {
      throw Diagnostic.error(in: source.name, "no routine could be made of it: \(error.message)")
    }
  }

  /// Reads the file with the reader that knows its form. What it is, is seen from what it holds, never from a word
  /// that may as well stand in a comment or a text.
  private static func read(
    _ source: SourceText, _ workout: String?, _ language: String?
  ) throws(Diagnostic) -> RoutineWriter {
    if let list = PhraseList(source) { return try only(list.routine(), workout) }
    let (root, remark) = try root(of: source)
    var writer: RoutineWriter?
    if TimeRMachine.canRead(root) {
      writer = try TimeRMachine.read(root, source, workout)
    } else if OpenHIIT.canRead(root) {
      writer = try OpenHIIT.read(root, source, workout)
    } else if WorkoutTimer.canRead(root) {
      writer = try WorkoutTimer.read(root, source, workout)
    } else if WorkoutToAudio.canRead(root) {
      writer = try only(WorkoutToAudio.read(root, source, language), workout)
    }
    if var writer {
      if let remark { writer.remark(remark) }
      return writer
    }
    if root["steps"] != nil {
      throw Diagnostic.error(in: source.name, "this is a routine already; \"unknot check\" reads it")
    }
    if root.items?.isEmpty == true { throw Diagnostic.error(in: source.name, "there is no workout in it") }
    throw Diagnostic.error(
      in: source.name,
      "this is none of what can be imported: an export of Just Another Workout Timer, TimeR Machine or OpenHIIT (JSON), "
        + "a workout of w2a (YAML), or lines of PHRASE;SECONDS")
  }

  /// A workout from a file that cannot hold another.
  private static func only(_ writer: RoutineWriter, _ workout: String?) -> RoutineWriter {
    var writer = writer
    if workout != nil { writer.remark("there is one workout in the file, so --workout chooses nothing") }
    return writer
  }

  /// The file as YAML, or as JSON, which is YAML too where it is repaired; and a sentence if letters had been lost.
  private static func root(of source: SourceText) throws(Diagnostic) -> (Node, String?) {
    guard let first = source.text.first(where: { !$0.isWhitespace }), "{[".contains(first) else {
      do { return (try YAML.parseForeign(source), nil) } catch {
        var told = error
        if told.location != nil {
          told.message += "; what \"unknot import\" reads is YAML, JSON, or lines of PHRASE;SECONDS"
        }
        throw told
      }
    }
    let json = ForeignJSON(source.text)
    do {
      return (try YAML.parseForeign(SourceText(name: source.name, text: json.text)), json.remark)
    } catch {
      var told = error
      told.message = "the JSON is damaged here; export it once more (\(error.message))"
      throw told
    }
  }
}
