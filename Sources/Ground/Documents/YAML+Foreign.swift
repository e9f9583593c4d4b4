import Yams

extension YAML {
  /// Reads another program's YAML: as `parse`, but with aliases written out and any tag taken for none.
  ///
  /// - Throws: a `Diagnostic` for what is not YAML, and for aliases where they could stand for very much: as keys, or
  ///   more than a hundred thousand nodes in all.
  package static func parseForeign(_ source: SourceText) throws(Diagnostic) -> Node {
    // Yams compares keys in full before anything can be counted.
    if source.text.contains("*"), source.text.contains(/\*[\w-]+\s*:|[\]}]\s*:|(^|\n)\s*\?\s/) {
      throw Diagnostic.error(in: source.name, "keys that are aliases or lists are not read; write them out")
    }
    let root: Yams.Node?
    do { root = try Parser(yaml: source.text, resolver: .basic, encoding: .utf8).singleRoot() } catch {
      throw Diagnostic.error(in: source.name, "this cannot be read as YAML: \(error)")
    }
    guard let root else { throw Diagnostic.error(in: source.name, "the file is empty") }
    var left = 100_000
    return try foreign(root, source, &left)
  }

  private static func foreign(
    _ node: Yams.Node, _ source: SourceText, _ left: inout Int
  ) throws(Diagnostic) -> Node {
    left -= 1
    if left < 0 { throw Diagnostic.error(in: source.name, "its aliases stand for more than 100,000 nodes") }
    let place = Place(source, node.mark.map { Mark(line: $0.line, column: $0.column) } ?? Mark(line: 1, column: 1))
    switch node {
    case .scalar(let scalar):
      return Node(place: place, value: .scalar(scalar.string, plain: scalar.style == .plain))
    case .sequence(let sequence):
      var items: [Node] = []
      for item in sequence { items.append(try foreign(item, source, &left)) }
      return Node(place: place, value: .sequence(items))
    case .mapping(let mapping):
      var entries: [Node.Entry] = []
      for (key, value) in mapping {
        guard case .scalar(let text) = key else { continue }
        entries.append(Node.Entry(key: text.string, keyPlace: place, value: try foreign(value, source, &left)))
      }
      return Node(place: place, value: .mapping(entries))
    case .alias: return Node(place: place, value: .scalar("", plain: true))
    }
  }
}
