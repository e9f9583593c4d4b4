/// Reads YAML into nodes with their places.
package enum YAML {
  /// Reads a source that holds one document of the routine language.
  ///
  /// - Throws: a `Diagnostic` for text that is not YAML, for more than one document or none, for keys that are written
  ///   twice, and for anchors, aliases and tags, which the routine language does not have.
  package static func parse(_ source: SourceText) throws(Diagnostic) -> Node {
    let diagnostics = Diagnostics()
    let node = try parse(source, diagnostics)
    if let repeated = diagnostics.sorted.first { throw repeated }
    return node
  }

  /// Reads a source like `parse(_:)`, but adds an error to `diagnostics` for a key that is written twice, and takes the
  /// first value.
  package static func parse(_ source: SourceText, _ diagnostics: Diagnostics) throws(Diagnostic) -> Node {
    guard let node = try parseIfAny(source, diagnostics) else { throw nothing(in: source) }
    return node
  }

  /// Reads a source like `parse(_:_:)`, but returns nil for one that is empty or holds only comments.
  package static func parseIfAny(_ source: SourceText, _ diagnostics: Diagnostics) throws(Diagnostic) -> Node? {
    var composer = YAMLComposer(source, .routineLanguage, diagnostics)
    return try composer.document()
  }

  /// Reads YAML or JSON of other programs.
  ///
  /// Aliases are replaced by the nodes that they name, and tags are ignored. Keys that are not texts are left out. If a
  /// key is written twice, the last value counts.
  ///
  /// - Throws: a `Diagnostic` for a text that is not YAML, or whose aliases stand for more than a hundred thousand
  ///   nodes.
  package static func parseForeign(_ source: SourceText) throws(Diagnostic) -> Node {
    var composer = YAMLComposer(source, .anyYAML, Diagnostics())
    guard let node = try composer.document() else { throw nothing(in: source) }
    return node
  }
}
