import Routines
import Testing
import Units

@testable import Scheduling

@Suite struct DraftTests {
  private func draft(_ breath: Breath?, count: Int = 5, length: Int64 = 50_000) -> Draft {
    let id = SegmentID(step: 1, pass: 1, side: .none, spot: 1, kind: .hold)
    var draft = Draft(id: id, title: "", scope: 0, length: length, from: 30_000, to: 90_000)
    draft.wish = length
    draft.breathing = breath.map { Draft.Breathing(breath: $0, start: 0.25, end: 0.75, count: count) }
    return draft
  }

  @Test func ofASteadyBreathWholeOnesAreCountedUpOrDown() throws {
    let breathing = try #require(draft(.standard).breathing)
    #expect(breathing.length(of: 3) == 30_000)
    #expect([25_000, 30_000, 30_001].map { breathing.count(lasting: $0) } == [3, 3, 4])
    #expect([9999, 25_000, 30_000].map { breathing.count(within: $0) } == [0, 2, 3])
  }

  @Test func ofASlowingBreathEachIsLongerThanTheOneBefore() throws {
    let breathing = try #require(draft(try Breath(parsing: "from 8/min to 5/min")).breathing)
    let periods = breathing.phases.map(\.period)
    #expect(periods == periods.sorted() && Set(periods).count == 5)
    // On its stretch of the way, each with the period at its own middle: 3 and 7 tenths of the way from 7.5 s to 12 s.
    #expect(periods[0] == .milliseconds(8850) && periods[4] == .milliseconds(10_650))
    for milliseconds in stride(from: Int64(5000), to: 200_000, by: 777) {
      let count = breathing.count(lasting: milliseconds)
      #expect(breathing.length(of: count) >= milliseconds)
      #expect(count == 1 || breathing.length(of: count - 1) < milliseconds)
    }
  }

  @Test func breathsThatTheListenerChangedStandForThePlannedOnes() throws {
    var breathing = try #require(draft(.standard).breathing)
    breathing.changed = Array(repeating: BreathPhases(inhale: .seconds(1), exhale: .seconds(2)), count: 2)
    #expect(breathing.phases.map(\.period) == [.seconds(3), .seconds(3)])
  }

  @Test func lengtheningMovesTheBoundsAndKeepsBreathsWhole() {
    var hold = draft(.standard)
    hold.lengthen(to: 52_000)
    #expect(hold.length == 60_000 && hold.breathing?.count == 6)
    #expect((hold.from, hold.wish, hold.to) == (60_000, 60_000, 90_000))
    var plain = draft(nil)
    plain.lengthen(to: 40_000)
    // It was long enough; it may not become shorter than that any more.
    #expect((plain.length, plain.from, plain.wish, plain.to) == (50_000, 40_000, 50_000, 90_000))
    plain.lengthen(to: 95_000)
    #expect((plain.length, plain.from, plain.to) == (95_000, 95_000, 95_000))
  }
}
