import Routines

/// JSON Schemas of the files that people write, with which editors complete, explain and check while somebody types.
/// They are in draft 7, the one that editors support best.
///
/// They are made from the same lists of keys and names that the readers use, so they cannot disagree. A schema finds
/// fewer mistakes than `check`: not that a rule is incomplete after merging, nor that a time is out of bounds.
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
