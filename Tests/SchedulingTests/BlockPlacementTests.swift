import Routines
import Scheduling
import TestSupport
import Testing

/// Who gives way to whom, and how far.
@Suite struct PlacementTests {
  private static let quiet = ["ready", "area", "side", "countdown", "go", "breath", "rest", "finish"]

  private func timeline(_ rules: String) throws -> Timeline {
    let text = "timing: { ready: 0s, settle: 0s }\ncues:\n\(rules)\nsteps: [{ breathe: 30s }, { rest: 10s }]\n"
    let compiled = compile(text, silenced: Self.quiet, hasVoice: true)
    return try #require(compiled.timeline, "\(compiled.said)")
  }

  private func starts(_ timeline: Timeline) -> [String] { timeline.cues.map { "\($0.at.text) \($0.name)" } }

  @Test func voicesKeepClearOfVoicesAndOfChimesThatAreNotClear() throws {
    let text = """
      cues:
        one: { on: breathe, at: start+1s, chime: go, say: "one two three four five" }
        two: { on: breathe, at: start+2s, say: "six seven eight" }
        low: { on: breathe, at: start+3s, chime: hold, say: "nine ten eleven", crowded: drop, priority: 1 }
      steps:
        - breathe: 30s
      """
    let timeline = try #require(compile(text, hasVoice: true).timeline)
    let lines = timeline.cues.filter { $0.kind == .speech }.map { "\($0.at.text) \($0.name)" }
    // One: chime at 11 s, clear at 12 s, voice from 12.2 s to 14.2 s. Two waits for it.
    #expect(lines == ["12.2s one two three four five", "14.2s six seven eight"])
    #expect(timeline.notes.contains { $0.rule == "two" && $0.message.contains("2.2s later") })
    #expect(
      timeline.notes.contains {
        $0.rule == "low" && $0.severity == .warning && $0.message.contains("\"one\" sounds there")
      })
  }

  @Test func whatIsToEndSomewhereGoesEarlierAndEverythingElseLater() throws {
    let timeline = try timeline(
      """
        one: { on: breathe, at: start+10s, say: "one two three four five", priority: 9 }
        two: { on: breathe, ends: start+11s, say: "six seven" }
        three: { on: breathe, at: start+11s, say: "eight" }
      """)
    #expect(starts(timeline) == ["9.2s six seven", "10s one two three four five", "12s eight"])
    #expect(
      timeline.notes.map(\.message).sorted() == [
        "moved 1s earlier, out of the way", "moved 1s later, out of the way",
      ])
  }

  /// Fifteen words are six seconds, and nothing is moved by more than five.
  @Test func aLineThatWouldHaveToGoTooFarIsDroppedAndItsChimeStaysWhereItCan() throws {
    let long = (1...15).map { "w\($0)" }.joined(separator: " ")
    let timeline = try timeline(
      """
        one: { on: breathe, at: start+1s, say: "\(long)", priority: 9 }
        two: { on: breathe, at: start, chime: go, say: "too late" }
        three: { on: breathe, at: start+1s, chime: hold, say: "too late as well" }
      """)
    #expect(starts(timeline) == ["0s go", "1s \(long)"])
    #expect(timeline.notes.map { "\($0.rule ?? "") \($0.severity)" }.sorted() == ["three warning", "two warning"])
    #expect(timeline.notes.contains { $0.rule == "two" && $0.message.hasSuffix("its chime stays") })
  }

  @Test func aLineStaysInItsSegmentUnlessItWasToBeginAtItsEnd() throws {
    let first = "one: { on: breathe, at: end-1.5s, say: \"one two three\", priority: 9 }"
    let inside = try timeline("  \(first)\n  two: { on: breathe, at: end-1s, say: \"four five\" }\n")
    #expect(starts(inside) == ["28.5s one two three"])
    let outside = try timeline(
      "  one: { on: rest, at: start, say: \"one two three\", priority: 9 }\n"
        + "  two: { on: breathe, at: end, say: \"four five\" }\n")
    #expect(starts(outside) == ["30s one two three", "31.2s four five"])
  }

  @Test func withoutAVoiceNothingIsInTheWay() throws {
    let rules = "x: { on: breathe, at: start, chime: go }, y: { on: breathe, at: start, chime: hold }"
    let compiled = compile(
      "timing: { ready: 0s }\ncues: { \(rules) }\nsteps: [{ breathe: 30s }]\n", silenced: Self.quiet)
    let timeline = try #require(compiled.timeline)
    #expect(timeline.cues.map(\.at) == [.zero, .zero] && timeline.notes.isEmpty)
  }
}
