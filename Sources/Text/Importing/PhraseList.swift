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
      var text = String(source.line(number).drop { $0 == " " })
      if text.allSatisfy(\.isWhitespace) { continue }
      if text.hasPrefix("\"") {
        // A cell in quotes may go on over several lines.
        let line = text
        while case .open = quoted(text[...], separator), number < source.lineCount, number - first < 50 {
          number += 1
          text += "\n" + source.line(number)
        }
        // The quote is none of a spreadsheet's if nothing closes it.
        if case .closed = quoted(text[...], separator) {} else { (text, number) = (line, first) }
      }
      rows.append(row(first, text, separator))
    }
    return rows.filter { !$0.phrase.isEmpty || $0.silence != nil || !$0.unread.isEmpty }
  }

  /// A row of cells. The last that is a time ends the phrase, as a phrase may hold separators; behind a phrase in
  /// quotes it is the first.
  private static func row(_ number: Int, _ text: String, _ separator: Character) -> Row {
    var cells = cells(text, separator)
    // Spreadsheets end short rows with empty cells.
    while let last = cells.last, last.value.isEmpty, cells.count > 1 { cells.removeLast() }
    let isQuoted = cells[0].isQuoted
    func phrase(before index: Int) -> String {
      isQuoted ? cut(cells[0].value, .max) : cut(String(text[..<cells[index - 1].end]), .max)
    }
    // A remark may stand behind the seconds.
    let places =
      isQuoted ? Array(1..<max(1, cells.count)) : [cells.count - 1, 1].filter { (1..<cells.count).contains($0) }
    for index in places {
      guard let time = WrittenTime.milliseconds(cells[index].value) else { continue }
      return Row(line: number, phrase: phrase(before: index), silence: time)
    }
    // Without a time, as in `Sit;`.
    let last = isQuoted ? 1 : max(1, cells.count - 1)
    return Row(line: number, phrase: phrase(before: last), unread: cells.count > 1 ? cells[last].value : "")
  }

  private struct Cell {
    var value: String
    var isQuoted: Bool
    /// Where the separator behind it stands, or the text ends.
    var end: String.Index
  }

  private static func cells(_ text: String, _ separator: Character) -> [Cell] {
    var cells: [Cell] = []
    var rest = text[...]
    while true {
      let start = rest.drop { $0 == " " }
      if start.first == "\"", case .closed(let value, let behind) = quoted(start, separator) {
        cells.append(Cell(value: value.trimmed, isQuoted: true, end: behind.startIndex))
        rest = behind
      } else {
        let end = rest.firstIndex(of: separator) ?? rest.endIndex
        cells.append(Cell(value: String(rest[..<end]).trimmed, isQuoted: false, end: end))
        rest = rest[end...]
      }
      if rest.isEmpty { return cells }
      rest = rest.dropFirst()
    }
  }

  private enum QuotedCell {
    /// What is in the cell, and what follows it, from the separator on.
    case closed(String, Substring)
    /// The end of the cell is still to come.
    case open
    /// The quotes are part of the text.
    case none
  }

  /// The cell in double quotes at the beginning of a text.
  private static func quoted(_ text: Substring, _ separator: Character) -> QuotedCell {
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
      let behind = rest.drop { $0 == " " }
      return behind.isEmpty || behind.first == separator ? .closed(cell, behind) : .none
    }
    return .open
  }

  private static func title(_ path: String) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    let stem = file.lastIndex(of: ".").map { $0 > file.startIndex ? String(file[..<$0]) : file } ?? file
    return stem == "<stdin>" ? "Phrases" : stem
  }
}
