import CLinux

/// Text as a terminal shows it in columns: Chinese characters and emoji take two, combining accents none.
extension String {
  /// How many columns the text takes. A character that is composed of several counts as many as in a terminal that does
  /// not compose them.
  package var columns: Int { reduce(0) { $0 + $1.columns } }

  /// The beginning of the text that fits into a width; an ellipsis stands for the rest.
  package func fitted(_ width: Int) -> String {
    columns <= width ? self : beginning(width - 1) + "…"
  }

  /// The text in rows of whole words; a word that is wider than a row, such as a path or a sentence without spaces, goes
  /// on in the next, if it can after a slash.
  package func wrapped(_ width: Int) -> [String] {
    var rows = [""]
    for word in split(separator: " ") {
      let row = rows[rows.count - 1]
      var word = String(word)
      if !row.isEmpty, row.columns + 1 + word.columns <= width {
        rows[rows.count - 1] = row + " " + word
        continue
      }
      if !row.isEmpty { rows.append("") }
      while word.columns > width {
        var part = word.beginning(width)
        if let slash = part.lastIndex(of: "/") { part = String(part[...slash]) }
        guard !part.isEmpty else { break }
        rows[rows.count - 1] = part
        rows.append("")
        word.removeFirst(part.count)
      }
      rows[rows.count - 1] = word
    }
    return rows
  }

  private func beginning(_ width: Int) -> String {
    var (text, room) = ("", width)
    for character in self {
      room -= character.columns
      guard room >= 0 else { break }
      text.append(character)
    }
    return text
  }
}

extension Character {
  fileprivate var columns: Int {
    isASCII ? 1 : unicodeScalars.reduce(0) { $0 + max(0, Int(unknot_columns($1.value))) }
  }
}
