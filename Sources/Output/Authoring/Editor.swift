import Documents
import Files
import Glibc
import Subprocess
import Threads

/// The user's editor.
package struct Editor {
  /// Its command, as a shell reads it.
  private let command: String

  /// The editor that VISUAL or EDITOR names, else a usual one.
  ///
  /// - Throws: a failure of status 69 if there is none.
  package init() throws(Failure) { command = try Self.command() }

  /// The command of the user's editor, as a shell reads it.
  private static func command() throws(Failure) -> String {
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
  ///
  /// - Throws: a failure of status 69 if it fails.
  package func open(_ path: String) throws(Failure) {
    let command = command
    let before = signal(SIGINT, SIG_IGN)
    defer { signal(SIGINT, before) }
    let status = waiting {
      try? await Subprocess.run(
        .path("/bin/sh"), arguments: ["-c", "\(command) \"$1\"", "sh", path],
        input: .fileDescriptor(.init(rawValue: STDIN_FILENO), closeAfterSpawningProcess: false),
        output: .fileDescriptor(.init(rawValue: STDOUT_FILENO), closeAfterSpawningProcess: false),
        error: .fileDescriptor(.init(rawValue: STDERR_FILENO), closeAfterSpawningProcess: false)
      ).terminationStatus
    }
    guard let status = status ?? nil, status.isSuccess else {
      throw Failure(.unavailable, "the editor \"\(command)\" failed; the file is \(path)")
    }
  }
}
