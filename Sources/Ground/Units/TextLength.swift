extension StringProtocol {
  /// How many Unicode scalars the text has. All limits count these: a single character can carry any number of accents.
  package var scalarCount: Int { unicodeScalars.count }

  /// The text, or so many scalars of it, the last of them an ellipsis.
  package func cut(to limit: Int) -> String {
    let kept = unicodeScalars.prefix(limit)
    if kept.endIndex == unicodeScalars.endIndex { return String(self) }
    return String(String.UnicodeScalarView(kept.dropLast())) + "…"
  }
}
