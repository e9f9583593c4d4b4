import ArgumentParser
import Documents
import Foundation

/// The rows of a batch as command lines of `render`.
struct BatchTable {
  struct Row {
    /// The line that it begins at.
    var line: Int
    /// Its place in the table, from 0.
    var index: Int
    /// The command line of its cells.
    var arguments: [String]
    /// The file that it asks for, in the folder of the batch.
    var output: String?
    /// What is wrong with its cells; the other rows are no worse for it.
    var mistake: Failure?
  }

  var rows: [Row] = []
  var name: String

  /// - Throws: a failure of status 65 if the table cannot be read or a column is unknown, 66 if there is none. What is
  ///   wrong with a row is kept with it.
  init(_ path: String) throws {
    let source = try Library().text(path)
    name = path
    let table: CSVTable
    do { table = try CSVTable(source) } catch { throw Failure(.data, "\(error)") }
    let options = Self.options
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
      var routine = ""
      for (column, cell) in zip(table.header, row.cells) where !cell.isEmpty {
        switch column {
        case "routine": routine = cell
        case "output": made.output = cell
        case let column where options[column] == .flag:
          if ["yes", "on", "true", "1", "x"].contains(cell.lowercased()) {
            made.arguments.append("--\(column)")
          } else if !["no", "off", "false", "0"].contains(cell.lowercased()) {
            made.mistake = Failure(.data, "\(column) is \"\(cell)\"; write yes or no")
          }
        case let column where options[column] == .list:
          for part in cell.split(separator: ";") {
            made.arguments.append("--\(column)=\(part.trimmingCharacters(in: .whitespaces))")
          }
        default: made.arguments.append("--\(column)=\(cell)")
        }
      }
      if routine.isEmpty { made.mistake = Failure(.data, "the cell \"routine\" is empty") }
      if routine == "-" { made.mistake = Failure(.data, "a row cannot read standard input") }
      if let mistake = row.mistake { made.mistake = Failure(.data, mistake) }
      // What follows two dashes is no option, whatever it looks like.
      made.arguments += ["--", routine]
      rows.append(made)
    }
  }

  private enum Kind { case flag, value, list }

  /// The options that can be columns: all that `render` has, but for those about the batch as a whole.
  private static var options: [String: Kind] {
    var options: [String: Kind] = [:]
    for line in Render.helpMessage(columns: 1000).split(separator: "\n") {
      let words = line.split(separator: " ")
      guard line.hasPrefix("  -"), let long = words.first(where: { $0.hasPrefix("--") }) else { continue }
      let takesValue = words.drop { !$0.hasPrefix("--") }.dropFirst().first?.hasPrefix("<") ?? false
      let name = String(long.dropFirst(2))
      // They may be given several times; in a cell a semicolon stands between.
      options[name] = ["cue", "volume"].contains(name) ? .list : takesValue ? .value : .flag
    }
    for name in ["output", "jobs", "batch", "shard", "help", "version"] { options[name] = nil }
    return options
  }
}
