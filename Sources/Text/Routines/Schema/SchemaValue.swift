import Documents

/// A JSON value whose maps keep the order in which they were written.
package indirect enum SchemaValue: Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  case text(String)
  case number(String)
  case flag(Bool)
  case list([SchemaValue])
  case map([(key: String, value: SchemaValue)])

  package init(stringLiteral value: String) { self = .text(value) }
  package init(integerLiteral value: Int) { self = .number("\(value)") }
  package init(floatLiteral value: Double) { self = .number("\(value)") }
  package init(booleanLiteral value: Bool) { self = .flag(value) }
  package init(arrayLiteral elements: SchemaValue...) { self = .list(elements) }
  package init(dictionaryLiteral elements: (String, SchemaValue)...) { self = .map(elements.map { ($0.0, $0.1) }) }

  /// A list of texts.
  package static func texts(_ texts: [String]) -> SchemaValue { .list(texts.map { .text($0) }) }

  /// The map with one more key at its end; unchanged if the value is nil.
  package func with(_ key: String, _ value: SchemaValue?) -> SchemaValue {
    guard case .map(let entries) = self, let value else { return self }
    return .map(entries + [(key, value)])
  }

  /// The schema with a description at its beginning, which editors show.
  package func described(_ text: String) -> SchemaValue {
    guard case .map(let entries) = self else { return self }
    // Draft 7 ignores what stands beside a reference, so the reference goes into `allOf`.
    if entries.first?.key == "$ref" { return ["description": .text(text), "allOf": [self]] }
    return .map([("description", .text(text))] + entries)
  }

  /// The value as JSON. Each level is indented by two spaces, and a list or map that fits stands on one line.
  package func json(indent: String = "") -> String {
    let short = inline
    if indent.count + short.count <= 100 { return short }
    let deeper = indent + "  "
    switch self {
    case .list(let items):
      return "[\n" + items.map { deeper + $0.json(indent: deeper) }.joined(separator: ",\n") + "\n\(indent)]"
    case .map(let entries):
      let lines = entries.map { "\(deeper)\(doubleQuoted($0.key)): \($0.value.json(indent: deeper))" }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
    default: return short
    }
  }

  private var inline: String {
    switch self {
    case .text(let text): doubleQuoted(text)
    case .number(let number): number
    case .flag(let flag): "\(flag)"
    case .list(let items): "[" + items.map(\.inline).joined(separator: ", ") + "]"
    case .map(let entries):
      entries.isEmpty
        ? "{}" : "{ " + entries.map { "\(doubleQuoted($0.key)): \($0.value.inline)" }.joined(separator: ", ") + " }"
    }
  }
}
