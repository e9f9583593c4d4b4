import Scheduling
import TestSupport
import Testing

@Suite struct SideBalanceTests {
  private func notes(_ steps: String) throws -> [Note] {
    let text = "timing: { spots: 1, roll: 20s, hold: 40s, breath: 4-0-6-0 }\nsteps: [\(steps)]\n"
    return SideBalance.notes(try #require(compile(text).timeline))
  }

  @Test func eachKindOfWorkThatComesOutUnequalIsTold() throws {
    let notes = try notes("{ roll: calves, sides: left }, { stretch: quads }, { rest: 20s }")
    #expect(
      notes.map(\.message) == [
        "roll: left gets 20s, right 0s; \"sides: each\" makes them alike",
        "hold: left gets 40s, right 0s; \"sides: each\" makes them alike",
      ])
    #expect(notes.allSatisfy { $0.severity == .note && $0.segment == nil })
  }

  @Test func whatComesOutAlikeIsNot() throws {
    #expect(try notes("{ roll: calves }, { roll: back }, { stretch: quads, sides: both }") == [])
    // In whatever order, and with whatever between.
    #expect(try notes("{ roll: calves, sides: left }, { rest: 20s }, { roll: calves, sides: right }") == [])
  }
}
