import Documents

/// What other programs write in YAML and JSON.
extension Node {
  /// The keys of a map; none of anything else.
  var keys: [String] {
    guard case .mapping(let entries) = value else { return [] }
    return entries.map(\.key)
  }

  /// The value of a key, which may also come out of the maps that `<<` merges in; nil where there is none, or null.
  subscript(key: String) -> Node? {
    guard case .mapping(let entries) = value else { return nil }
    if let own = entries.first(where: { $0.key == key })?.value { return own.isNull ? nil : own }
    guard let merged = entries.first(where: { $0.key == "<<" })?.value else { return nil }
    // A list of maps may be merged too; earlier ones win.
    return (merged.items ?? [merged]).lazy.compactMap { $0[key] }.first
  }

  /// The items of a list; nil for anything else.
  var items: [Node]? { if case .sequence(let items) = value { items } else { nil } }

  /// Whether it is a map.
  var isMap: Bool { if case .mapping = value { true } else { false } }

  /// Whether it says that there is nothing.
  var isNull: Bool {
    guard case .scalar(let text, plain: true) = value else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(text)
  }

  /// A text with something in it, on one line; nil for anything else.
  var line: String? { text.map { cut($0, .max) }.flatMap { $0.isEmpty ? nil : $0 } }

  /// The node in messages, shortened.
  var shown: String { cut(text ?? flow, 30) }

  /// A number; nil for anything else, and for what is too large to mean anything.
  var number: Double? {
    guard let text, let number = Double(text.trimmed), abs(number) < 1e12 else { return nil }
    return number
  }

  /// Whether it says yes, in any of the words of YAML 1.1.
  var isTrue: Bool { text.map { ["y", "yes", "true", "on"].contains($0.lowercased()) } ?? false }
}
