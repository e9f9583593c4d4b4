import Documents
import Routines
import Settings
import Shipped
import Testing

@Suite struct InForceTests {
  private func inForce(_ routine: String?, _ flags: [(String, String)] = []) throws -> InForce {
    let diagnostics = Diagnostics()
    let standard = SourceText(name: "standard.yaml", text: try #require(Shipped.text("profiles/standard.yaml")))
    let routine = routine.flatMap {
      Routine(SourceText(name: "r.yaml", text: $0 + "steps: [{ rest: 5s }]\n"), name: "r", diagnostics)
    }
    let given = Flags(OptionValues(flags), diagnostics)
    let settings = LayeredSettings(below: [.profile(standard, diagnostics)], commandLine: given.layer)
    #expect(diagnostics.all.isEmpty)
    return InForce(routine, settings)
  }

  @Test func everyKeyOfTimingIsShownAsItCouldBeWritten() throws {
    let shown = try inForce(nil)
    #expect(shown.timing.map(\.name) == TimingLayer.keys)
    let values = Dictionary(uniqueKeysWithValues: shown.timing.map { ($0.name, $0.text) })
    #expect(values["hold"] == "{ for: 50s, from: 30s, to: 1m30s }" && values["settle"] == "12s")
    #expect(values["breath"] == "4-0-6-0" && values["spots"] == "2")
    #expect(shown.timing.allSatisfy { $0.location == nil })
  }

  @Test func theLastToSpeakIsShownWithItsPlace() throws {
    let text =
      "timing: { hold: { until: released, from: 20s, to: 8 breaths }, roll: 7s, breath: from 8/min to 5/min 1:2 }\n"
    let shown = try inForce(text, [("roll", "9s")])
    let values = Dictionary(uniqueKeysWithValues: shown.timing.map { ($0.name, $0) })
    #expect(values["hold"]?.text == "{ until: released, from: 20s, to: 8 breaths }")
    #expect(values["hold"]?.location?.source.name == "r.yaml" && values["roll"]?.location?.source.name == "--roll")
    #expect(values["roll"]?.text == "{ for: 9s, from: 10s, to: 1m }")
    #expect(values["breath"]?.text == "from 8/min to 5/min 1:0:2:0")
  }

  @Test func silentRulesAreShownAsSuch() throws {
    let shown = try inForce("cues: { halfway: off, own: { on: rest, chime: go } }\n")
    #expect(shown.rules.first { $0.name == "halfway" }?.isSilent == true)
    #expect(shown.rules.last?.name == "own" && shown.rules.last?.keys.map(\.key) == ["on", "chime"])
  }
}
