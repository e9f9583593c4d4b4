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

extension String {
  /// The text with a point for each comma between two digits, as in `42,5s`; nil if there is none.
  package var withDecimalPoint: String? {
    let characters = Array(self)
    func isDigit(_ index: Int) -> Bool { characters.indices.contains(index) && "0"..."9" ~= characters[index] }
    let replaced = characters.indices.map { index in
      characters[index] == "," && isDigit(index - 1) && isDigit(index + 1) ? "." : characters[index]
    }
    return replaced == characters ? nil : String(replaced)
  }
}
