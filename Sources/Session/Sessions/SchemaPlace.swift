import Files
import Routines
import Settings

/// Where editors find the schema of routines, for the line at the top of a routine that names it.
package enum SchemaPlace {
  /// The schema in the routine's own folder, where `unknot schema` can put it.
  package static let beside = "./\(Schema.routine.fileName)"

  /// The schema beside the file if it is there, else where it is installed, else beside the file, where it can be put.
  package static func find(beside path: String, in library: Library = Library()) -> String {
    let folder = path.contains("/") ? String(path[..<path.lastIndex(of: "/")!]) + "/" : ""
    if isThere(folder + Schema.routine.fileName) { return beside }
    let installed = library.folders.map { "\($0)/schema/\(Schema.routine.fileName)" }
    return installed.first { isThere($0) && !$0.contains(" ") } ?? beside
  }
}
