import Foundation
import Routines
import TestSupport
import Testing
import Units

@testable import Scheduling

@Suite struct FittingTests {
  /// Times that a refusal names, in milliseconds: `shortest`, `longest`, and the nearest ones.
  private static func times(in refusal: String) -> [Int64] {
    let line = refusal.split(separator: "\n")[0]
    return line.matches(of: /(\d+h)?(\d+m)?(\d+(\.\d+)?s)?/).compactMap { match in
      let text = String(match.output.0)
      return text.isEmpty || text.allSatisfy(\.isNumber) ? nil : try? Duration(parsing: text).milliseconds
    }
  }

  /// For random sessions: exactly the time asked for, inside the bounds, sides alike; or a refusal that is true.
  @Test func aFitIsExactOrTruthfullyRefused() throws {
    var exact: UInt64 = 0
    var refused: UInt64 = 0
    var inexact = 0
    let count: UInt64 = isSoak ? 2000 : 200
    for seed in 0..<count {
      let session = RandomSession(seed: seed)
      let plain = try #require(session.compiled().timeline, "seed \(seed)")
      var random = SeededGenerator(seed: seed &+ 99)
      let target = max(1, Int64(Double(plain.duration.milliseconds) * Double.random(in: 0.6...1.6, using: &random)))
      let text = Duration.milliseconds(target).text
      let fitted = session.compiled(fit: text)
      if let timeline = fitted.timeline {
        exact += 1
        check(timeline, target, plain, seed)
        continue
      }
      let refusal = try #require(fitted.refusal, "seed \(seed): \(fitted.said)")
      // The first is what was asked for.
      let times = Self.times(in: refusal).dropFirst()
      if refusal.contains("nearest") { inexact += 1 } else { refused += 1 }
      #expect(refusal.hasPrefix("--fit:1:1: error: "), "seed \(seed): \(refusal)")
      // The longest and shortest, and the nearest, can be had.
      for time in times {
        let again = session.compiled(fit: Duration.milliseconds(time).text)
        #expect(
          again.timeline?.duration == .milliseconds(time), "seed \(seed): \(time) of \(refusal), \(again.refusal ?? "")"
        )
      }
    }
    #expect(
      exact > count * 45 / 100 && refused > count / 10,
      "\(exact) exact, \(refused) out of reach, \(inexact) not exactly")
    print("fit: \(exact) exact, \(refused) out of reach, \(inexact) not exactly")
  }

  private func check(_ timeline: Timeline, _ target: Int64, _ plain: Timeline, _ seed: UInt64) {
    #expect(timeline.duration.milliseconds == target, "seed \(seed)")
    #expect(timeline.segments.last?.end == timeline.duration, "seed \(seed)")
    func identities(_ timeline: Timeline) -> [SegmentID] { timeline.segments.map(\.id).filter { $0.kind != .finish } }
    #expect(identities(timeline) == identities(plain), "seed \(seed)")
    var lefts: [String: Segment] = [:]
    for (segment, before) in zip(timeline.segments, plain.segments) {
      let isElastic = [.roll, .hold, .stretch, .rest].contains(segment.kind) && segment.releasable == nil
      #expect(isElastic || segment.kind == .finish || segment.length == before.length, "seed \(seed), \(segment.id)")
      #expect(
        segment.breaths.isEmpty || segment.length == segment.breaths.reduce(.zero) { $0 + $1.period }, "seed \(seed)")
      var key = segment.id
      key.side = .none
      if segment.side == .left { lefts["\(key)"] = segment }
      if segment.side == .right, segment.kind != .settle, let left = lefts["\(key)"] {
        #expect(left.length == segment.length && left.breaths == segment.breaths, "seed \(seed), \(segment.id)")
      }
    }
    #expect(timeline.cues.allSatisfy { $0.at + $0.duration <= timeline.duration }, "seed \(seed)")
  }
}
