/// The text of one file, kept so that an error can show the line that it is about.
package final class SourceText: Sendable {
  /// The file's name in messages: its path as the user gave it, `<stdin>`, or the name of a shipped file.
  package let name: String
  /// The whole text.
  package let text: String
  /// How the file's bytes were read.
  package let encoding: Encoding
  /// The lines without their breaks, split wherever YAML sees a line break.
  private let lines: [Substring]

  /// A file with more bytes than this is refused without being read.
  package static let maximumBytes = 1 << 20

  /// Makes a source of text that is decoded already.
  package init(name: String, text: String, encoding: Encoding = .utf8) {
    self.name = name
    // A byte order mark is dropped: it is not text, and would shift the columns of the first line.
    self.text = text.hasPrefix("\u{FEFF}") ? String(text.unicodeScalars.dropFirst()) : text
    self.encoding = encoding
    lines = Self.split(self.text)
  }

  /// Makes a source of the bytes of a file.
  ///
  /// - Throws: a `Diagnostic` if there are more than 1 MiB of them, or if they are not UTF-8.
  package convenience init(name: String, bytes: some Collection<UInt8>) throws(Diagnostic) {
    try Self.check(name, bytes)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Diagnostic.error(in: name, "the file is not UTF-8 text; save it as UTF-8")
    }
    self.init(name: name, text: text)
  }

  static func check(_ name: String, _ bytes: some Collection<UInt8>) throws(Diagnostic) {
    guard bytes.count <= maximumBytes else {
      throw Diagnostic.error(in: name, "the file is larger than 1 MiB, the most that is read")
    }
  }

  /// How many lines there are; an empty text has one.
  package var lineCount: Int { lines.count }

  /// The line with a number, counted from 1; empty if there is none.
  package func line(_ number: Int) -> Substring {
    lines.indices.contains(number - 1) ? lines[number - 1] : ""
  }

  private static func split(_ text: String) -> [Substring] {
    var lines: [Substring] = []
    let scalars = text.unicodeScalars
    var start = scalars.startIndex
    var index = start
    while index < scalars.endIndex {
      let scalar = scalars[index]
      let next = scalars.index(after: index)
      if breaks.contains(scalar) {
        // CR LF is one line break.
        let isPair = scalar == "\r" && next < scalars.endIndex && scalars[next] == "\n"
        lines.append(Substring(scalars[start..<index]))
        index = isPair ? scalars.index(after: next) : next
        start = index
      } else {
        index = next
      }
    }
    lines.append(Substring(scalars[start...]))
    return lines
  }

  private static let breaks: Set<Unicode.Scalar> = ["\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"]
}

/// A line and column in a text, both counted from 1; columns are counted in Unicode scalars.
package struct Mark: Hashable, Comparable, Sendable {
  /// The line, from 1.
  package var line: Int
  /// The column, from 1, in Unicode scalars.
  package var column: Int

  /// Makes a mark.
  package init(line: Int, column: Int) { (self.line, self.column) = (line, column) }

  package static func < (a: Self, b: Self) -> Bool { (a.line, a.column) < (b.line, b.column) }
}

/// A place in a source text.
package struct TextLocation: Sendable {
  /// The text.
  package var source: SourceText
  /// The line and column in it.
  package var mark: Mark

  /// Makes a place.
  package init(_ source: SourceText, _ mark: Mark) { (self.source, self.mark) = (source, mark) }

  /// The place that is `columns` Unicode scalars further right on the same line.
  package func advanced(by columns: Int) -> TextLocation {
    TextLocation(source, Mark(line: mark.line, column: mark.column + columns))
  }
}
