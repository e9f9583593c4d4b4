import Scheduling
import Synchronization
import TestSupport
import Testing
import Units

@testable import Sessions

/// Schedule, speak what is unknown, schedule again.
@Suite struct SpokenTimelineTests {
  /// The first line decides how long its segment is, so what is left for the stretch, so what the second says.
  @Test func aLineThatTellsALengthWhichOtherLinesDecideSettles() async throws {
    let fake = try FakeSpeech()
    let words = (1...30).map { "word\($0)" }.joined(separator: " ")
    let text = bare(
      "area: off, long: { on: rest, say: \"\(words)\", crowded: extend }, all: { on: stretch, at: 50%, say: \"{duration} in all\" }",
      steps: "{ rest: 2s }, { stretch: calves, sides: none }")
    let made = try await Home(fake).make(text, ["fit": "60s"])
    #expect(made.said.isEmpty && made.notices.isEmpty)
    let timeline = try #require(made.timeline)
    let stretch = try #require(timeline.segments.first { $0.kind == .stretch })
    #expect(timeline.duration == .seconds(60) && timeline.unknown.isEmpty)
    // What it says in the end is true, and it was spoken once for the estimate and once for that.
    let seconds = Int((Double((stretch.end - stretch.start).milliseconds) / 1000).rounded())
    #expect(made.lines.map(\.text) == [words, "\(seconds) seconds in all"])
    #expect(fake.said.count == 3 && fake.said.contains("\(seconds) seconds in all"), "\(fake.said)")
  }

  @Test func aProgramThatFailsLeavesTheChimesAndOneNotice() async throws {
    let broken = try FakeSpeech("echo 'out of breath' >&2; exit 7")
    let text = "steps: [{ roll: calves, sides: each }, { say: \"Well done\" }]\n"
    let made = try await Home(broken).make(text)
    let silent = try await Home().make(text)
    #expect(made.notices.count == 1 && made.said.isEmpty)
    #expect(made.notices.first?.contains("it ended with status 7: out of breath") == true, "\(made.notices)")
    #expect(made.lines.isEmpty)
    func heard(_ made: Made) -> [Cue] { made.timeline?.cues.filter { $0.kind != .speech } ?? [] }
    #expect(heard(made) == heard(silent) && !heard(made).isEmpty)
    #expect(made.timeline?.duration == silent.timeline?.duration)
  }

  @Test func onceNobodyWantsToGoOnTheOtherLinesStaySilent() async throws {
    let fake = try FakeSpeech("[ \"$2\" = Slow ] && sleep 30; cp \"${0%/*}/2.wav\" \"$1\"")
    let told = Mutex<(done: Int, all: Int)>((0, 0))
    let made = try await Home(fake).make(
      bare(
        "a: { on: rest, say: Quick }, b: { on: rest, at: 50%, say: Slow }", steps: "{ rest: 20s }")
    ) { done, all in
      told.withLock { $0 = (done, all) }
      return done < 1
    }
    #expect(made.lines.map(\.text) == ["Quick"] && made.notices.isEmpty)
    #expect(told.withLock { $0.done == 1 && $0.all == 2 })
  }

  @Test func whatIsHeardFirstIsSpokenFirst() async throws {
    let made = try await Home().make(
      bare("a: { on: rest, at: 50%, say: Second }, b: { on: rest, say: First }", steps: "{ rest: 20s }"),
      lines: .estimated)
    var timeline = try #require(made.timeline)
    // No voice is there, so no line: as if it were.
    #expect(timeline.unknownLines.isEmpty)
    timeline = try #require(
      try await Home(FakeSpeech()).make(
        bare("a: { on: rest, at: 50%, say: Second }, b: { on: rest, say: First }", steps: "{ rest: 20s }"),
        lines: .estimated
      ).timeline)
    #expect(timeline.unknownLines.map(\.1.text) == ["First", "Second"])
  }
}
