/// How a language says what the variables of a line stand for.
package struct Words: Sendable {
  /// By side; what is not there is not said.
  package var sides: [Side: String]
  /// By name as in routines.
  package var areas: [String: AreaWords]
  /// Any other area; `{area}` in it is the name that the author wrote.
  package var otherArea: AreaWords
  package var tools: [String: ToolWords]
  /// Any other tool; `{tool}` in it is the name that the author wrote.
  package var otherTool: ToolWords
  package var second: Counted
  package var minute: Counted
  /// Between minutes and seconds.
  package var and: String

  /// An area, by the side that is meant: `left calf`, `both calves`, `calves`.
  package struct AreaWords: Equatable, Sendable {
    package var bySide: [Side: String]
    /// How to lie or sit, in a sentence.
    package var how: String?
    /// How to stretch it.
    package var howStretch: String?
    /// What to mind, in a sentence, for pages.
    package var care: String?
  }

  /// A tool: `roller`, `on the roller`.
  package struct ToolWords: Equatable, Sendable {
    package var name: String
    package var on: String?
  }

  /// A word by number; `{n}` in it is the number.
  package struct Counted: Equatable, Sendable {
    package var one: String
    package var other: String

    package func of(_ number: Int64) -> String {
      (number == 1 ? one : other).replacing("{n}", with: "\(number)")
    }
  }

  /// English without a phrase file: names as they were written.
  package static let plain = Words(
    sides: [.left: "left", .right: "right", .both: "both sides"], areas: [:],
    otherArea: AreaWords(
      bySide: [.left: "left {area}", .right: "right {area}", .both: "both sides {area}", .none: "{area}"]),
    tools: [:], otherTool: ToolWords(name: "{tool}"),
    second: Counted(one: "1 second", other: "{n} seconds"), minute: Counted(one: "1 minute", other: "{n} minutes"),
    and: " ")

  /// An area with the side that is meant.
  package func area(_ name: String, _ side: Side) -> String {
    let words = areas[Area.normalised(name)] ?? otherArea
    let text = words.bySide[side] ?? words.bySide[.none] ?? "{area}"
    return text.replacing("{area}", with: name.replacing("-", with: " "))
  }

  /// How to lie for an area, or to stretch it; nil if it is not known.
  package func how(_ area: String, isStretch: Bool) -> String? {
    let words = areas[Area.normalised(area)]
    return isStretch ? words?.howStretch : words?.how
  }

  /// What to mind at an area; nil if the language does not say it.
  package func care(_ area: String) -> String? { areas[Area.normalised(area)]?.care }

  /// A tool's name, or what one does on it.
  package func tool(_ name: String) -> String { (tools[name] ?? otherTool).name.replacing("{tool}", with: name) }
  package func on(_ tool: String) -> String? {
    (tools[tool] ?? otherTool).on?.replacing("{tool}", with: tool)
  }

  /// `1 minute 30 seconds`, to the nearest second.
  package func time(milliseconds: Int64) -> String {
    let seconds = max(0, (milliseconds + 500) / 1000)
    if seconds == 0 { return second.of(0) }
    let parts = [(seconds / 60, minute), (seconds % 60, second)].filter { $0.0 > 0 }.map { $0.1.of($0.0) }
    return parts.joined(separator: and)
  }
}
