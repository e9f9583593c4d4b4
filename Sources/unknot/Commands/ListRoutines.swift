import ArgumentParser
import Documents
import Exports
import Routines
import Sessions
import Settings
import Units

/// `unknot list`
struct ListRoutines: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Routines by name, with time, areas and tools.")

  func run() throws {
    try reporting {
      let library = Library()
      try library.reportConfig()
      let options = OptionValues()
      var rows: [[String]] = [["name", "time", "areas", "tools"]]
      for name in library.routineNames() {
        let diagnostics = Diagnostics()
        defer { diagnostics.notices.forEach(notice) }
        do {
          guard let session = try Session.make(name, options, library, lines: .estimated, diagnostics) else {
            rows.append([name, "–", "has mistakes: unknot check \(name)", ""])
            continue
          }
          let (areas, tools) = (session.routine.areas, session.routine.tools)
          rows.append(
            [
              name, roundedClock(session.timeline.duration), areas.joined(separator: ", "),
              tools.joined(separator: ", "),
            ])
        } catch let failure as Failure {
          rows.append([name, "–", failure.message, ""])
        }
      }
      try Console.output(alignedRows(rows, right: [1]).map { $0 + "\n" }.joined())
    }
  }
}
