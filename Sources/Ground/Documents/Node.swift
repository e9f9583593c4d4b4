/// A YAML node as it was typed: scalars are text, whatever they look like, and every node knows its place.
package struct Node: Sendable {
  package var location: TextLocation
  package var value: Value

  package enum Value: Sendable {
    /// The text; `plain` if it was written without quotes.
    case scalar(String, plain: Bool)
    case sequence([Node])
    case mapping([Entry])
  }

  /// One key of a mapping.
  package struct Entry: Sendable {
    package var key: String
    package var keyLocation: TextLocation
    package var value: Node

    package init(key: String, keyLocation: TextLocation, value: Node) {
      (self.key, self.keyLocation, self.value) = (key, keyLocation, value)
    }
  }

  package init(location: TextLocation, value: Value) { (self.location, self.value) = (location, value) }

  /// The text of a scalar, nil for anything else.
  package var text: String? {
    if case .scalar(let text, _) = value { text } else { nil }
  }

  /// Whether nothing was written: `key:` and the end of the line.
  package var isEmpty: Bool {
    if case .scalar("", plain: true) = value { true } else { false }
  }

  /// Whether it is the word `off`, the language's only word for "none".
  package var isOff: Bool { text == "off" }

  /// What it is, for messages: `a text`, `a list`, `a map`.
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
  /// The node on one line, as it could be written.
  package var flow: String {
    switch value {
    case .scalar(let text, let plain): plain ? text : "\"\(text)\""
    case .sequence(let items): "[\(items.map(\.flow).joined(separator: ", "))]"
    case .mapping(let entries): "{ \(entries.map { "\($0.key): \($0.value.flow)" }.joined(separator: ", ")) }"
    }
  }
}
