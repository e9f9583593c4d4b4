/// Reads YAML into nodes with their places.
package enum YAML {
  /// Reads a source that holds one document of the routine language.
  ///
  /// - Throws: a `Diagnostic` for what is not YAML, for more than one document or none, for keys that stand twice, and
  ///   for anchors, aliases and tags, which the routine language does not have.
  package static func parse(_ source: SourceText) throws(Diagnostic) -> Node {
    let diagnostics = Diagnostics()
    let node = try parse(source, diagnostics)
    if let repeated = diagnostics.sorted.first { throw repeated }
    return node
  }

  /// Does the same, but reports keys that are written twice with the other mistakes; the first of them counts.
  package static func parse(_ source: SourceText, _ diagnostics: Diagnostics) throws(Diagnostic) -> Node {
    guard let node = try parseIfAny(source, diagnostics) else { throw nothing(in: source) }
    return node
  }

  /// Does the same, but returns nil for a source that is empty or holds only comments.
  package static func parseIfAny(_ source: SourceText, _ diagnostics: Diagnostics) throws(Diagnostic) -> Node? {
    var composer = YAMLComposer(source, .routineLanguage, diagnostics)
    return try composer.document()
  }

  /// Reads YAML or JSON of other programs. Aliases stand for what they name, and tags for nothing. Keys that are no
  /// texts are left out, and of keys that are written twice the last one counts.
  ///
  /// - Throws: a `Diagnostic` for a text that is not YAML, or whose aliases stand for more than a hundred thousand
  ///   nodes.
  package static func parseForeign(_ source: SourceText) throws(Diagnostic) -> Node {
    var composer = YAMLComposer(source, .anyYAML, Diagnostics())
    guard let node = try composer.document() else { throw nothing(in: source) }
    return node
  }
}
