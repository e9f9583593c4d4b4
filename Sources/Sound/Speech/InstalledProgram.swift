import Files
import Glibc

/// A speech program that is installed on this machine.
package struct InstalledProgram: Sendable {
  /// The program and its settings.
  package let program: SpeechProgram
  /// The path of its file.
  package let path: String

  /// - Parameter searchPath: folders separated by `:`, as in `PATH`.
  /// - Returns: nil if the program is not there.
  package init?(_ program: SpeechProgram, searchPath: String) {
    guard let name = program.command.first, !name.isEmpty else { return nil }
    let candidates =
      name.contains("/")
      ? [name] : searchPath.split(separator: ":").filter { $0.hasPrefix("/") }.map { "\($0)/\(name)" }
    guard let path = candidates.first(where: { isFile($0) && access($0, X_OK) == 0 }) else { return nil }
    (self.program, self.path) = (program, path)
  }

  /// The first of the known programs that is installed and can speak without further settings.
  package static func first(searchPath: String) -> InstalledProgram? {
    SpeechProgram.presets.lazy.filter { !$0.needsVoice }
      .compactMap { InstalledProgram($0, searchPath: searchPath) }.first
  }

  /// What a line is made from, as a text: the program and its version, told by the size and time of its file and of
  /// every file that its command names, and all arguments and input.
  func identity(_ line: SpokenLine) -> String {
    let call = program.invocation(line, file: "{file}")
    let files = ([path] + call.arguments.filter { $0.hasPrefix("/") }).map { fileIdentity($0) ?? $0 }
    return (files + call.arguments + [call.input]).joined(separator: "\u{0}")
  }
}
