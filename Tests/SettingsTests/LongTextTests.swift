import Documents
import TestSupport
import Testing

@testable import Settings

/// One character may carry any number of accents: limits count scalars, and what is too long is told in a few words.
@Suite struct LongTextTests {
  static let long = "a" + String(repeating: "\u{301}", count: 200_000)

  @Test(arguments: [
    "title: LONG\nsteps: [{ rest: 5s }]", "summary: LONG\nsteps: [{ rest: 5s }]",
    "tools: [LONG]\nsteps: [{ rest: 5s }]",
    "cautions: [LONG]\nsteps: [{ rest: 5s }]", "steps: [{ roll: LONG }]", "steps: [{ stretch: LONG }]",
    "steps: [{ roll: calves, tool: LONG }]", "steps: [{ say: LONG }]", "steps: [{ chime: LONG }]",
    "steps: [{ rest: 5s, title: LONG }]", "steps: [{ rest: LONG }]", "steps: [{ LONG: 5s }]",
    "LONG: a\nsteps: [{ rest: 5s }]",
    "steps: [{ rest: 5s }]\ncues: { LONG: { on: rest, chime: go } }",
    "steps: [{ rest: 5s }]\ncues: { x: { on: LONG, chime: go } }",
    "steps: [{ rest: 5s }]\ncues: { x: { on: rest, say: LONG } }",
    "steps: [{ rest: 5s }]\ncues: { x: { on: rest, chime: LONG } }",
    "steps: [{ rest: 5s }]\ntiming: { breath: LONG }", "steps: [{ rest: 5s }]\nlanguage: LONG",
    "steps: [{ rest: 5s }]\nvoice: LONG",
    "steps: [{ rest: 5s }]\nprofile: LONG", "steps: [{ rest: 5s, sides: LONG }]",
  ])
  func whatIsTooLongIsAMistakeToldInAFewWords(text: String) {
    var said: [String] = []
    let time = processorTime { said = compile(text.replacing("LONG", with: Self.long)).said }
    #expect(said.contains { $0.contains("error") }, "\(text)")
    #expect(said.reduce(0) { $0 + $1.utf8.count } < 20_000, "\(text): \(said.map(\.utf8.count))")
    #expect(time < .seconds(3), "\(text): \(time)")
  }
}
