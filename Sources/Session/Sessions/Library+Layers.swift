import Documents
import Files
import Routines
import Settings
import Shipped
import Units

extension Library {
  /// The path of the user's config file, which need not exist; nil if the user has no home folder.
  package var configPath: String? { userFolder.map { "\($0)/config.yaml" } }

  /// The user's config; an empty one if there is no such file.
  package func config(_ diagnostics: Diagnostics) throws -> Config {
    guard let path = configPath, isThere(path) else { return Config() }
    return Config(try file(path), diagnostics)
  }

  /// The user's config as it was written; nil if there is none.
  func configNode() throws -> Node? {
    guard let path = configPath, isThere(path) else { return nil }
    // Mistakes in the file were reported when it was read as a config.
    return try YAML.parseIfAny(try file(path), Diagnostics())
  }

  /// What messages call a profile that comes with the program.
  static func shippedProfile(_ name: String) -> String { "profile \(name)" }

  /// The text of a profile. A reference with a `/` or a `.` is a path, relative to the folder of the file that names
  /// it; from the command line, it may be any path. Any other is a name on the search path.
  ///
  /// - Returns: nil if there is no such profile, with an error at the place that names it.
  func profile(_ reference: Reference, _ diagnostics: Diagnostics) throws -> SourceText? {
    let name = reference.name
    if name.contains("/") || name.contains(".") {
      let source = reference.location.source.name
      let folder = source.hasPrefix("--") ? nil : source.lastIndex(of: "/").map { String(source[...$0]) }
      let path = name.hasPrefix("/") ? name : (folder ?? "") + name
      guard isThere(path), !isFolder(path) else {
        diagnostics.error(reference.location, "there is no profile file \"\(path)\"")
        return nil
      }
      return try file(path)
    }
    for folder in folders {
      let path = "\(folder)/profiles/\(name).yaml"
      if isThere(path) { return try file(path) }
    }
    if let text = Shipped.text("profiles/\(name).yaml") {
      return SourceText(name: Self.shippedProfile(name), text: text)
    }
    let names = names(in: "profiles")
    let hint = didYouMean(name, among: names)
    diagnostics.error(
      reference.location,
      "there is no profile \"\(name)\"\(hint.isEmpty ? "; there are \(names.joined(separator: ", "))" : hint)")
    return nil
  }
}
