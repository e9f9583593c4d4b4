extension YAML {
  /// The error for a source in which nothing is written: a file, or the value of an option.
  static func nothing(in source: SourceText) -> Diagnostic {
    .error(
      in: source.name,
      source.name.hasPrefix("--") ? "the value is empty; write one, or leave the option out" : "the file is empty")
  }

  /// Puts an error of libyaml into the words of this program.
  static func diagnostic(for failure: YAMLFailure, in source: SourceText) -> Diagnostic {
    let location = TextLocation(source, failure.mark)
    if let character = failure.character {
      let code = character > 0 ? " (U+\(String(character, radix: 16, uppercase: true)))" : ""
      return Diagnostic(
        .error, at: location, "this character\(code) may not stand in a text file: \(failure.problem)")
    }
    return Diagnostic(.error, at: location, message(failure.problem, context: failure.context))
  }

  /// The composer uses this message too, because it refuses nesting earlier than libyaml does.
  static let tooDeep =
    "lists and maps stand in one another too deep here; nothing in this language needs more than a few levels"

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
      return tooDeep
    default:
      let what = context.map { "\($0): \(problem)" } ?? problem
      return "this is not valid YAML: \(what)"
    }
  }
}
