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
      diagnostics.error(location, error.message)
      return nil
    }
  }
}
