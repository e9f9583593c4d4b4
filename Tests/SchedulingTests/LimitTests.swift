import Routines
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
}
