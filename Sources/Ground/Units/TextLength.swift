extension StringProtocol {
  /// The number of Unicode scalars in the text. All limits count these, because a single character can carry any number
  /// of accents.
  package var scalarCount: Int { unicodeScalars.count }

  /// The text if it has at most so many scalars; else its beginning, with an ellipsis as the last of them.
  package func cut(to limit: Int) -> String {
    let kept = unicodeScalars.prefix(limit)
    if kept.endIndex == unicodeScalars.endIndex { return String(self) }
    return String(String.UnicodeScalarView(kept.dropLast())) + "…"
  }
}
