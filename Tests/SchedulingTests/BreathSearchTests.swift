import Routines
import Testing

@testable import Scheduling

@Suite struct BreathSearchTests {
  /// Holds of so many breaths as last 20 s to 5 minutes, a breath of each period.
  private func unknowns(_ periods: some Collection<Int64>) -> [FittingUnknown] {
    periods.enumerated().compactMap { index, period -> FittingUnknown? in
      let phases = BreathPhases(inhale: .milliseconds(period - 5000), exhale: .seconds(5))
      let id = SegmentID(step: index + 1, pass: 1, side: .none, spot: 1, kind: .hold)
      var draft = Draft(id: id, title: "", scope: 0, length: 5 * period, from: 20_000, to: 300_000)
      draft.breathing = Draft.Breathing(breath: .steady(phases), start: 0, end: 0, count: 5)
      draft.wish = draft.length
      return FittingUnknown([draft], 0, nil)
    }
  }

  @Test(arguments: [[10_000], [10_000, 10_000], [8009, 9221], [8009, 10_000, 8009, 12_983]] as [[Int64]])
  func everyTotalOfWholeBreathsIsFound(periods: [Int64]) throws {
    var search = BreathSearch(unknowns(periods))
    for counts in [periods.map { _ in 4 }, periods.indices.map { 5 + 3 * $0 }] {
      let total = zip(periods, counts).reduce(0) { $0 + $1.0 * Int64($1.1) }
      let found = try #require(search.find(total...total).counts, "\(total)")
      #expect(zip(periods, found).reduce(0) { $0 + $1.0 * Int64($1.1) } == total)
      for (unknown, count) in zip(unknowns(periods), found) { #expect(unknown.counts.contains(count)) }
    }
    #expect(!search.isThinned)
  }

  @Test func betweenTotalsTheNearestOnEitherSideAreTold() {
    var search = BreathSearch(unknowns([10_000, 10_000]))
    let found = search.find(101_000...109_000)
    #expect(found.counts == nil && found.below == 100_000 && found.above == 110_000)
    let short = search.find(1...2)
    #expect(short.counts == nil && short.below == nil && short.above == 40_000)
    let long = search.find(1_000_000...2_000_000)
    #expect(long.counts == nil && long.below == 600_000 && long.above == nil)
  }

  /// Where too many sums of breaths are possible to try all, what was found is not called the nearest.
  @Test func onlyASearchOfAllTotalsSpeaksOfTheNearest() {
    func isThinned(_ steps: Int) -> Bool {
      // Few of their sums are alike.
      let periods: [Int64] = [8009, 9221, 10_037, 11_489, 12_983]
      var search = BreathSearch(unknowns(periods.prefix(steps)), most: 10_000)
      _ = search.find(1...1)
      return search.isThinned
    }
    #expect(!isThinned(2) && isThinned(5))
  }
}
