import Routines
import Settings
import TestSupport
import Testing

/// What is counted before anything is expanded.
@Suite struct LimitTests {
  /// 25 hours as it is written, 15 at the shortest.
  @Test func aSessionThatFittingBringsUnderADayIsNotRefused() throws {
    let text = """
      timing: { ready: 0s }
      steps:
        - repeat: 25
          steps: [{ rest: { for: 1h, from: 36m, to: 1h } }]
      """
    #expect(compile(text).said.contains { $0.contains("more than 24 hours") })
    let fitted = compile(text, flags: [("fit", "20h")], silenced: ["countdown"])
    #expect(fitted.timeline?.duration == .seconds(20 * 3600), "\(fitted.said) \(fitted.refusal ?? "")")
    let short = compile(text.replacing("36m", with: "59m"), flags: [("fit", "20h")])
    #expect(short.said.contains { $0.contains("more than 24 hours") })
  }

  /// Steps that change one rule share the others: thousands of both are no trouble.
  @Test func rulesThatAStepLeavesAloneAreShared() throws {
    let text = """
      cues: { x: { on: rest, chime: go }, y: { on: rest, chime: hold } }
      steps:
        - { rest: 5s, cues: { x: { gain: -1 } } }
        - { rest: 5s, cues: { x: { gain: -2 } } }
      """
    let plan = try #require(compile(text).plan)
    func rule(_ name: String, _ step: Int) throws -> Rule {
      try #require(plan.scope(step).rules.first { $0.name == name })
    }
    #expect(try rule("y", 1) === rule("y", 2) && rule("y", 1) === rule("y", 0))
    #expect(try rule("x", 1).gain == -1 && rule("x", 2).gain == -2 && rule("x", 0).gain == 0)
  }

  @Test func tooManyRulesTimesStepsAreRefusedAtTheStep() {
    let rules = (0..<4000).map { "r\($0): off" }.joined(separator: ", ")
    let steps = String(repeating: "  - { rest: 1s, timing: { spots: 1 } }\n", count: 2500)
    let compiled = compile("cues: { \(rules) }\nsteps:\n\(steps)")
    #expect(compiled.plan == nil)
    #expect(compiled.said.contains { $0.contains("times the rules come to more than 10000000") })
  }
}
