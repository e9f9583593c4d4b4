import Yams

extension YAML {
  /// A document, read although keys stand in it twice: Yams refuses those before anything else can be said of the file.
  struct Composed {
    /// The nodes know their anchors only while it lives.
    let parser: Parser
    let root: Yams.Node?
    /// What keys were called before they were renamed, so that Yams took them.
    let renamed: [Mark: String]

    /// More are not looked for: each is another reading of the file.
    private static let most = 20

    /// Gives the first of two equal keys another first letter, of the same width, until none is left.
    ///
    /// - Throws: what Yams throws.
    init(_ source: SourceText) throws {
      var text = source.text
      var renamed: [Mark: String] = [:]
      while true {
        do {
          let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
          (self.root, self.parser, self.renamed) = (try parser.singleRoot(), parser, renamed)
          return
        } catch YamlError.duplicatedKeysInMapping(let names, let context) {
          let error = YamlError.duplicatedKeysInMapping(duplicates: names, context: context)
          let mark = Mark(line: context.mark.line, column: context.mark.column)
          // The first of the sorted names is the one whose place is told.
          guard renamed.count < Self.most, let name = names.first, renamed[mark] == nil,
            let changed = Self.text(text, in: source, at: mark, with: renamed.count)
          else { throw error }
          renamed[mark] = name
          text = changed
        }
      }
    }

    /// The text with another letter at a mark, or after the quote there; nil if no letter stands there.
    private static func text(_ text: String, in source: SourceText, at mark: Mark, with number: Int) -> String? {
      let line = source.line(mark.line).unicodeScalars
      guard var index = line.index(line.startIndex, offsetBy: mark.column - 1, limitedBy: line.endIndex),
        index < line.endIndex
      else { return nil }
      if line[index] == "\"" || line[index] == "'" { index = line.index(after: index) }
      // From the private use area, which no routine has a reason to hold.
      guard index < line.endIndex, line[index].properties.isAlphabetic || line[index].properties.numericType != nil,
        let letter = Unicode.Scalar(0xF700 + UInt32(number))
      else { return nil }
      let offset = source.text.unicodeScalars.distance(from: source.text.unicodeScalars.startIndex, to: index)
      var scalars = text.unicodeScalars
      let place = scalars.index(scalars.startIndex, offsetBy: offset)
      scalars.replaceSubrange(place...place, with: CollectionOfOne(letter))
      return String(scalars)
    }
  }
}

extension Node {
  /// The node with its keys' own names, each once in a map; each later one of a name is told, and left out.
  func withoutRepeatedKeys(_ renamed: [Mark: String], _ diagnostics: Diagnostics) -> Node {
    switch value {
    case .scalar: return self
    case .sequence(let items):
      return Node(place: place, value: .sequence(items.map { $0.withoutRepeatedKeys(renamed, diagnostics) }))
    case .mapping(let entries):
      var seen: Set<String> = []
      var kept: [Entry] = []
      for var entry in entries {
        if let name = renamed[entry.keyPlace.mark] { entry.key = name }
        entry.value = entry.value.withoutRepeatedKeys(renamed, diagnostics)
        if seen.insert(entry.key).inserted {
          kept.append(entry)
        } else {
          diagnostics.error(entry.keyPlace, "\"\(entry.key)\" stands twice in the same map; keep one of them")
        }
      }
      return Node(place: place, value: .mapping(kept))
    }
  }
}
