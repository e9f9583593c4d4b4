/// The words of a language for the variables of lines.
package struct Words: Sendable {
  /// The words for sides; a side that is missing is not said.
  package var sides: [Side: String]
  /// The words for areas, by their names in routines.
  package var areas: [String: AreaWords]
  /// The words for any other area; `{area}` stands for the author's name of it.
  package var otherArea: AreaWords
  /// The words for tools, by their names in routines.
  package var tools: [String: ToolWords]
  /// The words for any other tool; `{tool}` stands for the author's name of it.
  package var otherTool: ToolWords
  /// The words for chimes that guides show, by their names in rules; a chime that is missing is shown by its name.
  package var sounds: [String: String] = [:]
  /// The word for seconds.
  package var second: Counted
  /// The word for minutes.
  package var minute: Counted
  /// The text between minutes and seconds, with its blanks.
  package var and: String

  /// The words for an area, by the side that is meant: `left calf`, `both calves`, `calves`.
  package struct AreaWords: Equatable, Sendable {
    /// The name of the area on each side.
    package var bySide: [Side: String]
    /// A sentence on how to lie or sit to roll it; nil if there is none.
    package var how: String?
    /// A sentence on how to stretch it; nil if there is none.
    package var howStretch: String?
    /// A sentence on what to mind there, which pages show; nil if there is none.
    package var care: String?
  }

  /// The words for a tool: `roller`, `on the roller`.
  package struct ToolWords: Equatable, Sendable {
    /// The name of the tool.
    package var name: String
    /// The words for being on the tool; nil if the language has none.
    package var on: String?
  }

  /// The two forms of a word; `{n}` stands for the number.
  package struct Counted: Equatable, Sendable {
    /// The form for the number one.
    package var one: String
    /// The form for other numbers.
    package var other: String

    /// The word with a number.
    package func of(_ number: Int64) -> String {
      (number == 1 ? one : other).replacing("{n}", with: "\(number)")
    }
  }

  /// English without a phrase file: names as the author wrote them.
  package static let plain = Words(
    sides: [.left: "left", .right: "right", .both: "both sides"], areas: [:],
    otherArea: AreaWords(
      bySide: [.left: "left {area}", .right: "right {area}", .both: "both sides {area}", .none: "{area}"]),
    tools: [:], otherTool: ToolWords(name: "{tool}"),
    second: Counted(one: "1 second", other: "{n} seconds"), minute: Counted(one: "1 minute", other: "{n} minutes"),
    and: " ")

  /// The words for an area on a side.
  package func area(_ name: String, _ side: Side) -> String {
    let words = areas[Area.normalised(name)] ?? otherArea
    let text = words.bySide[side] ?? words.bySide[.none] ?? "{area}"
    return text.replacing("{area}", with: name.replacing("-", with: " "))
  }

  /// A sentence on how to lie for an area, or how to stretch it; nil if there is none.
  package func how(_ area: String, isStretch: Bool) -> String? {
    let words = areas[Area.normalised(area)]
    return isStretch ? words?.howStretch : words?.how
  }

  /// A sentence on what to mind at an area; nil if the language has none.
  package func care(_ area: String) -> String? { areas[Area.normalised(area)]?.care }

  /// The name of a tool.
  package func tool(_ name: String) -> String { (tools[name] ?? otherTool).name.replacing("{tool}", with: name) }
  /// The words for being on a tool; nil if the language has none.
  package func on(_ tool: String) -> String? {
    (tools[tool] ?? otherTool).on?.replacing("{tool}", with: tool)
  }

  /// A time in words, to the nearest second: `1 minute 30 seconds`.
  package func time(milliseconds: Int64) -> String {
    let seconds = max(0, (milliseconds + 500) / 1000)
    if seconds == 0 { return second.of(0) }
    let parts = [(seconds / 60, minute), (seconds % 60, second)].filter { $0.0 > 0 }.map { $0.1.of($0.0) }
    return parts.joined(separator: and)
  }
}
