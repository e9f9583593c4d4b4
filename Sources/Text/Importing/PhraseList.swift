import Documents
import Units

/// Reads lines of `PHRASE;SECONDS`: each phrase is said, and after it comes silence of that many seconds. `*` is no
/// phrase, only the silence.
///
/// A spreadsheet may have written it, with phrases in double quotes, tabs or commas between the cells, and a head.
struct PhraseList {
  /// A row of the list.
  private struct Row {
    var line: Int
    var phrase: String
    /// The silence in milliseconds; nil if there is nothing behind the phrase that could be a time.
    var silence: Int64?
    /// What stands behind the phrase, if it is no time.
    var unread = ""

    /// Whether it is a comment.
    var isRemark: Bool { phrase.hasPrefix("#") }

    /// Whether it is the head of a table, if it is the first row.
    var isHead: Bool { silence == nil && !unread.isEmpty && !unread.contains(where: \.isNumber) }
  }

  private let source: SourceText
  private let rows: [Row]

  /// Reads the rows of a text; nil if most of them do not have this form.
  init?(_ source: SourceText) {
    for separator in [";", "\t", ","] as [Character] where source.text.contains(separator) {
      let rows = Self.rows(source, separator)
      let head = rows.first { !$0.isRemark }?.isHead == true ? 1 : 0
      let (timed, all) = (rows.count { $0.silence != nil && !$0.isRemark }, rows.count { !$0.isRemark })
      guard timed * 2 > all - head else { continue }
      (self.source, self.rows) = (source, rows)
      return
    }
    return nil
  }

  /// The routine that the list comes to.
  func routine() throws(Diagnostic) -> RoutineWriter {
    var writer = RoutineWriter(origin: "a list of phrases and seconds")
    writer.key("title: \(writer.title(Self.title(source.name)))")
    writer.key("timing: { ready: 0s }")
    writer.key("cues: { ready: off }")
    var isFirst = true
    for row in rows {
      let what = "line \(row.line), \"\(cut(row.phrase, 60))\""
      if row.isRemark {
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
        var cell = quoted(text, separator)
        while case .open = cell, number < source.lineCount, number - first < 50 {
          number += 1
          text += "\n" + source.line(number)
          cell = quoted(text, separator)
        }
        if case .closed(let phrase, let rest) = cell {
          let cells = rest.split(separator: separator, omittingEmptySubsequences: false)
          rows.append(row(first, phrase: cut(phrase, .max), cells))
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

  private enum QuotedCell {
    /// What is in the cell, and what follows the separator behind it.
    case closed(String, Substring)
    /// The end of the cell is still to come.
    case open
    /// The quotes are part of the text.
    case none
  }

  /// The cell in double quotes at the beginning of a text.
  private static func quoted(_ text: String, _ separator: Character) -> QuotedCell {
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
      if after.isEmpty { return .closed(cell, after) }
      return after.first == separator ? .closed(cell, after.dropFirst()) : .none
    }
    return .open
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
