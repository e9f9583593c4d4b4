/// The routines, sounds, profiles and phrases that are inside the binary, so that it runs from anywhere.
///
/// `files` is generated from the folders `routines/`, `audio/`, `profiles/` and `phrases/` of the package by the plugin
/// `EmbedShippedFiles`; a path here is as in the package, such as `routines/first-roll.yaml`.
package enum Shipped {
  /// The version of the program. A guide that another version made may come out differently.
  package static let version = "0.1.0"

  /// The text of a shipped file, or nil if there is none at that path.
  package static func text(_ path: String) -> String? {
    files.first { $0.path == path }.map { "\($0.text)" }
  }

  /// The names of the files directly in a shipped folder, without folder and ending, in alphabetical order.
  package static func names(in folder: String) -> [String] {
    files.compactMap { file in
      guard file.path.hasPrefix(folder + "/"), file.path.hasSuffix(".yaml") else { return nil }
      let name = file.path.dropFirst(folder.count + 1).dropLast(".yaml".count)
      return name.contains("/") ? nil : String(name)
    }
  }
}
