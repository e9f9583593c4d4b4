import Documents
import Routines
import Scheduling
import Settings
import TestSupport
import Testing

/// Later layers win: built-in, profile, config, routine, config's routines, group, step, the routine's own flags, the
/// command line.
@Suite struct LayerStackTests {
  private enum Level: Int, CaseIterable, Sendable {
    case builtIn, profile, config, routine, ofRoutine, group, step, made, flags

    var time: Duration { .seconds(self == .builtIn ? 50 : 10 * rawValue) }
    var isMade: Bool { self == .made }
  }

  private static let pairs = Level.allCases.flatMap { lower in
    Level.allCases.filter { $0.rawValue > lower.rawValue }.map { [lower, $0] }
  }

  /// One hold on the back, as long as the last of the levels says; `halfway` sounds as far into it.
  private func compiled(_ levels: [Level]) -> Compiled {
    func keys(_ level: Level, _ indent: String) -> String {
      guard levels.contains(level) else { return "" }
      return "\(indent)timing: { hold: \(level.time.text) }\n"
        + "\(indent)cues: { halfway: { at: start+\(level.time.text), longer-than: off } }\n"
    }
    func flags(_ level: Level) -> [(String, String)] {
      guard levels.contains(level) else { return [] }
      return [
        ("hold", level.time.text), ("cue", "halfway.at=start+\(level.time.text)"), ("cue", "halfway.longer-than=off"),
      ]
    }
    let config =
      keys(.config, "  ") + (levels.contains(.ofRoutine) ? "  routines:\n    r:\n" + keys(.ofRoutine, "      ") : "")
    var text = keys(.routine, "")
    if levels.contains(.made) {
      // A routine that was made of a session brings its config along.
      let cues = flags(.made).filter { $0.0 == "cue" }.map(\.1).joined(separator: ", ")
      text += "settings:\n  flags: { hold: \(Level.made.time.text), cue: [\(cues)] }\n"
      if !config.isEmpty { text += "  config:\n" + config.split(separator: "\n").map { "  \($0)\n" }.joined() }
    }
    text += "steps:\n  - steps:\n      - roll: back\n" + keys(.step, "        ") + keys(.group, "    ")
    return compile(
      text, flags: flags(.flags) + [("spots", "1")], profile: levels.contains(.profile) ? keys(.profile, "") : nil,
      config: levels.contains(.made) ? "timing: { hold: 1h }\ncues: { halfway: off }\n" : config)
  }

  @Test(arguments: pairs)
  private func ofTwoLayersTheLaterWins(levels: [Level]) throws {
    let compiled = compiled(levels)
    let timeline = try #require(compiled.timeline, "\(compiled.said)")
    let hold = try #require(timeline.segments.first { $0.kind == .hold })
    #expect(hold.length == levels[1].time)
    #expect(timeline.cues.first { $0.rule == "halfway" }?.at == hold.start + levels[1].time)
  }

  @Test func aLaterLayerChangesOnlyTheKeysItNames() throws {
    let text = "cues:\n  halfway: { pan: left }\nsteps:\n  - roll: back\n    cues: { halfway: { gain: -3 } }\n"
    let timeline = try #require(
      compile(text, flags: [("cue", "halfway.chime=go")], profile: "cues: { halfway: { at: 20% } }").timeline)
    let cue = try #require(timeline.cues.first { $0.rule == "halfway" })
    let hold = timeline.segments[cue.segment]
    #expect(cue.pan == -1 && cue.gain == -3 && cue.name == "go" && cue.at == hold.start + .seconds(10))
  }
}
