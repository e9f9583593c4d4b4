import Routines
import Testing
import Units

@Suite struct BreathTests {
  @Test(
    arguments: [
      ("4-0-6-0", [4000, 0, 6000, 0]), ("4-6", [4000, 0, 6000, 0]), ("5.5-1-6.5-1", [5500, 1000, 6500, 1000]),
      ("6/min", [4000, 0, 6000, 0]), ("6/min 1:1", [5000, 0, 5000, 0]), ("6/min 4:7:8:1", [2000, 3500, 4000, 500]),
      ("7/min", [3429, 0, 5143, 0]),
    ] as [(String, [Int64])])
  func breathsHaveFourPhasesInMilliseconds(text: String, phases: [Int64]) throws {
    let breath = try #require(try Breath(parsing: text).phases(at: 0))
    #expect(Phase.allCases.map { breath[$0].milliseconds } == phases)
  }

  @Test func aSlowingBreathGoesFromOnePeriodToAnother() throws {
    let breath = try Breath(parsing: "from 8/min to 5/min 1:1")
    #expect(breath.period(at: 0) == 7500 && breath.period(at: 1) == 12_000 && breath.period(at: 0.5) == 9750)
    #expect(breath.phases(at: 0.5)?.inhale == .milliseconds(4875))
  }

  @Test(arguments: [
    "0.4-6", "1-0.9", "40-0-30-0", "4", "4-5-6", "a-b", "0/min", "6/min 0:0", "6/min 1:2:3", "from 8/min",
    "from 8/min to",
    "on", "31/min", "from 8/min to 0.5/min", "4--6", "6/min 2:3 x",
  ])
  func whatIsNoBreathIsRefused(text: String) {
    #expect(throws: Misread.self) { try Breath(parsing: text) }
  }
}
