import ArgumentParser
import Authoring
import Documents
import Files
import Routines
import Sessions
import Settings
import Units

/// `unknot config`
struct ShowConfig: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Every setting in force, and where it comes from.",
    discussion: """
      Without ROUTINE, what holds for any routine; with one, what holds for it before its groups and steps have a say. \
      Flags given here are shown as they would count for play, render and timeline.
      """)

  @Argument(help: "A routine by name or file.")
  var routine: String?
  @Flag(name: .customLong("init"), help: "Write a commented config file to start from; never over one that is there.")
  var initialises = false
  @Flag(name: .customLong("path"), help: "Print where the config file is, or would be.")
  var showsPath = false
  @OptionGroup(title: "Timing and cues")
  var arguments: SessionArguments

  func validate() throws {
    if initialises && (showsPath || routine != nil) {
      throw ValidationError("--init writes a file for all routines: give it alone.")
    }
  }

  func run() throws {
    try reporting {
      let library = Library()
      guard let path = library.configPath else {
        throw Failure(.noInput, "there is no folder for a config file: set HOME, or XDG_CONFIG_HOME")
      }
      if initialises { return try Self.writeStarter(to: path) }
      if showsPath { return try Console.output(path + "\n") }
      let diagnostics = Diagnostics()
      var read: RoutineFile?
      var name: String?
      if let routine {
        let found = try library.routine(routine)
        (name, read) = (found.name, RoutineFile(found.source, name: found.name, diagnostics))
      }
      let layering = try Layering(
        read, named: name, Flags(OptionValues(of: arguments), diagnostics), library, diagnostics)
      try report(diagnostics)
      try Console.table(ConfigTable.rows(layering, read, library), wraps: [1, 2])
    }
  }

  /// Writes a config to start from, whole or not at all, and never over one that is there.
  ///
  /// - Throws: a failure of status 73, or a `FileError`.
  private static func writeStarter(to path: String) throws {
    try makeFolder(folder(of: path))
    guard try writeNew(StarterConfig.text, to: path) else {
      throw Failure(.cannotCreate, "there is a config file already: \(path). Edit it, or move it away first")
    }
    try Console.output("\(path)\n")
  }
}
