import Yams

extension YAML {
  /// Nothing was written, in a file or as the value of an option.
  static func nothing(in source: SourceText) -> Diagnostic {
    .error(
      in: source.name,
      source.name.hasPrefix("--") ? "the value is empty; write one, or leave the option out" : "the file is empty")
  }

  /// Yams' error in the words of this house.
  static func diagnostic(for error: YamlError, in source: SourceText) -> Diagnostic {
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _):
      let place = Place(source, Mark(line: mark.line, column: mark.column))
      return Diagnostic(.error, at: place, message(problem, context: context?.text))
    case .composer(_, let problem, let mark, _):
      let message =
        problem.contains("another document")
        ? "a second document begins here; a file holds one, so leave out the \"---\" or \"...\""
        : problem.contains("alias") ? "aliases (*name) are not part of the routine language; write it out" : problem
      return Diagnostic(.error, at: Place(source, Mark(line: mark.line, column: mark.column)), message)
    case .reader(let problem, let offset, let value, let yaml):
      let place = Place(source, mark(of: offset ?? 0, in: yaml))
      let character = value > 0 ? " (U+\(String(value, radix: 16, uppercase: true)))" : ""
      return Diagnostic(.error, at: place, "this character\(character) may not stand in a text file: \(problem)")
    case .duplicatedKeysInMapping(let duplicates, let context):
      let place = Place(source, Mark(line: context.mark.line, column: context.mark.column))
      let keys = duplicates.sorted().map { "\"\($0)\"" }.joined(separator: ", ")
      return Diagnostic(.error, at: place, "\(keys) stands twice in the same map; keep one of them")
    default:
      return Diagnostic.error(in: source.name, "this cannot be read as YAML: \(error)")
    }
  }

  private static func message(_ problem: String, context: String?) -> String {
    switch problem {
    case let text where text.contains("mapping values are not allowed"):
      return "a second \": \" stands here; put a text that holds a colon in quotes, and check the indentation"
    case let text where text.contains("cannot start any token"):
      return "YAML text cannot begin with this character; use spaces, not tabs, to indent, and put the text in quotes"
    case let text where text.contains("did not find expected key"),
      let text where text.contains("expected <block end>"):
      return "this does not line up with what stands above it; check the indentation and the quotes"
    case let text where text.contains("could not find expected ':'"):
      return "a \":\" is missing after this key, or the line is indented too little"
    case let text where text.contains("nesting level"):
      return "lists and maps stand in one another too deep here; nothing in this language needs more than a few levels"
    default:
      let what = context.map { "\($0): \(problem)" } ?? problem
      return "this is not valid YAML: \(what)"
    }
  }

  private static func mark(of offset: Int, in text: String) -> Mark {
    let before = text.prefix(offset)
    let line = before.reduce(1) { $0 + ($1.isNewline ? 1 : 0) }
    let column = before.reversed().prefix { !$0.isNewline }.reduce(0) { $0 + $1.unicodeScalars.count }
    return Mark(line: line, column: column + 1)
  }
}
