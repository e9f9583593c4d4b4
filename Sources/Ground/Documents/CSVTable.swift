import Units

/// A table of comma-separated values as RFC 4180 defines them, with the line of every row.
///
/// Semicolons and tabs are accepted too, because spreadsheets write them in many countries. No CSV library is used: the
/// one that was tried reads an unclosed quote as one long cell and fills up short rows without an error, and a program
/// that makes a file for every row must report both.
package struct CSVTable: Sendable {
  /// A row of cells.
  package struct Row: Sendable {
    /// The line on which the row begins, from 1; this is its number in a spreadsheet, if no cell has a line break.
    package var line: Int
    /// The cells, one for each column.
    package var cells: [String]
    /// What is wrong if the row has more or fewer cells than the header, else nil; the other rows can still be read.
    package var mistake: String?
  }

  /// The names of the columns.
  package var header: [String]
  /// The rows, without blank ones.
  package var rows: [Row]

  /// Reads a table from text.
  ///
  /// - Throws: a diagnostic for a quote that is not closed, for text after a quoted cell, and for a header that is
  ///   missing or names a column twice.
  package init(_ source: SourceText) throws(Diagnostic) {
    var reader = Reader(source)
    var all = try reader.rows()
    all.removeAll { $0.cells.allSatisfy { $0.allSatisfy(\.isWhitespace) } }
    guard let first = all.first else { throw Diagnostic.error(in: source.name, "the file is empty") }
    header = first.cells.map(\.trimmed)
    for (index, name) in header.enumerated() {
      let location = TextLocation(source, Mark(line: first.line, column: 1))
      if name.isEmpty { throw Diagnostic(.error, at: location, "column \(index + 1) has no name") }
      if header[..<index].contains(name) { throw Diagnostic(.error, at: location, "there are two columns \"\(name)\"") }
    }
    rows = Array(all.dropFirst())
    for index in rows.indices where rows[index].cells.count != header.count {
      rows[index].mistake =
        "this row has \(rows[index].cells.count) cells, and the header \(header.count); "
        + "a cell that has \(reader.separatorName) in it stands in double quotes"
        + (reader.separator == "," ? Self.decimalHint(rows[index].cells) : "")
    }
  }

  /// What to write for a decimal comma that parted a cell, as in `42,5s`; empty if there is none.
  private static func decimalHint(_ cells: [String]) -> String {
    let parted = zip(cells, cells.dropFirst()).first { $0.last?.isNumber == true && $1.first?.isNumber == true }
    return parted.map { "; for a decimal point, write \($0).\($1)" } ?? ""
  }
}

private struct Reader {
  private let source: SourceText
  private let text: [Character]
  let separator: Character
  private var index = 0
  private var line = 1

  init(_ source: SourceText) {
    self.source = source
    text = Array(source.text)
    let first = text.prefix { !$0.isNewline }
    // The separator is the character that the header has most of; a comma, if it has none of them.
    separator = [",", ";", "\t"].max { a, b in first.count { $0 == a } < first.count { $0 == b } }!
  }

  var separatorName: String { [",": "a comma", ";": "a semicolon", "\t": "a tab"][separator]! }

  mutating func rows() throws(Diagnostic) -> [CSVTable.Row] {
    var rows: [CSVTable.Row] = []
    while index < text.count {
      let start = line
      var cells = [try cell()]
      while index < text.count, text[index] == separator {
        index += 1
        cells.append(try cell())
      }
      // A cell ends at a separator, a line break or the end of the text, so this character is a line break.
      if index < text.count {
        index += 1
        line += 1
      }
      rows.append(CSVTable.Row(line: start, cells: cells))
    }
    return rows
  }

  private mutating func cell() throws(Diagnostic) -> String {
    guard index < text.count, text[index] == "\"" else {
      let start = index
      while index < text.count, text[index] != separator, !text[index].isNewline { index += 1 }
      return String(text[start..<index]).trimmed
    }
    let opening = line
    var value = ""
    index += 1
    while index < text.count {
      let character = text[index]
      index += 1
      if character == "\"" {
        if index < text.count, text[index] == "\"" {
          value.append("\"")
          index += 1
          continue
        }
        guard index == text.count || text[index] == separator || text[index].isNewline else {
          throw Diagnostic(
            .error, at: TextLocation(source, Mark(line: line, column: 1)),
            "after a cell in double quotes comes \(separatorName) or the end of the line; "
              + "write a quote inside it twice")
        }
        return value
      }
      if character.isNewline { line += 1 }
      value.append(character)
    }
    throw Diagnostic(
      .error, at: TextLocation(source, Mark(line: opening, column: 1)), "a double quote opens here that is never closed"
    )
  }
}
