import Routines
import Settings
import TestSupport
import Testing

/// What is counted before anything is expanded.
@Suite struct LimitsTests {
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

  @Test func tooManyRulesTimesStepsAreRefusedAtTheStep() {
    let rules = (0..<4000).map { "r\($0): off" }.joined(separator: ", ")
    let steps = String(repeating: "  - { rest: 1s, timing: { spots: 1 } }\n", count: 2500)
    let compiled = compile("cues: { \(rules) }\nsteps:\n\(steps)")
    #expect(compiled.plan == nil)
    #expect(compiled.said.contains { $0.contains("times the rules come to more than 10000000") })
  }
}
