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

  @Test(
    arguments: [
      ("4-7-8", [4000, 7000, 8000, 0]), ("4-4-4", [4000, 4000, 4000, 0]), ("box", [4000, 4000, 4000, 4000]),
      ("Box breathing", [4000, 4000, 4000, 4000]), ("square", [4000, 4000, 4000, 4000]),
      ("coherent", [5500, 0, 5500, 0]), ("7-11", [7000, 0, 11_000, 0]), ("long exhale", [4000, 0, 8000, 0]),
    ] as [(String, [Int64])])
  func patternsAreKnownByTheirNames(text: String, phases: [Int64]) throws {
    let breath = try #require(try Breath(parsing: text).phases(at: 0))
    #expect(Phase.allCases.map { breath[$0].milliseconds } == phases)
  }

  @Test func everyPresetIsABreathAndNoNameStandsForTwo() throws {
    for preset in BreathPreset.all { _ = try Breath(parsing: preset.name) }
    let names = BreathPreset.all.flatMap { [$0.name] + $0.aliases }
    #expect(Set(names).count == names.count)
  }

  @Test(arguments: [
    ("4:7:8", "write 4-7-8"), ("4,5-5,5", "write 4.5-5.5"), ("5,5/min", "5.5/min"), ("6 bpm", "write 6/min"),
    ("6 breaths per minute", "write 6/min"), ("4 7 8", "write 4-7-8"), ("4s-7s-8s", "write 4-7-8"),
    ("boxx", "did you mean \"box\"?"), ("6", "write 6/min for that many breaths a minute"),
  ])
  func whatIsMeantIsSaid(text: String, message: String) {
    do {
      _ = try Breath(parsing: text)
      Issue.record("\(text) was taken")
    } catch { #expect(error.message.contains(message), "\(error)") }
  }

  @Test func aSlowingBreathGoesFromOnePeriodToAnother() throws {
    let breath = try Breath(parsing: "from 8/min to 5/min 1:1")
    #expect(breath.period(at: 0) == 7500 && breath.period(at: 1) == 12_000 && breath.period(at: 0.5) == 9750)
    #expect(breath.phases(at: 0.5)?.inhale == .milliseconds(4875))
  }

  @Test(arguments: [
    "0.4-6", "1-0.9", "40-0-30-0", "4", "4-0-5-6-1", "a-b", "0/min", "6/min 0:0", "6/min 1:2:3", "from 8/min",
    "from 8/min to",
    "on", "31/min", "in and out", "x y z", "6/min/min", "breaths per minute", "", "from 8/min to 0.5/min", "4--6",
    "6/min 2:3 x",
  ])
  func whatIsNoBreathIsRefused(text: String) {
    #expect(throws: Misread.self) { try Breath(parsing: text) }
  }
}
