import Routines
import Scheduling
import TestSupport
import Testing

@Suite struct ScheduleTests {
  private static let text = "timing: { ready: 0s, finish: 0s }\ncues: { finish: off }\nsteps:\n  - say: one two three\n"

  /// A line that nobody has spoken yet lasts as long as one is likely to, and is named.
  @Test func aLineOfUnknownLengthIsEstimatedAndListed() throws {
    let plan = try #require(compile(Self.text, hasVoice: true).plan)
    let line = Voicing.speech(text: "one two three", language: "en")
    let timeline = try schedule(plan, lengths: [:])
    #expect(timeline.unknown == [line] && timeline.duration == .milliseconds(1200))
    let known = try schedule(plan, lengths: [line: SoundLengths(duration: .seconds(5), voiceClearance: .seconds(4))])
    #expect(known.unknown.isEmpty && known.cues.map(\.duration) == [.seconds(5)])
    // The step lasts until another voice may speak, and the session until all is silent.
    #expect(known.segments[0].length == .seconds(4) && known.duration == .seconds(5))
  }

  @Test func whatNobodyCanSayIsNoStep() throws {
    let text = Self.text + "  - rest: 5s\n"
    let plan = try #require(compile(text, silenced: ["countdown", "go"], hasVoice: true).plan)
    let silent = [
      Voicing.speech(text: "one two three", language: "en"): SoundLengths(duration: .zero, voiceClearance: .zero)
    ]
    #expect(try schedule(plan, lengths: silent).segments.map(\.kind) == [.rest])
  }
}
