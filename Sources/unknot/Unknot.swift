import ArgumentParser
import Authoring
import Glibc
import Shipped

/// The command.
@main
struct Unknot: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unknot",
    abstract: "Guides you through foam rolling and ball work by sound.",
    discussion: """
      Start a session, put the machine down, and roll with your eyes closed: chimes, ticks and breath tones say what \
      to do and when. The same session can be written as a sound file, and every cue can be moved, changed or silenced.

        unknot play                        two minutes for the calves
        unknot play lower-body --hold 60s  a longer stay on each tender spot
        unknot render lower-body           the same session as lower-body.wav
        unknot list                        what there is to play
      """,
    version: Shipped.version,
    subcommands: [
      Play.self, Render.self, ShowTimeline.self, Check.self, ListRoutines.self, ShowFile.self, EditFile.self,
      NewRoutine.self, ShowSounds.self,
      ListDevices.self, ShowConfig.self, ShowSchema.self, Extract.self, Import.self, Help.self,
    ])

  static func main() {
    // A reader that goes away is an error where something is written, not the end of a session that plays.
    signal(SIGPIPE, SIG_IGN)
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      let arguments = Array(CommandLine.arguments.dropFirst())
      if exitCode(for: error) == .validationFailure,
        let hint = meanings.hint(arguments, refusedFor: message(for: error))
      {
        Console.error("unknot: \(hint)")
        exit(withError: ExitCode.validationFailure)
      }
      exit(withError: error)
    }
  }

  /// What people mean who write the words of other programs.
  private static var meanings: Meanings {
    Meanings(commandNames) { name, option in
      guard let command = command(named: name) else { return false }
      return helpMessage(for: command, columns: 200).split(separator: "\n").contains { line in
        line.hasPrefix("  -")
          && line.split(whereSeparator: { " ,".contains($0) }).prefix(3).contains(Substring(option))
      }
    }
  }

  /// The names of the subcommands, in the order in which help lists them.
  static var commandNames: [String] { configuration.subcommands.map { $0._commandName } }

  /// The subcommand with a name; nil if there is none.
  static func command(named name: String) -> ParsableCommand.Type? {
    configuration.subcommands.first { $0._commandName == name }
  }
}
