import Units

/// A message about a file: what is wrong there, and what would be right.
package struct Diagnostic: Error, Sendable {
  /// How serious a message is. An error keeps the command from going on.
  package enum Severity: String, Sendable { case error, warning, note }

  /// How serious it is.
  package var severity: Severity
  /// The name of the file, as the user gave it.
  package var file: String
  /// Where in the file; nil for a message about the file as a whole.
  package var location: TextLocation?
  /// One sentence or two, in lower case and without a full stop: what is wrong, and what would be right.
  package var message: String

  /// Makes a message about a place in a file.
  package init(_ severity: Severity, at location: TextLocation, _ message: String) {
    (self.severity, self.file, self.location, self.message) = (severity, location.source.name, location, message)
  }

  /// An error about a file as a whole.
  package static func error(in file: String, _ message: String) -> Diagnostic {
    Diagnostic(severity: .error, file: file, location: nil, message: message)
  }

  private init(severity: Severity, file: String, location: TextLocation?, message: String) {
    (self.severity, self.file, self.location, self.message) = (severity, file, location, message)
  }
}

extension Diagnostic: CustomStringConvertible {
  /// `FILE:LINE:COLUMN: error: message`, the source line, and a caret under the column.
  package var description: String {
    // Names and messages may quote the file, so they are shortened, and control characters in them are replaced.
    let (file, message) = (file.cut(to: 500).shown, message.cut(to: 2000).shown)
    guard let location else { return "\(file): \(severity): \(message)" }
    let header = "\(file):\(location.mark.line):\(location.mark.column): \(severity): \(message)"
    let excerpt = Excerpt(of: location.source.line(location.mark.line), column: location.mark.column)
    return excerpt.line.isEmpty ? header : "\(header)\n  \(excerpt.line)\n  \(excerpt.caret)"
  }
}

/// Collects messages while files are read, so that all of them can be told at once.
package final class Diagnostics {
  /// All messages, in the order in which they were found.
  package private(set) var all: [Diagnostic] = []
  /// How many of the messages are errors.
  package private(set) var errorCount = 0
  /// Messages that belong to no file, in the order in which they were found; for example, that no speech program is
  /// installed.
  package private(set) var notices: [String] = []

  /// Makes an empty collection.
  package init() {}

  /// Adds a message that belongs to no file.
  package func notice(_ text: String) { notices.append(text) }

  /// Adds a message.
  package func add(_ diagnostic: Diagnostic) {
    all.append(diagnostic)
    if diagnostic.severity == .error { errorCount += 1 }
  }
  /// Adds an error: something that keeps the command from going on.
  package func error(_ location: TextLocation, _ message: String) { add(Diagnostic(.error, at: location, message)) }
  /// Adds a warning: something that is probably not meant.
  package func warning(_ location: TextLocation, _ message: String) { add(Diagnostic(.warning, at: location, message)) }
  /// Adds a note: something worth knowing.
  package func note(_ location: TextLocation, _ message: String) { add(Diagnostic(.note, at: location, message)) }

  /// Whether there is an error among the messages.
  package var hasErrors: Bool { errorCount > 0 }

  /// The messages, sorted by the order in which their files were first mentioned, then by place. A message that was
  /// added twice for the same place is listed once.
  package var sorted: [Diagnostic] {
    struct Saying: Hashable {
      var severity: Diagnostic.Severity
      var file: String
      var mark: Mark?
      var message: String
    }
    var files: [String] = []
    for diagnostic in all where !files.contains(diagnostic.file) { files.append(diagnostic.file) }
    let order = all.enumerated().sorted { a, b in
      let (x, y) = (a.element, b.element)
      let (i, j) = (files.firstIndex(of: x.file)!, files.firstIndex(of: y.file)!)
      let start = Mark(line: 0, column: 0)
      return (i, x.location?.mark ?? start, a.offset) < (j, y.location?.mark ?? start, b.offset)
    }
    var seen: Set<Saying> = []
    return order.map(\.element).filter {
      seen.insert(Saying(severity: $0.severity, file: $0.file, mark: $0.location?.mark, message: $0.message)).inserted
    }
  }
}
