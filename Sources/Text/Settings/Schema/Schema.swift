import Routines

/// JSON Schemas (draft 7, which editors know best) of the files that people write, so that editors complete, explain and
/// check them while one types.
///
/// Made from the lists of keys and names that the readers use, so that they cannot drift from them. A schema sees less
/// than `check`: not whether rules are whole after merging, nor whether a time is out of bounds.
package enum Schema: String, CaseIterable, Sendable {
  case routine, profile, config

  /// The name of the file that it is shipped as.
  package var fileName: String { "\(rawValue).schema.json" }

  /// The whole document.
  package var json: String {
    let root =
      switch self {
      case .routine: SchemaFiles.routine
      case .profile: SchemaFiles.profile
      case .config: SchemaFiles.config
      }
    guard case .map(let entries) = root else { return "" }
    let head: [(key: String, value: SchemaValue)] = [
      ("$schema", "http://json-schema.org/draft-07/schema#"), ("title", .text("Unknot \(rawValue) file")),
    ]
    return SchemaValue.map(head + entries + [("definitions", SchemaFiles.definitions(for: self))]).json() + "\n"
  }
}
