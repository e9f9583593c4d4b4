import PCM
import Testing
import Units

@testable import Rendering

/// A score as the real-time zone reads it.
@Suite struct ScoreTablesTests {
  private func score(_ placements: [(Int64, Int64)], ramps: [Ramp] = [], length: Int64 = 1000) -> Score {
    Score(
      placements: placements.enumerated().map { index, place in
        Placement(
          start: FramePosition(place.0), length: FrameCount(place.1), source: Int32(index), bus: .breath)
      }, sources: [], ramps: Bus.allCases.map { $0 == .breath ? ramps : [] }, length: FrameCount(length))
  }

  @Test func whatIsCoveredIsJoinedAndEndsWithTheScore() {
    let tables = ScoreTables(score([(-50, 60), (5, 20), (25, 5), (100, 10), (900, 500), (1000, 5), (-9, 9), (50, 0)]))
    defer { tables.deallocate() }
    let spans = (0..<tables.spanCount).map { [tables.spans[$0].start, tables.spans[$0].end] }
    #expect(spans == [[0, 30], [100, 110], [900, 1000]])
    // What begins behind the score, ended before it or lasts no time is left out.
    #expect(tables.count == 5)
    #expect([0, 29, 30, 109, 110, 999, 1000].map { tables.firstSpanReaching($0) } == [0, 0, 1, 1, 2, 2, 3])
  }

  /// A long placement that began early still sounds after a short one that began later.
  @Test func theFirstThatReachesAFrameIsFoundWhateverBeganBetween() {
    let tables = ScoreTables(score([(0, 500), (10, 10), (100, 10), (600, 10)]))
    defer { tables.deallocate() }
    #expect([0, 499, 500, 609, 610].map { tables.firstReaching($0) } == [0, 0, 3, 3, 4])
    #expect(tables.sources(15, 16) == [0, 1] && tables.sources(20, 600) == [0, 2] && tables.sources(510, 600) == [])
  }

  @Test func aGainIsThatOfTheRampOrOfTheLastOne() {
    let ramps = [
      Ramp(start: FramePosition(100), end: FramePosition(200), from: 1, to: 0.5),
      Ramp(start: FramePosition(300), end: FramePosition(400), from: 0.5, to: 0.25),
    ]
    let tables = ScoreTables(score([], ramps: ramps))
    defer { tables.deallocate() }
    func gain(_ frame: Int64) -> (Float, Int64) {
      var boundary: Int64 = 10_000
      let line = tables.ramp(.breath, at: frame, &boundary)
      return (line.value + line.slope * Float(frame - line.origin), boundary)
    }
    for (frame, value, boundary) in [
      (0, 1, 100), (100, 1, 200), (150, 0.75, 200), (200, 0.5, 300), (299, 0.5, 300), (350, 0.375, 400),
      (400, 0.25, 10_000),
    ] as [(Int64, Float, Int64)] {
      #expect(gain(frame) == (value, boundary), "\(frame)")
    }
    var boundary: Int64 = 10_000
    let plain = tables.ramp(.voice, at: 150, &boundary)
    #expect(plain.value == 1 && plain.slope == 0 && boundary == 10_000)
  }
}
