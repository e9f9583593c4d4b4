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

  /// The same, but keys that stand twice are told among the other mistakes: the first of them counts.
  package static func parse(_ source: SourceText, _ diagnostics: Diagnostics) throws(Diagnostic) -> Node {
    guard let node = try parseIfAny(source, diagnostics) else { throw nothing(in: source) }
    return node
  }

  /// The same, but nil for a source that holds nothing, or comments only.
  package static func parseIfAny(_ source: SourceText, _ diagnostics: Diagnostics) throws(Diagnostic) -> Node? {
    var composer = YAMLComposer(source, .routineLanguage, diagnostics)
    return try composer.document()
  }

  /// Reads another program's YAML, or JSON, which is YAML too: aliases stand for what they name, tags for nothing, keys
  /// that are no texts are left out, and of keys that stand twice the last counts.
  ///
  /// - Throws: a `Diagnostic` for what is not YAML, and for aliases that stand for more than a hundred thousand nodes.
  package static func parseForeign(_ source: SourceText) throws(Diagnostic) -> Node {
    var composer = YAMLComposer(source, .anyYAML, Diagnostics())
    guard let node = try composer.document() else { throw nothing(in: source) }
    return node
  }
}
