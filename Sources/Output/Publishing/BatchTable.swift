import Documents
import Sessions
import Settings
import Units

/// The rows of a batch: a routine, an output, and options of a guide.
package struct BatchTable: Sendable {
  struct Row: Sendable {
    /// The line of the table on which the row begins.
    var line: Int
    /// The row's place in the table, counted from 0.
    var index: Int
    /// The options that its cells give.
    var options = OptionValues()
    var routine = ""
    /// The file that the row asks for, in the folder of the batch.
    var output: String?
    /// What is wrong with its cells; other rows are made all the same.
    var mistake: Failure?
  }

  var rows: [Row] = []
  var name: String
  /// What is worth knowing about the table as a whole.
  var note: String?

  /// - Throws: a failure of status 65 if the table cannot be read or a column is unknown, 66 if there is none. What is
  ///   wrong with a single row is kept in the row.
  init(_ path: String, in library: Library) throws {
    let source = try library.text(path)
    (name, note) = (path, source.encodingNote.map { "\(path): \($0)" })
    let table: CSVTable
    do { table = try CSVTable(source) } catch { throw Failure(.data, "\(error)") }
    let columns = ["routine", "output"] + SessionOption.all.map(\.name)
    for column in table.header where !columns.contains(column) {
      let near = didYouMean(column, among: columns)
      let hint = "; columns are routine, output, and the options of \"unknot render --help\" without their dashes"
      throw Failure(.data, "\(path): there is no column \"\(column)\"\(near.isEmpty ? hint : near)")
    }
    guard table.header.contains("routine") else {
      throw Failure(.data, "\(path): a column \"routine\" is missing; it names the routine of each row")
    }
    for (index, row) in table.rows.enumerated() {
      var made = Row(line: row.line, index: index)
      for (column, cell) in zip(table.header, row.cells) where !cell.isEmpty {
        switch column {
        case "routine": made.routine = cell
        case "output": made.output = cell
        default:
          do throws(Failure) { try made.options.add(column, cell: cell) } catch { made.mistake = error }
        }
      }
      if made.routine.isEmpty { made.mistake = Failure(.data, "the cell \"routine\" is empty") }
      if made.routine == "-" { made.mistake = Failure(.data, "a row cannot read standard input") }
      if let mistake = row.mistake { made.mistake = Failure(.data, mistake) }
      rows.append(made)
    }
  }
}

extension OptionValues {
  /// Adds what a cell says: yes or no for a flag, values separated by semicolons for a list.
  ///
  /// - Throws: a failure of status 65 for a flag that is neither yes nor no.
  fileprivate mutating func add(_ name: String, cell: String) throws(Failure) {
    switch SessionOption(named: name)?.kind {
    case .flag:
      if ["yes", "on", "true", "1", "x"].contains(cell.lowercased()) {
        add(name)
      } else if !["no", "off", "false", "0"].contains(cell.lowercased()) {
        throw Failure(.data, "\(name) is \"\(cell)\"; write yes or no")
      }
    case .list: for part in cell.split(separator: ";") { add(name, part.trimmed) }
    case .value, nil: add(name, cell)
    }
  }
}
