import Routines
import TestSupport
import Testing

@testable import Scheduling

@Suite struct MatchingTests {
  /// The segments that a rule is about.
  private func segments(_ keys: String, onTheBack: String = "") throws -> [String] {
    let text = """
      timing: { spots: 2, hold: 50s }
      cues: { x: { \(keys), chime: go } }
      steps:
        - roll: calves
        - rest: 20s
        - { roll: back\(onTheBack) }
      """
    let compiled = compile(text)
    let plan = try #require(compiled.plan, "\(compiled.said)")
    let drafts = Scheduler(plan, [:]).drafts
    let matching = Matching(plan, drafts)
    return drafts.indices.filter { index in
      matching.rules(drafts[index], at: index).contains { plan.rules(drafts[index].scope)[$0].name == "x" }
    }.map { "\(drafts[$0].id)" }
  }

  @Test(arguments: [
    ("on: first hold", ["1.1.left.1.hold"]), ("on: last hold", ["3.1.none.2.hold"]),
    ("on: area", ["1.1.left.0.settle", "3.1.none.0.settle"]), ("on: side", ["1.1.right.0.settle"]),
    ("on: [finish, rest]", ["2.1.none.0.rest", "0.1.none.0.finish"]), ("on: session", []), ("on: stretch", []),
    ("on: [first rest, last rest, rest]", ["2.1.none.0.rest"]),
  ])
  func aRuleIsAboutTheSegmentsItNames(keys: String, expected: [String]) throws {
    #expect(try segments(keys) == expected)
  }

  @Test func longerThanIsAboutTheLengthOfEach() throws {
    #expect(try segments("on: hold, longer-than: 50s") == [])
    #expect(try segments("on: hold, longer-than: 49.999s").count == 6)
  }

  @Test func whatAStepSilencesIsSilentThereAndNowhereElse() throws {
    let all = try segments("on: hold")
    #expect(all.count == 6)
    #expect(try segments("on: hold", onTheBack: ", cues: { x: off }") == all.filter { $0.hasPrefix("1.") })
    // The last one of all, not the last that the rule is heard in.
    #expect(try segments("on: last hold", onTheBack: ", cues: { x: off }") == [])
  }

  @Test func longerThanIsStrict() throws {
    #expect(try cues("x: { on: breathe, chime: go, longer-than: 30s }") == [])
    #expect(try cues("x: { on: breathe, chime: go, longer-than: 29.999s }").count == 1)
  }
}
