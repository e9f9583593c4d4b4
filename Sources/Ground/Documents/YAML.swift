import Yams

/// Reads YAML into nodes with marks. The only place that sees Yams.
package enum YAML {
  /// Reads a source that holds one document.
  ///
  /// - Throws: a `Diagnostic` for what is not YAML, for more than one document or none, and for anchors, aliases and
  ///   tags, which the routine language does not have.
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
    // Aliases can stand for exponentially much, already while Yams compares keys: they are refused unread.
    if let mark = firstAliasedAnchor(in: source) {
      throw Diagnostic(.error, at: Place(source, mark), anchorMessage)
    }
    let composed: Composed
    do { composed = try Composed(source) } catch let error as YamlError {
      throw diagnostic(for: error, in: source)
    } catch {
      throw Diagnostic.error(in: source.name, "this cannot be read as YAML: \(error)")
    }
    guard let root = composed.root else { return nil }
    if case .scalar(let scalar) = root, scalar.string.isEmpty { return nil }
    let node = try node(root, in: source)
    withExtendedLifetime(composed) {}
    return composed.renamed.isEmpty ? node : node.withoutRepeatedKeys(composed.renamed, diagnostics)
  }

  private static let anchorMessage =
    "anchors and aliases (&name, *name) are not part of the routine language; write it out"

  private static func node(_ node: Yams.Node, in source: SourceText) throws(Diagnostic) -> Node {
    let mark = node.mark.map { Mark(line: $0.line, column: $0.column) } ?? Mark(line: 1, column: 1)
    let place = Place(source, mark)
    if node.anchor != nil { throw Diagnostic(.error, at: place, anchorMessage) }
    switch node {
    case .scalar(let scalar):
      try refuseTag(scalar.tag, at: place)
      return Node(place: place, value: .scalar(scalar.string, plain: scalar.style == .plain))
    case .sequence(let sequence):
      try refuseTag(sequence.tag, at: place)
      var items: [Node] = []
      for item in sequence { items.append(try self.node(item, in: source)) }
      return Node(place: place, value: .sequence(items))
    case .mapping(let mapping):
      try refuseTag(mapping.tag, at: place)
      var entries: [Node.Entry] = []
      for (key, value) in mapping {
        let key = try self.node(key, in: source)
        guard let text = key.text else {
          throw Diagnostic(.error, at: key.place, "a key is a text, here stands \(key.kindName)")
        }
        entries.append(Node.Entry(key: text, keyPlace: key.place, value: try self.node(value, in: source)))
      }
      return Node(place: place, value: .mapping(entries))
    case .alias:
      throw Diagnostic(.error, at: place, anchorMessage)
    }
  }

  private static func refuseTag(_ tag: Tag, at place: Place) throws(Diagnostic) {
    let name = tag.description
    // With the basic resolver, a node without a tag has none of the names that can be written.
    guard !name.isEmpty, !implicitTags.contains(name) else { return }
    throw Diagnostic(.error, at: place, "tags (\(name)) are not part of the routine language; leave it out")
  }

  private static let implicitTags: Set<String> = [
    "", "!", "tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map",
  ]

  /// The mark of the first `&name` that some `*name` refers to, as far as the text alone can tell.
  private static func firstAliasedAnchor(in source: SourceText) -> Mark? {
    guard source.text.utf8.contains(UInt8(ascii: "*")), source.text.utf8.contains(UInt8(ascii: "&")) else { return nil }
    var anchors: [(name: String, mark: Mark)] = []
    var aliases: Set<String> = []
    var number = 0
    while true {
      number += 1
      if number > source.lineCount { break }
      let line = Array(source.line(number).unicodeScalars)
      for (column, scalar) in line.enumerated() where scalar == "&" || scalar == "*" {
        let before = column == 0 ? " " : line[column - 1]
        guard " \t[{,:-?".unicodeScalars.contains(before) else { continue }
        let name = String(
          String.UnicodeScalarView(
            line[(column + 1)...].prefix {
              $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "_" || $0 == "-"
            }))
        if name.isEmpty { continue }
        if scalar == "&" {
          anchors.append((name, Mark(line: number, column: column + 1)))
        } else {
          aliases.insert(name)
        }
      }
    }
    return anchors.first { aliases.contains($0.name) }?.mark
  }
}
