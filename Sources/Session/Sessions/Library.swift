import Documents
import Files
import Glibc
import Shipped
import SoundFiles
import Units

/// Finds routines and sounds by name: in the user's folders, then in the machine's, then among the shipped files.
package struct Library: Sendable {
  /// The folders that may hold `routines/` and `audio/`, in the order in which they are searched.
  package let folders: [String]
  /// The user's own folder; nil if the user has no home folder.
  package let userFolder: String?

  /// The user's folders and environment variables.
  let user: UserFolders

  /// A library of a user.
  ///
  /// - Parameter user: the user's folders; by default those that the process's environment names.
  package init(_ user: UserFolders = UserFolders()) {
    self.user = user
    userFolder = user.config
    folders = (user.config.map { [$0] } ?? []) + user.data
  }

  /// The routine that `play` and `render` take when none is named.
  package static let firstRoutine = "first-roll"

  /// The names of all routines that can be asked for by name, each once.
  package func routineNames() -> [String] { names(in: "routines") }

  /// The names of all files of a kind, such as `routines`, that can be asked for by name, each once.
  package func names(in kind: String, shipped: Bool = true) -> [String] {
    var names: [String] = []
    for folder in folders {
      let files = fileNames(in: "\(folder)/\(kind)")
      names += files.filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }.map { String($0.dropLast(5)) }.sorted()
    }
    var seen: Set<String> = []
    return (names + (shipped ? Shipped.names(in: kind) : [])).filter { seen.insert($0).inserted }
  }

  /// The texts of routines that are not files yet, by the names under which they can be asked for.
  package var drafts: [String: String] = [:]

  /// Reads the text of a routine: a name on the search path, a path (with a `/` or a `.`), or `-` for standard input.
  ///
  /// - Returns: the routine's name and text.
  /// - Throws: a failure if there is no such routine, a diagnostic if it is no text.
  package func routine(_ argument: String) throws -> (name: String, source: SourceText) {
    if let text = drafts[argument] { return (argument, SourceText(name: "\(argument).yaml", text: text)) }
    if argument == "-" { return ("stdin", try standardInput()) }
    if Self.isPath(argument) {
      if !isThere(argument), !argument.contains("/") {
        throw Failure(.noInput, "there is no file \"\(argument)\"\(offer(forPath: argument))")
      }
      if ending(of: argument).flatMap(GuideFormat.init(ending:)) != nil, isThere(argument) {
        throw Failure(
          .data, "\"\(argument)\" is a guide, not a routine; \"unknot extract \(argument)\" gives the routine in it")
      }
      return (stem(argument), try file(argument))
    }
    for folder in folders {
      let path = "\(folder)/routines/\(argument).yaml"
      if isThere(path) { return (argument, try file(path)) }
    }
    if let text = Shipped.text("routines/\(argument).yaml") {
      return (argument, SourceText(name: "\(argument).yaml", text: text))
    }
    throw Failure(.noInput, "there is no routine \"\(argument)\"; \(offer(for: argument))")
  }

  /// Whether an argument is the path of a routine, not its name.
  package static func isPath(_ argument: String) -> Bool { argument.contains("/") || argument.contains(".") }

  /// Reads the text of a file that another program wrote, in whatever encoding, or of standard input if the path is
  /// `-`.
  ///
  /// - Throws: a failure if there is no such file, a diagnostic if it is no text.
  package func text(_ path: String) throws -> SourceText {
    if path == "-" { return try SourceText(name: "<stdin>", foreign: try inputBytes()) }
    return try SourceText(name: path, foreign: try bytes(path))
  }

  private func stem(_ path: String) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    return file.lastIndex(of: ".").map { $0 > file.startIndex ? String(file[..<$0]) : file } ?? file
  }

  func file(_ path: String) throws -> SourceText { try SourceText(name: path, bytes: try bytes(path)) }

  private func bytes(_ path: String) throws -> [UInt8] {
    guard let kind = PathKind(of: path) else { throw Failure(.noInput, "there is no file \"\(path)\"") }
    if kind == .folder { throw Failure(.noInput, "\"\(path)\" is a folder; name a file in it") }
    return Array(try readFile(path, atMost: Self.limit))
  }

  private func standardInput() throws -> SourceText { try SourceText(name: "<stdin>", bytes: try inputBytes()) }

  private func inputBytes() throws -> [UInt8] {
    Array(try readBytes(STDIN_FILENO, of: "<stdin>", atMost: Self.limit))
  }

  /// The most bytes of a stream that are read. It is one more than is allowed, which shows that the stream is too
  /// large.
  private static let limit = SourceText.maximumBytes + 1
}
