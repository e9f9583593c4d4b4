import ArgumentParser
import Routines
import Settings

/// `unknot schema`
struct ShowSchema: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "A JSON Schema with which editors complete and check files.",
    discussion: """
      Editors that use yaml-language-server complete, explain and check a routine while you type. It needs the schema \
      as a file, and this line at the top of the routine:

        # yaml-language-server: $schema=./routine.schema.json

        unknot schema routine > routine.schema.json
      """)

  enum Kind: String, CaseIterable, ExpressibleByArgument { case routine, profile, config }

  @Argument(help: "routine, profile or config.")
  var kind = Kind.routine

  func run() throws {
    try reporting { if let schema = Schema(rawValue: kind.rawValue) { try Console.output(schema.json) } }
  }
}
