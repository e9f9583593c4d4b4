import ArgumentParser
import Authoring
import Documents
import Files
import Sessions

/// `unknot edit`
struct EditFile: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit", abstract: "Make a routine, profile, language or sound your own.",
    discussion: """
      A shipped file is copied into your config folder, where it takes the place of the shipped one. It is opened in \
      your editor ($VISUAL, $EDITOR), and what is wrong with it is told when that closes. "unknot edit config" opens \
      the config.

        unknot edit lower-body
      """)

  @Argument(help: "A name as in \"unknot show\", or config.")
  var name: String

  func run() throws {
    try reporting {
      let library = Library()
      guard let folder = library.userFolder else {
        throw Failure(.noInput, "there is no folder for files of your own: set HOME, or XDG_CONFIG_HOME")
      }
      let editor = try Editor()
      if name == "config", let path = library.configPath {
        if !isThere(path) { try Self.copy(StarterConfig.text, to: path) }
        try editor.open(path)
        let diagnostics = Diagnostics()
        _ = try library.config(diagnostics)
        return try tell(diagnostics, path)
      }
      let file = try library.named(name)
      let path: String
      if let own = file.path, own.hasPrefix(folder + "/") {
        path = own
      } else {
        guard let text = file.text else {
          throw Failure(.data, "\(file.fullName) is a sound file, which has no text: \(file.path ?? file.name)")
        }
        path = "\(folder)/\(file.fullName).yaml"
        try Self.copy(text, to: path)
      }
      try editor.open(path)
      guard isThere(path) else { throw Failure(.noInput, "\"\(path)\" is gone; \"unknot edit \(name)\" begins anew") }
      let diagnostics = Diagnostics()
      try library.check(try library.named(file.fullName), diagnostics)
      try tell(diagnostics, path)
    }
  }

  private func tell(_ diagnostics: Diagnostics, _ path: String) throws {
    do { try report(diagnostics) } catch {
      throw Failure(error.status, "\(path) has mistakes; \"unknot edit \(name)\" opens it again")
    }
    try Console.output("\(path): no mistakes\n")
  }

  private static func copy(_ text: String, to path: String) throws {
    try makeFolder(folder(of: path))
    guard try writeNew(text, to: path) else {
      throw Failure(.cannotCreate, "\"\(path)\" has just come to be, and stays as it is; try once more")
    }
    Console.error("unknot: wrote \(path)")
  }
}
