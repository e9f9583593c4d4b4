import Units

/// The entries of a YAML map under the keys that its reader knows; all other keys are reported as errors.
package struct Fields {
  /// Where the map begins.
  package let location: TextLocation
  private let entries: [String: Node.Entry]
  /// The known keys that were written, in the order of the file.
  package let keys: [String]

  /// Reads a map; nil, with an error, if the node is no map.
  ///
  /// - Parameters:
  ///   - known: the keys that the map may have, in the order in which a message lists them.
  ///   - what: what the map is, for messages: `a step`, `a cue rule`.
  package init?(_ node: Node, known: [String], what: String, _ diagnostics: Diagnostics) {
    guard case .mapping(let pairs) = node.value else {
      diagnostics.error(
        node.location, "\(what) is a map, here stands \(node.kindName); write keys such as \"\(known[0]): …\"")
      return nil
    }
    var entries: [String: Node.Entry] = [:]
    var keys: [String] = []
    for (index, entry) in pairs.enumerated() {
      guard known.contains(entry.key) else {
        if let meant = Self.decimal(entry, after: index > 0 ? pairs[index - 1] : nil) {
          diagnostics.error(entry.keyLocation, "a comma begins a new key here; for a decimal point, write \(meant)")
          continue
        }
        let hint = didYouMean(entry.key, among: known)
        let list = hint.isEmpty ? "; it may have: \(known.joined(separator: ", "))" : hint
        diagnostics.error(entry.keyLocation, "\(what) has no key \"\(entry.key)\"\(list)")
        continue
      }
      entries[entry.key] = entry
      keys.append(entry.key)
    }
    (self.location, self.entries, self.keys) = (node.location, entries, keys)
  }

  /// What was meant by a key such as `5s` in `{ hold: 42,5s }`, where YAML ends the value at a decimal comma; nil if the
  /// key is none of that kind.
  private static func decimal(_ entry: Node.Entry, after before: Node.Entry?) -> String? {
    guard entry.value.isEmpty, entry.key.first?.isNumber == true, let before, let value = before.value.text,
      value.last?.isNumber == true
    else { return nil }
    return "\(before.key): \(value).\(entry.key)"
  }

  /// The value of a key, if it was written.
  package subscript(key: String) -> Node? { entries[key]?.value }

  /// The place of a key; if the key was not written, the beginning of the map.
  package func keyLocation(_ key: String) -> TextLocation { entries[key]?.keyLocation ?? location }
}

extension Node {
  /// Reads a text as one line; line breaks and runs of blanks become one space.
  ///
  /// - Returns: nil, with an error, if the node is a list, a map or nothing, or if the text has control characters or
  ///   more than `limit` Unicode scalars.
  package func line(_ what: String, limit: Int, _ diagnostics: Diagnostics) -> String? {
    guard let text, !isEmpty else {
      diagnostics.error(location, "\(what) is a text, here stands \(kindName)")
      return nil
    }
    let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if line.isEmpty {
      diagnostics.error(location, "\(what) is empty; write a text, or leave the key out")
      return nil
    }
    if line.unicodeScalars.contains(where: \.isControl) {
      diagnostics.error(location, "\(what) holds a control character; leave it out")
      return nil
    }
    if line.scalarCount > limit {
      diagnostics.error(location, "\(what) has \(line.scalarCount) characters; at most \(limit) are allowed")
      return nil
    }
    return line
  }

  /// Reads the items of a list; a single text counts as a list of one.
  ///
  /// - Returns: nil, with an error, if the node is a map or nothing.
  package func items(_ what: String, _ diagnostics: Diagnostics) -> [Node]? {
    switch value {
    case .sequence(let items): return items
    case .scalar where !isEmpty: return [self]
    default:
      diagnostics.error(location, "\(what) is a list, here stands \(kindName)")
      return nil
    }
  }
}
