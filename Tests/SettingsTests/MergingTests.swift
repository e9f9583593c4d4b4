import Documents
import Routines
import Scheduling
import Settings
import TestSupport
import Testing

/// Later layers win: built-in, profile, config, routine, config's routines, group, step, the routine's own flags, the
/// command line.
@Suite struct MergingTests {
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

  @Test func placesShareASlotAndFromAndToStayForTheNextEvery() throws {
    let text = """
      cues:
        x: { on: breathe, every: 5s, from: start+2s, to: start+8s, chime: go }
      steps:
        - { breathe: 20s, cues: { x: { last: 2 } } }
        - { breathe: 20s, cues: { x: { every: 2s } } }
      """
    let timeline = try #require(compile(text).timeline)
    let cues = timeline.cues.filter { $0.rule == "x" }
    #expect(cues.map { ($0.at - timeline.segments[$0.segment].start).text } == ["18s", "19s", "2s", "4s", "6s"])
  }

  /// The bounds of a released length say when the listener may end it: they go with it.
  @Test func aPlainLengthKeepsNoBoundsOfAReleasedOne() throws {
    let text = """
      timing: { hold: { until: released, from: 25s, to: 95s } }
      steps:
        - { roll: back, timing: { hold: 50s } }
      """
    let hold = try #require(compile(text).plan).scope(1).timing[.hold]
    let standard = PlannedLength(standard: .hold)
    #expect(!hold.isReleased && hold.from == standard.from && hold.to == standard.to)
    // Those of a plain one stay.
    let plain = try #require(compile(text.replacing("until: released", with: "for: 40s")).plan).scope(1).timing[.hold]
    #expect(plain.from == .time(.seconds(25)) && plain.to == .time(.seconds(95)))
  }

  @Test func aSilentRuleWakesWithTheKeysItHad() throws {
    let text = "cues: { halfway: off }\nsteps: [{ roll: back, cues: { halfway: { pan: left } } }]\n"
    #expect(try #require(compile(text).timeline).cues.contains { $0.rule == "halfway" && $0.pan == -1 })
    let taken = compile("cues: { halfway: { chime: off } }\nsteps: [{ roll: back }]\n")
    #expect(
      taken.said.count == 1 && taken.said[0].hasPrefix("r.yaml:1:9: error: the rule halfway has nothing to sound"))
  }

  @Test func theLastWhoAsksForAProfileGetsIt() throws {
    func asked(_ routine: String, _ config: String, _ flags: [(String, String)]) throws -> String? {
      let diagnostics = Diagnostics()
      let read = RoutineFile(
        SourceText(name: "r.yaml", text: routine + "steps: [{ rest: 5s }]\n"), name: "r", diagnostics)
      let around = Surroundings(
        read, named: "r", config: { Config(SourceText(name: "c", text: config), diagnostics) },
        Flags(flags, diagnostics))
      #expect(diagnostics.all.isEmpty)
      return around.profile?.name
    }
    let config = "profile: a\nroutines: { r: { profile: c } }\n"
    #expect(try asked("", "", []) == nil)
    #expect(try asked("", "profile: a", []) == "a")
    #expect(try asked("profile: b\n", "profile: a", []) == "b")
    #expect(try asked("profile: b\n", config, []) == "c")
    #expect(try asked("profile: b\n", config, [("cues", "e")]) == "e")
    #expect(try asked("profile: b\nsettings: { flags: { cues: d } }\n", config, []) == "d")
    #expect(try asked("profile: b\nsettings: {}\n", config, []) == "b")
  }

  @Test func sidesAndScaleReachEveryStep() throws {
    let text = "steps:\n  - roll: calves\n  - { repeat: 2, sides: each, rest: 10s, steps: [{ stretch: quads }] }\n"
    let timeline = try #require(compile(text, flags: [("sides", "left"), ("scale", "1.2"), ("spots", "1")]).timeline)
    #expect(!timeline.segments.contains { $0.side == .right })
    let lengths = timeline.segments.filter { $0.kind != .settle }.map { "\($0.kind) \($0.length.text)" }
    #expect(lengths.dropFirst().dropLast() == ["roll 24s", "hold 1m", "stretch 36s", "rest 12s", "stretch 36s"])
  }
}
