import Documents
import Units

/// Reads lines of `PHRASE;SECONDS`: each phrase is said, and after it comes silence of that many seconds. `*` is no
/// phrase, only the silence.
///
/// A spreadsheet may have written it, with phrases in double quotes, tabs or commas between the cells, and a head.
enum PhraseList {
  /// A row of the list.
  private struct Row {
    var line: Int
    var phrase: String
    /// The silence in milliseconds; nil if there is nothing behind the phrase that could be a time.
    var silence: Int64?
    /// What stands behind the phrase, if it is no time.
    var unread = ""

    /// Whether it is the head of a table, if it is the first row.
    var isHead: Bool { silence == nil && !unread.isEmpty && !unread.contains(where: \.isNumber) }
  }

  /// Whether most lines have this form.
  static func canRead(_ source: SourceText) -> Bool { separator(of: source) != nil }

  static func read(_ source: SourceText) throws(Diagnostic) -> RoutineWriter {
    var writer = RoutineWriter(origin: "a list of phrases and seconds")
    writer.key("title: \(writer.title(title(source.name)))")
    writer.key("timing: { ready: 0s }")
    writer.key("cues: { ready: off }")
    var isFirst = true
    for row in rows(source, separator(of: source) ?? ";") {
      let what = "line \(row.line), \"\(cut(row.phrase, 60))\""
      if row.phrase.hasPrefix("#") {
        // A phrase is not lost without a word; a remark without seconds is no phrase.
        if row.silence != nil { writer.remark("\(what): it begins with #, so it is left out as a comment") }
        continue
      }
      defer { isFirst = false }
      if isFirst, row.isHead {
        writer.remark("\(what): it is taken for the head of the table")
        continue
      }
      let isSilence = row.phrase == "*" || row.phrase.isEmpty
      if !isSilence { writer.items.append(.say(row.phrase)) }
      switch row.silence {
      case nil where row.unread.isEmpty: writer.remark("\(what): no seconds stand behind it, so no silence follows it")
      case nil: writer.note("\(what): the silence after it, as \"\(cut(row.unread, 30))\" is no time")
      case let silence? where !(0...86_400_000).contains(silence):
        writer.note("\(what): the silence after it, which is of 0 to 86400 s")
      case 0?: break
      case let silence?: writer.items.append(.wait(silence, title: isSilence ? nil : row.phrase, cues: []))
      }
    }
    guard !writer.items.isEmpty else {
      throw Diagnostic.error(in: source.name, "no line of it says anything or is silent for any time")
    }
    return writer
  }

  /// What stands between phrase and seconds in most lines; nil if the text is no such list.
  private static func separator(of source: SourceText) -> Character? {
    ([";", "\t", ","] as [Character]).first { separator in
      var rows = rows(source, separator).filter { !$0.phrase.hasPrefix("#") }
      if rows.first?.isHead == true { rows.removeFirst() }
      return rows.count { $0.silence != nil } * 2 > rows.count
    }
  }

  private static func rows(_ source: SourceText, _ separator: Character) -> [Row] {
    var rows: [Row] = []
    var number = 0
    while number < source.lineCount {
      number += 1
      let first = number
      let line = String(source.line(number)).trimmed
      if line.isEmpty { continue }
      if line.hasPrefix("\"") {
        // A cell in quotes may go on over several lines.
        var text = line
        var cells = quoted(text, separator)
        while cells == nil, number < source.lineCount, number - first < 50 {
          number += 1
          text += "\n" + source.line(number)
          cells = quoted(text, separator)
        }
        if let (phrase, rest) = cells {
          rows.append(
            row(first, phrase: cut(phrase, .max), rest.split(separator: separator, omittingEmptySubsequences: false)))
          continue
        }
        // The quote is none of a spreadsheet's.
        number = first
      }
      rows.append(row(first, line, separator))
    }
    return rows.filter { !$0.phrase.isEmpty || $0.silence != nil || !$0.unread.isEmpty }
  }

  /// A row of a line without quotes: the last cell that is a time ends the phrase.
  private static func row(_ number: Int, _ line: String, _ separator: Character) -> Row {
    var end = line.endIndex
    // Spreadsheets end short rows with empty cells.
    while end > line.startIndex,
      line[line.index(before: end)] == separator || line[line.index(before: end)].isWhitespace
    {
      end = line.index(before: end)
    }
    let text = line[..<end]
    guard let last = text.lastIndex(of: separator) else {
      // The seconds are missing, as in `Sit;`.
      return Row(line: number, phrase: cut(String(text), .max))
    }
    let cell = unquoted(text[text.index(after: last)...])
    if let time = WrittenTime.milliseconds(cell) {
      return Row(line: number, phrase: cut(String(text[..<last]), .max), silence: time)
    }
    // A remark may stand behind the seconds.
    let first = text.firstIndex(of: separator) ?? last
    let cells = text[text.index(after: first)...].split(separator: separator, omittingEmptySubsequences: false)
    if cells.count > 1, let time = WrittenTime.milliseconds(unquoted(cells[0])) {
      return Row(line: number, phrase: cut(String(text[..<first]), .max), silence: time)
    }
    return Row(line: number, phrase: cut(String(text[..<last]), .max), unread: cell)
  }

  private static func row(_ number: Int, phrase: String, _ cells: [Substring]) -> Row {
    let cells = cells.map(unquoted).filter { !$0.isEmpty }
    let time = cells.lazy.compactMap(WrittenTime.milliseconds).first
    return Row(line: number, phrase: phrase, silence: time, unread: time == nil ? cells.first ?? "" : "")
  }

  /// The cell in double quotes at the beginning of a text, and what follows the separator behind it; nil if there is
  /// none that is closed.
  private static func quoted(_ text: String, _ separator: Character) -> (String, Substring)? {
    var cell = ""
    var rest = text.dropFirst()
    while let quote = rest.firstIndex(of: "\"") {
      cell += rest[..<quote]
      rest = rest[rest.index(after: quote)...]
      if rest.first == "\"" {
        cell += "\""
        rest = rest.dropFirst()
        continue
      }
      let after = rest.drop { $0 == " " }
      return after.isEmpty ? (cell, after) : after.first == separator ? (cell, after.dropFirst()) : nil
    }
    return nil
  }

  private static func unquoted(_ cell: Substring) -> String {
    let text = String(cell).trimmed
    return text.count > 1 && text.hasPrefix("\"") && text.hasSuffix("\"") ? String(text.dropFirst().dropLast()) : text
  }

  private static func title(_ path: String) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    let stem = file.lastIndex(of: ".").map { $0 > file.startIndex ? String(file[..<$0]) : file } ?? file
    return stem == "<stdin>" ? "Phrases" : stem
  }
}
