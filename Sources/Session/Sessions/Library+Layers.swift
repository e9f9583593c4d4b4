import Documents
import Files
import Routines
import Settings
import Shipped
import Units

extension Library {
  /// The user's config file, whether it is there or not; nil if there is no home to hold it.
  package var configPath: String? { userFolder.map { "\($0)/config.yaml" } }

  /// The user's config; an empty one if there is no such file.
  package func config(_ diagnostics: Diagnostics) throws -> Config {
    guard let path = configPath, isThere(path) else { return Config() }
    return Config(try file(path), diagnostics)
  }

  /// The user's config as it was written; nil if there is none.
  func configNode() throws -> Node? {
    guard let path = configPath, isThere(path) else { return nil }
    // Mistakes in it were told when it was read as a config.
    return try YAML.parseIfAny(try file(path), Diagnostics())
  }

  /// The name in messages of a profile that comes with the program.
  static func shippedProfile(_ name: String) -> String { "profile \(name)" }

  /// The text of a profile: a name on the search path, or a path (with a `/` or an ending) in the folder of the file that
  /// names it; from the command line, any path.
  ///
  /// - Returns: nil, with an error where it is named, if there is none.
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
