import Units

/// Something to say about a file: what is wrong there, and what would be right.
package struct Diagnostic: Error, Sendable {
  package enum Severity: String, Sendable { case error, warning, note }

  package var severity: Severity
  /// What the file is called.
  package var file: String
  /// Where in it; nil where it is about the file as a whole.
  package var location: TextLocation?
  /// One sentence or two, without a full stop, in lower case: what is wrong, and what would be right.
  package var message: String

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
    // Names and messages quote what stands in the file.
    let (file, message) = (file.cut(to: 500).shown, message.cut(to: 2000).shown)
    guard let location else { return "\(file): \(severity): \(message)" }
    let header = "\(file):\(location.mark.line):\(location.mark.column): \(severity): \(message)"
    let excerpt = Excerpt(of: location.source.line(location.mark.line), column: location.mark.column)
    return excerpt.line.isEmpty ? header : "\(header)\n  \(excerpt.line)\n  \(excerpt.caret)"
  }
}

/// What is to be said about a file, collected while it is read, so that all of it can be said at once.
package final class Diagnostics {
  package private(set) var all: [Diagnostic] = []
  package private(set) var errorCount = 0
  /// What is to be said beside, of no file: that no speech program is installed, say. In the order in which it was found.
  package private(set) var notices: [String] = []

  package init() {}

  package func notice(_ text: String) { notices.append(text) }

  package func add(_ diagnostic: Diagnostic) {
    all.append(diagnostic)
    if diagnostic.severity == .error { errorCount += 1 }
  }
  package func error(_ location: TextLocation, _ message: String) { add(Diagnostic(.error, at: location, message)) }
  package func warning(_ location: TextLocation, _ message: String) { add(Diagnostic(.warning, at: location, message)) }
  package func note(_ location: TextLocation, _ message: String) { add(Diagnostic(.note, at: location, message)) }

  package var hasErrors: Bool { errorCount > 0 }

  /// In the order of the files as first mentioned, then of the lines; the same thing said twice of one place, once.
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
