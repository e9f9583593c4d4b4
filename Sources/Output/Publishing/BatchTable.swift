import Documents
import Sessions
import Units

/// The rows of a batch as command lines of `render`.
package struct BatchTable: Sendable {
  struct Row: Sendable {
    /// The line that it begins at.
    var line: Int
    /// Its place in the table, from 0.
    var index: Int
    /// The command line of its cells, but for the routine.
    var arguments: [String]
    var routine = ""
    /// The file that it asks for, in the folder of the batch.
    var output: String?
    /// What is wrong with its cells; the other rows are no worse for it.
    var mistake: Failure?
  }

  var rows: [Row] = []
  var name: String

  /// - Parameter options: what can be a column beside `routine` and `output`: options of `render` without their dashes.
  /// - Throws: a failure of status 65 if the table cannot be read or a column is unknown, 66 if there is none. What is
  ///   wrong with a row is kept with it.
  init(_ path: String, in library: Library, options: [String: ColumnKind]) throws {
    let source = try library.text(path)
    name = path
    let table: CSVTable
    do { table = try CSVTable(source) } catch { throw Failure(.data, "\(error)") }
    let columns = ["routine", "output"] + options.keys.sorted()
    for column in table.header where !columns.contains(column) {
      let near = didYouMean(column, among: columns)
      let hint = "; columns are routine, output, and the options of \"unknot render --help\" without their dashes"
      throw Failure(.data, "\(path): there is no column \"\(column)\"\(near.isEmpty ? hint : near)")
    }
    guard table.header.contains("routine") else {
      throw Failure(.data, "\(path): a column \"routine\" is missing; it names the routine of each row")
    }
    for (index, row) in table.rows.enumerated() {
      var made = Row(line: row.line, index: index, arguments: [])
      for (column, cell) in zip(table.header, row.cells) where !cell.isEmpty {
        switch column {
        case "routine": made.routine = cell
        case "output": made.output = cell
        case let column where options[column] == .flag:
          if ["yes", "on", "true", "1", "x"].contains(cell.lowercased()) {
            made.arguments.append("--\(column)")
          } else if !["no", "off", "false", "0"].contains(cell.lowercased()) {
            made.mistake = Failure(.data, "\(column) is \"\(cell)\"; write yes or no")
          }
        case let column where options[column] == .list:
          for part in cell.split(separator: ";") {
            made.arguments.append("--\(column)=\(part.trimmed)")
          }
        default: made.arguments.append("--\(column)=\(cell)")
        }
      }
      if made.routine.isEmpty { made.mistake = Failure(.data, "the cell \"routine\" is empty") }
      if made.routine == "-" { made.mistake = Failure(.data, "a row cannot read standard input") }
      if let mistake = row.mistake { made.mistake = Failure(.data, mistake) }
      rows.append(made)
    }
  }

  /// What a column's cells are.
  package enum ColumnKind: Sendable {
    case flag, value
    /// May be given several times; in a cell a semicolon stands between.
    case list
  }
}
