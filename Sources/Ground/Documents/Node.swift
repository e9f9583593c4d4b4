/// A YAML node as it was typed: every scalar is a text, even if it looks like a number, and every node knows where it
/// was written.
package struct Node: Sendable {
  /// Where the node begins.
  package var location: TextLocation
  /// What was written.
  package var value: Value

  /// What a node is.
  package enum Value: Sendable {
    /// A text; `plain` tells that it was written without quotes.
    case scalar(String, plain: Bool)
    case sequence([Node])
    case mapping([Entry])
  }

  /// A key of a mapping, with its value.
  package struct Entry: Sendable {
    /// The key's text.
    package var key: String
    /// Where the key was written.
    package var keyLocation: TextLocation
    /// The value under the key.
    package var value: Node

    /// Makes an entry.
    package init(key: String, keyLocation: TextLocation, value: Node) {
      (self.key, self.keyLocation, self.value) = (key, keyLocation, value)
    }
  }

  /// Makes a node.
  package init(location: TextLocation, value: Value) { (self.location, self.value) = (location, value) }

  /// The text of a scalar, nil for anything else.
  package var text: String? {
    if case .scalar(let text, _) = value { text } else { nil }
  }

  /// Whether nothing was written, as after `key:` at the end of a line.
  package var isEmpty: Bool {
    if case .scalar("", plain: true) = value { true } else { false }
  }

  /// Whether the node is the word `off`, which is the routine language's only word for "none".
  package var isOff: Bool { text == "off" }

  /// What messages call a node of this kind: `a text`, `a list`, `a map`, `nothing`.
  package var kindName: String {
    switch value {
    case .scalar("", plain: true): "nothing"
    case .scalar: "a text"
    case .sequence: "a list"
    case .mapping: "a map"
    }
  }
}

extension Node {
  /// The node as it is shown behind its key: a text as it was typed, anything else on one line.
  package var written: String { if case .scalar(let text, plain: true) = value { text } else { flow } }

  /// The node as YAML on one line, which is read as the same node.
  package var flow: String {
    switch value {
    case .scalar(let text, let plain): plain ? yamlValue(text) : jsonString(text)
    case .sequence(let items): "[\(items.map(\.flow).joined(separator: ", "))]"
    case .mapping(let entries) where entries.isEmpty: "{}"
    case .mapping(let entries):
      "{ \(entries.map { "\(yamlValue($0.key)): \($0.value.flow)" }.joined(separator: ", ")) }"
    }
  }
}
