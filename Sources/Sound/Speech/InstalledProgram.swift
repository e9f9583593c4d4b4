import Files
import Glibc

/// A speech program that is installed on this machine.
package struct InstalledProgram: Sendable {
  /// The program and its settings.
  package let program: SpeechProgram
  /// The path of its file.
  package let path: String

  /// Looks for a program; nil if it is not installed.
  ///
  /// - Parameter searchPath: folders separated by `:`, as in `PATH`.
  package init?(_ program: SpeechProgram, searchPath: String) {
    guard let name = program.command.first, !name.isEmpty else { return nil }
    let candidates =
      name.contains("/")
      ? [name] : searchPath.split(separator: ":").filter { $0.hasPrefix("/") }.map { "\($0)/\(name)" }
    guard let path = candidates.first(where: { isFile($0) && access($0, X_OK) == 0 }) else { return nil }
    (self.program, self.path) = (program, path)
  }

  /// The first of the known programs that is installed and can speak without further settings.
  package static func first(searchPath: String) -> InstalledProgram? { all(searchPath: searchPath).first }

  /// The known programs that are installed and can speak without further settings.
  package static func all(searchPath: String) -> [InstalledProgram] {
    SpeechProgram.presets.filter { !$0.needsVoice }.compactMap { InstalledProgram($0, searchPath: searchPath) }
  }

  /// A text that stands for everything that a line is made from: all arguments and input, and the program's version.
  /// The version shows in the size and time of the program's file and of every file that its command names.
  func identity(_ line: SpokenLine) -> String {
    let call = program.invocation(line, file: "{file}")
    let files = ([path] + call.arguments.filter { $0.hasPrefix("/") }).map { fileIdentity($0) ?? $0 }
    return (files + call.arguments + [call.input]).joined(separator: "\u{0}")
  }
}
