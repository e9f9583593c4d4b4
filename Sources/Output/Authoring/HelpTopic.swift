import Exports
import Routines
import Units

/// Something that is written in routines and options alike, and how.
package struct HelpTopic: Sendable {
  /// The word after `unknot help`, and other words for it.
  package let name: String
  let words: [String]
  /// Makes the page, in lines of at most 80 columns.
  package let text: @Sendable () -> String

  /// The topic with a name, in any case; nil if there is none.
  package static func named(_ word: String) -> HelpTopic? {
    let key = word.lowercased()
    return all.first { $0.name == key || $0.words.contains(key) }
  }

  /// All topics, in the order in which help lists them.
  package static let all = [
    HelpTopic(name: "breath", words: ["breathing", "breathe", "breaths", "presets", "--breath"]) { breath },
    HelpTopic(name: "times", words: ["time", "lengths", "length", "durations", "duration"]) { times },
    HelpTopic(name: "volume", words: ["volumes", "loudness", "gain", "--volume"]) { volume },
    HelpTopic(name: "areas", words: ["area", "muscles", "body"]) { areas },
  ]

  private static var breath: String {
    let rows = BreathPreset.all.flatMap { preset in
      [[preset.name, preset.pattern, preset.summary]]
        + (preset.aliases.isEmpty ? [] : [["", "", "also \(preset.aliases.joined(separator: ", "))"]])
    }
    return """
      A breath, in --breath, in the config or in a routine's "breath":

        4-0-6-0    seconds to breathe in, hold, breathe out, pause
        4-7-8      in, hold, out; no pause
        4-6        in, out
        6/min      breaths a minute; 6/min 1:1 for as long in as out
        "from 8/min to 5/min"   slower and slower over the session
        off        no breath

      Names that people know:

      \(alignedRows(rows).map { "  \($0)" }.joined(separator: "\n"))

      One breath lasts 2 to 60 seconds. Hear one: unknot play --breath box

      """
  }

  private static let times = """
    A time, in options, in the config or in a routine:

      45s, 1m30s, 2h   seconds, minutes, hours
      90               seconds
      42.5s            with a point, to the millisecond

    A length, where breaths can be counted (hold, rest, stretch, settle, breathe):

      5 breaths        as long as they take

    What is not clear is refused with what it may mean: 1:30, 42,5s, 2 hours.

    """

  private static let volume = """
    Volumes, in --volume, in the config or in a routine, are in decibels: -6 is
    clearly softer, 3 somewhat louder, off is silence.

      --volume -6           everything
      --volume voice=3      the voice; \(Bus.allCases.map(\.name).joined(separator: ", ")) are the buses
      --volume breath=off   no breath tones

    In a file: "volume: -6", or "volume: { all: -6, voice: 3 }". While a session
    plays, the arrow keys up and down change it.

    """

  private static var areas: String {
    let rows =
      [["area", "tool", "sides"]]
      + Area.known.map { [$0.name, $0.tool, $0.sides == .each ? "left, then right" : "one"] }
    return """
      The areas that are known by heart. Any other word is an area too, with the sides
      and the tool that the routine gives it.

      \(alignedRows(rows).map { "  \($0)" }.joined(separator: "\n"))

      """
  }
}
