extension Double {
  /// Reads a plain decimal number: a sign, digits, a point. It is nil for anything else, also for `inf`, `nan`,
  /// hexadecimal numbers and exponents.
  package init?(decimal text: String) {
    guard text.utf8.count <= 12, text.utf8.allSatisfy({ (48...57).contains($0) || "+-.".utf8.contains($0) }) else {
      return nil
    }
    self.init(text)
  }
}
