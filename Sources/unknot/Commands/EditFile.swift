import ArgumentParser
import Documents
import Files
import Glibc
import Sessions
import Subprocess
import Threads

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
      let editor = try Self.editor()
      if name == "config", let path = library.configPath {
        if !isThere(path) { try Self.copy(StarterConfig.text, to: path) }
        try Self.open(path, in: editor)
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
      try Self.open(path, in: editor)
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
    Console.error("unknot: wrote \(path), which now takes the place of the shipped one")
  }

  /// The command of the user's editor, as a shell reads it.
  private static func editor() throws -> String {
    for name in ["VISUAL", "EDITOR"] {
      if let command = environmentVariable(name), command.contains(where: { !$0.isWhitespace }) { return command }
    }
    let folders = (environmentVariable("PATH") ?? "").split(separator: ":")
    for program in ["sensible-editor", "nano", "vi"]
    where folders.contains(where: { access("\($0)/\(program)", X_OK) == 0 }) {
      return program
    }
    throw Failure(.unavailable, "there is no editor: set VISUAL or EDITOR to one, such as EDITOR=nano")
  }

  /// Opens a file in an editor and waits until that is closed. The editor has the terminal, Ctrl-C included.
  private static func open(_ path: String, in editor: String) throws {
    let before = signal(SIGINT, SIG_IGN)
    defer { signal(SIGINT, before) }
    let status = waiting {
      try? await Subprocess.run(
        .path("/bin/sh"), arguments: ["-c", "\(editor) \"$1\"", "sh", path],
        input: .fileDescriptor(.init(rawValue: STDIN_FILENO), closeAfterSpawningProcess: false),
        output: .fileDescriptor(.init(rawValue: STDOUT_FILENO), closeAfterSpawningProcess: false),
        error: .fileDescriptor(.init(rawValue: STDERR_FILENO), closeAfterSpawningProcess: false)
      ).terminationStatus
    }
    guard let status = status ?? nil, status.isSuccess else {
      throw Failure(.unavailable, "the editor \"\(editor)\" failed; the file is \(path)")
    }
  }
}
