import Files
import Routines
import Settings

/// Where editors find the schema of routines. A line at the top of a routine names this place.
package enum SchemaPlace {
  /// The path of a schema in the routine's own folder, where `unknot schema` can put it.
  package static let beside = "./\(Schema.routine.fileName)"

  /// The path of the schema for a routine's file: the installed schema if the file's folder has none, else `beside`. If
  /// there is neither, `beside` is where it can be put.
  package static func find(beside path: String, in library: Library = Library()) -> String {
    let folder = path.contains("/") ? String(path[..<path.lastIndex(of: "/")!]) + "/" : ""
    if isThere(folder + Schema.routine.fileName) { return beside }
    let installed = library.folders.map { "\($0)/schema/\(Schema.routine.fileName)" }
    return installed.first { isThere($0) && !$0.contains(" ") } ?? beside
  }
}
