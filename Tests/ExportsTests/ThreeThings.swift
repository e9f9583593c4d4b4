import Routines
import Scheduling
import TestSupport
import Testing

/// A session with an area on both sides, a line in it, and a stretch in two sets with a rest between.
enum ThreeThings {
  static let text = """
    title: Three things
    timing: { ready: 5s, hold: 12s, roll: 10s, spots: 1, breath: 4-0-6-0 }
    cues: { extra: { on: hold, at: start+2s, say: "Breathe --> & <relax>" } }
    steps:
      - roll: calves
        sides: each
      - repeat: 2
        rest: 5s
        steps: [{ stretch: hip-flexors, sides: left, timing: { stretch: 15s } }]

    """

  static func compiled(title: String = "Three things") throws -> (Timeline, Routine) {
    let text = text.replacing("stretch: hip-flexors", with: "stretch: hip-flexors, title: '\(title)'")
    let compiled = compile(title == "Three things" ? Self.text : text, hasVoice: true)
    #expect(compiled.said == [])
    return (try #require(compiled.timeline), try #require(compiled.plan).routine)
  }
}
