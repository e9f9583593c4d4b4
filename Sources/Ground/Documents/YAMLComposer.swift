/// Composes the events of a YAML text into nodes, in one pass.
struct YAMLComposer {
  /// Which part of YAML is accepted.
  enum Dialect {
    /// The routine language: no anchors, aliases or tags; every key is a text and stands once in its map.
    case routineLanguage
    /// All that other programs write.
    case anyYAML
  }

  private let source: SourceText
  private let dialect: Dialect
  private let diagnostics: Diagnostics
  private let events: YAMLEventReader
  private var depth = 0
  /// The node that each `&name` read so far stands for, with the number of nodes in it.
  private var anchored: [String: Composed] = [:]

  /// A node, and the number of nodes in it.
  private typealias Composed = (node: Node, count: Int)

  /// How deep lists and maps may be nested before a text is refused, because composing is recursive.
  private static let deepest = 200
  /// How many nodes a text may have after aliases are filled in. Without aliases, the text's own size is the bound.
  private static let mostNodes = 100_000

  /// - Parameter diagnostics: gets an error for each key that is written twice.
  init(_ source: SourceText, _ dialect: Dialect, _ diagnostics: Diagnostics) {
    (self.source, self.dialect, self.diagnostics) = (source, dialect, diagnostics)
    events = YAMLEventReader(source.text)
  }

  /// Reads the document of the text; nil if there is no document or an empty one.
  mutating func document() throws(Diagnostic) -> Node? {
    guard case .documentStart = try next().kind else { return nil }
    let root = try composed(try next()).node
    _ = try next()
    let end = try next()
    guard case .streamEnd = end.kind else {
      throw Diagnostic(
        .error, at: TextLocation(source, end.mark),
        "a second document begins here; a file holds one, so leave out the \"---\" or \"...\"")
    }
    return root.text == "" ? nil : root
  }

  private func next() throws(Diagnostic) -> YAMLEvent {
    do { return try events.next() } catch { throw YAML.diagnostic(for: error, in: source) }
  }

  /// Composes the node that begins with an event.
  private mutating func composed(_ event: YAMLEvent) throws(Diagnostic) -> Composed {
    let location = TextLocation(source, event.mark)
    if dialect == .routineLanguage { try refuseAnchorsAndTags(event, at: location) }
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { throw Diagnostic(.error, at: location, YAML.tooDeep) }
    var result: Composed
    switch event.kind {
    case .scalar(let text, let plain): result = (Node(location: location, value: .scalar(text, plain: plain)), 1)
    case .sequenceStart: result = try sequence(at: location)
    case .mappingStart: result = try mapping(at: location)
    case .alias(let name):
      guard let named = anchored[name] else {
        throw Diagnostic(.error, at: location, "there is no &\(name) above that this could stand for")
      }
      result = named
    case .documentStart, .documentEnd, .streamEnd, .sequenceEnd, .mappingEnd:
      throw Diagnostic(.error, at: location, "this cannot be read as YAML")
    }
    if let anchor = event.anchor { anchored[anchor] = result }
    return result
  }

  private mutating func sequence(at location: TextLocation) throws(Diagnostic) -> Composed {
    var (items, count): ([Node], Int) = ([], 1)
    while true {
      let event = try next()
      if case .sequenceEnd = event.kind { return (Node(location: location, value: .sequence(items)), count) }
      let item = try composed(event)
      items.append(item.node)
      try add(item.count, to: &count, at: item.node.location)
    }
  }

  private mutating func mapping(at location: TextLocation) throws(Diagnostic) -> Composed {
    var (entries, count): ([Node.Entry], Int) = ([], 1)
    var indices: [String: Int] = [:]
    while true {
      let event = try next()
      if case .mappingEnd = event.kind { return (Node(location: location, value: .mapping(entries)), count) }
      let key = try composed(event)
      guard let name = key.node.text else {
        guard dialect == .anyYAML else {
          throw Diagnostic(.error, at: key.node.location, "a key is a text, here stands \(key.node.kindName)")
        }
        _ = try composed(try next())
        continue
      }
      let value = try composed(try next())
      try add(key.count + value.count, to: &count, at: key.node.location)
      let entry = Node.Entry(key: name, keyLocation: TextLocation(source, event.mark), value: value.node)
      guard let index = indices[name] else {
        indices[name] = entries.count
        entries.append(entry)
        continue
      }
      if dialect == .anyYAML {
        entries[index].value = entry.value
      } else {
        diagnostics.error(entry.keyLocation, "\"\(name)\" stands twice in the same map; keep one of them")
      }
    }
  }

  /// Adds to the count of nodes, and throws if aliases have made them too many.
  private func add(_ nodes: Int, to count: inout Int, at location: TextLocation) throws(Diagnostic) {
    count += nodes
    if !anchored.isEmpty, count > Self.mostNodes {
      throw Diagnostic(.error, at: location, "aliases stand for more than 100,000 nodes here")
    }
  }

  private func refuseAnchorsAndTags(_ event: YAMLEvent, at location: TextLocation) throws(Diagnostic) {
    if case .alias = event.kind { throw Diagnostic(.error, at: location, Self.anchors) }
    if event.anchor != nil { throw Diagnostic(.error, at: location, Self.anchors) }
    guard let tag = event.tag, !Self.impliedTags.contains(tag) else { return }
    throw Diagnostic(.error, at: location, "tags (\(tag)) are not part of the routine language; leave it out")
  }

  private static let anchors = "anchors and aliases (&name, *name) are not part of the routine language; write it out"
  private static let impliedTags: Set<String> = [
    "!", "tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map",
  ]
}
