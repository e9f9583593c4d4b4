import ArgumentParser
import Documents
import Sessions
import Settings

/// `unknot list`
struct ListRoutines: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Routines by name, with time, title, areas and tools.")

  func run() throws {
    try reporting {
      let library = Library()
      try library.reportConfig()
      let options = OptionValues()
      var rows: [[String]] = [["name", "time", "what it is"]]
      for name in library.routineNames() {
        let diagnostics = Diagnostics()
        defer { diagnostics.notices.forEach(notice) }
        do {
          guard let session = try Session.make(name, options, library, lines: .cached, diagnostics) else {
            rows.append([name, "–", "It has mistakes: unknot check \(name)"])
            continue
          }
          let routine = session.routine
          let facts = [routine.areas.joined(separator: ", "), routine.tools.joined(separator: ", ")]
          let text = ["\(routine.title).", routine.summary ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
          rows.append([name, session.total, text + "\n" + facts.filter { !$0.isEmpty }.joined(separator: " · ")])
        } catch let failure as Failure {
          rows.append([name, "–", failure.message])
        }
      }
      try Console.table(rows, right: [1], wraps: [2])
    }
  }
}
