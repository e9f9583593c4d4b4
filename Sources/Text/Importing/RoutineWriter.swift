import Documents
import Routines
import Units

/// Writes a routine file piece by piece.
struct RoutineWriter {
  /// The name of the program that the file came from.
  let origin: String
  private(set) var notes: [String] = []
  private var head: [String] = []
  private var steps: [String] = []

  init(origin: String) { self.origin = origin }

  mutating func note(_ text: String) { if !notes.contains(text) { notes.append(text) } }

  /// Adds a key at the top.
  mutating func key(_ line: String) { head.append(line) }

  /// Adds a step of one or several lines, which are indented already.
  mutating func step(_ lines: String...) { steps += lines }
  mutating func step(_ lines: [String]) { steps += lines }

  var hasSteps: Bool { !steps.isEmpty }

  /// A text to be said, as a YAML scalar. Braces and square brackets become round ones, because the routine language
  /// would read variables and optional parts in them. A note tells of that, and of what is cut off.
  mutating func spoken(_ text: String) -> String {
    let line = cut(text, .max)
    let shown = cut(line, 60)
    if line.scalarCount > Self.longestLine {
      note("the end of \"\(shown)\": a line has at most \(Self.longestLine) characters")
    }
    let round = String(cut(line, Self.longestLine).map { ["{": "(", "[": "(", "}": ")", "]": ")"][$0] ?? $0 })
    if round != cut(line, Self.longestLine) {
      note("the brackets of \"\(shown)\": round ones stand in their place, as { } and [ ] mean something here")
    }
    return doubleQuoted(round)
  }

  /// A title as a YAML scalar. A note tells of what is cut off.
  mutating func title(_ text: String) -> String {
    if cut(text, .max).scalarCount > Self.longestTitle {
      note("the end of the title \"\(cut(text, 60))\": it has at most \(Self.longestTitle) characters")
    }
    return doubleQuoted(cut(text, Self.longestTitle))
  }

  private static let longestLine = 450
  private static let longestTitle = 190

  func text(importedFrom origin: String) -> String {
    let remarks = notes.map { "# Not taken over: \($0)\n" }.joined()
    return "# Imported from \(origin).\n\(remarks)\(head.map { $0 + "\n" }.joined())steps:\n"
      + steps.map { $0 + "\n" }.joined()
  }
}

/// A text on one line, with at most `limit` Unicode scalars.
func cut(_ text: String, _ limit: Int) -> String {
  let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  return line.cut(to: limit)
}

/// An exercise from a workout of any program.
struct Exercise {
  var name: String
  var milliseconds: Int64

  private static let rests: Set<String> = ["rest", "pause", "break", "recover", "recovery", "relax", "ruhe", "repos"]

  /// Whether its name says that it is a rest.
  var isRest: Bool {
    let words = name.lowercased().split { !$0.isLetter }
    return words.count <= 2 && words.contains { Self.rests.contains(String($0)) }
  }

  /// The area and side that its name says: `Calves (left)` is calves on the left.
  private var parts: (area: String, side: String) {
    var words = name.split { $0.isWhitespace || "()[],-–:".contains($0) }.map(String.init)
    for (side, names) in [("left", ["left", "links"]), ("right", ["right", "rechts"])] {
      if let index = words.firstIndex(where: { names.contains($0.lowercased()) }), words.count > 1 {
        words.remove(at: index)
        return (words.joined(separator: " ").lowercased(), side)
      }
    }
    return (name, "none")
  }

  /// The lines of a step that lasts as long as the exercise: a rest, or a stretch with the exercise's name.
  ///
  /// - Parameters:
  ///   - sides: the value of `sides`, if it is not the side that the name says.
  ///   - extra: further keys, such as `cues: {…}`.
  func lines(
    indent: String, sides: String? = nil, extra: [String] = [], _ writer: inout RoutineWriter
  ) -> [String] {
    let length = Duration.milliseconds(milliseconds).text
    if isRest, extra.isEmpty { return ["\(indent)- rest: \(length)"] }
    let (area, side) = parts
    var keys = ["stretch: \(doubleQuoted(cut(area, 60)))", "sides: \(sides ?? side)"]
    if cut(area, 60) != area { keys.append("title: \(writer.title(name))") }
    keys.append("timing: { stretch: \(length) }")
    return ([keys[0]] + keys.dropFirst() + extra).enumerated().map { index, key in
      indent + (index == 0 ? "- " : "  ") + key
    }
  }
}
