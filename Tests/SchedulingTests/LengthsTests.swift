import Routines
import Scheduling
import TestSupport
import Testing

/// Segments that grow to hold what must be heard in them.
@Suite struct LengthsTests {
  /// A chime that is clear only after nine seconds.
  private func long(_ name: String) -> (Voicing) -> SoundLengths {
    { $0 == .chime(name) ? SoundLengths(duration: .seconds(9), voiceClearance: .seconds(9)) : standardLengths($0) }
  }

  @Test func aSegmentThatGrewMatchesTheRulesItIsNowLongEnoughFor() throws {
    let text = """
      timing: { ready: 0s, settle: 0s }
      cues:
        long: { on: rest, chime: hold, crowded: extend }
        more: { on: rest, at: start+1s, longer-than: 6s, chime: go, crowded: extend }
      steps:
        - rest: 5s
      """
    let compiled = compile(text, silenced: ["countdown", "go", "finish"], lengths: long("hold"))
    let timeline = try #require(compiled.timeline, "\(compiled.said)")
    // Nine seconds of the one, and one of the other.
    #expect(timeline.segments.first { $0.kind == .rest }?.length == .seconds(10))
    #expect(timeline.notes.contains { $0.message == "the segment is 5s longer, to hold the cue" })
  }

  @Test func theOtherSideIsToldWhyItGrew() throws {
    let text = """
      cues: { long: { on: first stretch, chime: hold, crowded: extend } }
      timing: { stretch: 5s }
      steps:
        - stretch: calves
      """
    let timeline = try #require(compile(text, lengths: long("hold")).timeline)
    let stretches = timeline.segments.indices.filter { timeline.segments[$0].kind == .stretch }
    #expect(stretches.count == 2 && Set(stretches.map { timeline.segments[$0].length }).count == 1)
    let notes = timeline.notes.filter { $0.rule == "long" }
    #expect(notes.map(\.segment) == stretches)
    #expect(notes.first?.message.hasSuffix("longer, to hold the cue") == true)
    #expect(notes.last?.message.hasSuffix("longer, to be like the other side") == true)
  }

  @Test func whatDoesNotFitItsSegmentExtendsIt() throws {
    let long = SoundLengths(duration: .seconds(9), voiceClearance: .seconds(7))
    let text = "steps:\n  - roll: calves\n"
    let timeline = try #require(compile(text) { $0 == .chime("side") ? long : standardLengths($0) }.timeline)
    // Side: 1 s in, 7 s until it is clear, 3 s of countdown.
    #expect(timeline.segments.first { $0.kind == .settle && $0.side == .right }?.length == .seconds(11))
    #expect(timeline.notes.contains { $0.rule == "side" && $0.message.contains("5s longer") })
  }

  /// The release of a hold is heard before what is said after it.
  @Test func aSpokenStepWaitsForTheChimeThatEndsTheSegmentBeforeIt() throws {
    let text = "steps:\n  - roll: back\n    timing: { spots: 1 }\n  - say: \"Well done\"\n"
    let timeline = try #require(compile(text, hasVoice: true).timeline)
    let release = try #require(timeline.cues.first { $0.rule == "release" })
    let line = try #require(timeline.cues.first { $0.rule == nil })
    #expect(line.kind == .speech && line.at == release.at + .milliseconds(1200))
    #expect(timeline.segments[line.segment].end == line.at + line.duration)
  }
}
