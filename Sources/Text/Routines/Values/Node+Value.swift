import Documents
import Units

extension Node {
  /// Reads a text as a value; nil, with an error, if the node is not a text or `parse` throws.
  package func read<Value>(
    _ what: String, _ diagnostics: Diagnostics, _ parse: (String) throws(Misread) -> Value
  ) -> Value? {
    guard let text, !isEmpty else {
      diagnostics.error(location, "\(what) is a text, here stands \(kindName)")
      return nil
    }
    do {
      return try parse(text)
    } catch {
      diagnostics.error(location, Self.pointed(text, parse) ?? error.message)
      return nil
    }
  }

  /// What to write for a text that would be right with decimal points for its decimal commas; nil if it would not.
  private static func pointed<Value>(_ text: String, _ parse: (String) throws(Misread) -> Value) -> String? {
    guard let pointed = text.withDecimalPoint else { return nil }
    do { _ = try parse(pointed) } catch { return nil }
    return "\"\(text)\" has a decimal comma; write \(pointed)"
  }
}
