import Documents
import Units

/// Writes a routine file piece by piece.
struct RoutineWriter {
  /// The name of the program that the file came from.
  let origin: String
  /// What there is to do.
  var items: [WorkoutItem] = []
  /// What was left out or changed, each once.
  private(set) var notes: [String] = []
  /// What is worth knowing, without anything being lost.
  private(set) var remarks: [String] = []
  private var head: [String] = []
  private var told: Set<String> = []

  init(origin: String) { self.origin = origin }

  mutating func note(_ text: String) { if told.insert(text).inserted { notes.append(text) } }

  mutating func remark(_ text: String) { if told.insert(text).inserted { remarks.append(text) } }

  /// Adds a key at the top.
  mutating func key(_ line: String) { head.append(line) }

  /// A text to be said, as YAML scalars: one, or several where it is longer than a line may be.
  mutating func spoken(_ text: String) -> [String] {
    let text = rounded(text)
    var lines: [String] = []
    var rest = text[...]
    while let most = rest.unicodeScalars.index(
      rest.startIndex, offsetBy: Self.longestLine, limitedBy: rest.endIndex), most < rest.endIndex
    {
      let head = rest[..<most]
      // At the end of a sentence, else between two words.
      let end = head.lastIndex(where: { ".!?…。！？".contains($0) }).map(head.index(after:)) ?? head.lastIndex(of: " ")
      let cut = end.flatMap { $0 > rest.startIndex ? $0 : nil } ?? most
      lines.append(String(rest[..<cut]))
      rest = rest[cut...].drop { $0 == " " }
    }
    return (lines + [String(rest)]).filter { !$0.isEmpty }.map(doubleQuoted)
  }

  /// A text to be said in a cue, as one YAML scalar. A note tells of what is cut off.
  mutating func line(_ text: String) -> String {
    if cut(text, .max).scalarCount > Self.longestLine {
      note("the end of \"\(cut(text, 60))\": a line has at most \(Self.longestLine) characters")
    }
    return doubleQuoted(cut(rounded(text), Self.longestLine))
  }

  /// A text on one line with round brackets for braces and square brackets, because the routine language would read
  /// variables and optional parts in them. A note tells of that.
  mutating func rounded(_ text: String) -> String {
    let line = cut(text, .max)
    let round = Self.withoutBrackets(line)
    if round != line {
      note("the brackets of \"\(cut(line, 60))\": round ones stand in their place, as { } and [ ] mean something here")
    }
    return round
  }

  static func withoutBrackets(_ text: String) -> String {
    String(text.map { ["{": "(", "[": "(", "}": ")", "]": ")"][$0] ?? $0 })
  }

  /// A title as a YAML scalar. A note tells of what is cut off.
  mutating func title(_ text: String) -> String {
    if cut(text, .max).scalarCount > Self.longestTitle {
      note("the end of the title \"\(cut(text, 60))\": it has at most \(Self.longestTitle) characters")
    }
    return doubleQuoted(cut(text, Self.longestTitle))
  }

  /// The rules by which the name of what comes is said in the time that there is: no segment grows by it, as that would
  /// make the workout longer, and ticks give way.
  ///
  /// - Parameter place: where the line for a new side begins, if not where it usually does.
  static func names(side place: String = "") -> String {
    "area: { crowded: delay, priority: 8 }, side: { \(place)crowded: delay, priority: 8 }"
  }

  /// How many characters a line and a title may have, with a margin for what quoting adds.
  static let longestLine = 450
  private static let longestTitle = 190

  /// The routine file.
  mutating func text() -> String {
    let steps = items.flatMap { $0.lines(indent: "  ", &self) }
    let comments = remarks + notes.map { "Not taken over: \($0)" }
    return (["# Imported from \(origin)."] + comments.map { "# \($0)" } + head + ["steps:"] + steps)
      .map { $0 + "\n" }.joined()
  }
}

/// A text on one line, with at most `limit` Unicode scalars and without what may stand in no text file.
func cut(_ text: String, _ limit: Int) -> String {
  let scalars = text.unicodeScalars.map { scalar -> Unicode.Scalar in
    scalar.isControl || ["\u{FEFF}", "\u{FFFE}", "\u{FFFF}"].contains(scalar) ? " " : scalar
  }
  let line = String(String.UnicodeScalarView(scalars)).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  return line.cut(to: limit)
}
