import Documents
import Testing

@testable import Routines

@Suite struct StepReaderTests {
  private func read(_ text: String) throws -> (steps: [Step], said: [String]) {
    let diagnostics = Diagnostics()
    var reader = StepReader(diagnostics)
    let steps = reader.steps(try YAML.parse(SourceText(name: "r", text: text)))
    return (steps, diagnostics.sorted.map(\.message))
  }

  @Test func stepsAreNumberedAsTheyAreReadAGroupBeforeItsOwn() throws {
    let (steps, said) = try read(
      "[{ rest: 5s }, { repeat: 3, rest: , steps: [{ wait: 1s }, { chime: go }] }, { rest: }]")
    #expect(said == [] && steps.map(\.number) == [1, 2, 5])
    guard case .group(let group) = steps[1].action, case .length(nil) = group.rest, case .rest(nil) = steps[2].action
    else {
      Issue.record("\(steps)")
      return
    }
    #expect(group.steps.map(\.number) == [3, 4] && group.repetitions == 3)
  }

  @Test(arguments: [
    ("[]", "there are no steps"), ("{ roll: back }", "steps is a list"), ("[{ title: A }]", "this step does nothing"),
    ("[{ roll: back, rest: 5s }]", "make \"roll\" and \"rest\" two steps"),
    ("[{ rest: 5s, repeat: 2 }]", "only a group repeats"), ("[{ rest: 5s, sides: left }]", "rest has no sides"),
    ("[{ wait: 5s, tool: ball }]", "wait has no tool"), ("[{ wait: 0s }]", "out of bounds"),
    ("[{ wait: 25h }]", "out of bounds"), ("[{ repeat: 0, steps: [{ rest: }] }]", "no number of repetitions"),
    ("[{ roll: back, steps: [{ rest: }] }]", "a group of steps has no \"roll\""),
    ("[{ sides: each, steps: [{ stretch: quads, sides: left }] }]", "has sides already"),
    ("[{ say: \"{remaining} left\" }]", "cannot hold {remaining}"), ("[{ sound: ../a.wav }]", "leads out"),
    ("[{ rest: 5s, cues: { x: { on: session, chime: go } } }]", "a step cannot set a rule on the session"),
    ("[{ cues: { x: { on: session, chime: go } }, steps: [{ rest: }] }]", "a group cannot set a rule"),
  ])
  func whatIsWrongIsToldOnce(text: String, message: String) throws {
    let said = try read(text).said
    #expect(said.count == 1 && said[0].contains(message), "\(said)")
  }

  @Test func groupsStandInGroupsSoDeepAndNoDeeper() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[{ steps: ", count: depth) + "[{ rest: 5s }]" + String(repeating: " }]", count: depth)
    }
    #expect(try read(nested(StepReader.maximumNesting)).said == [])
    #expect(try read(nested(StepReader.maximumNesting + 1)).said.first?.contains("deep at most") == true)
  }

  @Test func everyActionIsAStepOfItsOwn() throws {
    let values = ["rest": "5s", "breathe": "1m", "wait": "5s", "say": "Hello"]
    for action in StepReader.actions {
      let (steps, said) = try read("[{ \(action): \(values[action] ?? "x") }]")
      #expect(said == [] && steps.count == 1, "\(action): \(said)")
    }
  }
}
