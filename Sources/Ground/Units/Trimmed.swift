extension StringProtocol {
  /// The text without white space at both ends.
  package var trimmed: String {
    let first = firstIndex { !$0.isWhitespace } ?? endIndex
    let last = lastIndex { !$0.isWhitespace }.map(index(after:)) ?? endIndex
    return String(self[first..<last])
  }
}
