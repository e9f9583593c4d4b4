extension StringProtocol {
  /// The number of Unicode scalars in the text. All limits count these, because a single character can carry any number
  /// of accents.
  package var scalarCount: Int { unicodeScalars.count }

  /// The text, shortened to `limit` Unicode scalars if it has more; the last of them is then an ellipsis.
  package func cut(to limit: Int) -> String {
    let kept = unicodeScalars.prefix(limit)
    if kept.endIndex == unicodeScalars.endIndex { return String(self) }
    return String(String.UnicodeScalarView(kept.dropLast())) + "…"
  }
}
