import Documents
import Routines
import Testing

@Suite struct LayerTests {
  private func profile(_ text: String) -> (layer: Layer, said: [String]) {
    let diagnostics = Diagnostics()
    return (Layer.profile(SourceText(name: "p.yaml", text: text), diagnostics), diagnostics.sorted.map(\.message))
  }

  @Test func aLayerIsEmptyUntilItSaysSomething() {
    #expect(Layer().isEmpty && profile("timing: {}\ncues: {}\n").layer.isEmpty)
    for text in ["timing: { spots: 0 }", "timing: { breath: off }", "timing: { roll: 5s }", "cues: { x: off }"] {
      #expect(!profile(text).layer.isEmpty, "\(text)")
    }
  }

  @Test func aProfileHasRulesAndTimingAndNothingElse() {
    let (layer, said) = profile("timing: { spots: 3 }\ncues: { b: off, a: { on: rest, chime: go } }\n")
    #expect(said == [] && layer.timing.spots == 3 && layer.cues.map(\.name) == ["b", "a"])
    #expect(profile("steps: []\n").said.first?.contains("a profile has no key \"steps\"") == true)
    #expect(profile("").said == ["the file is empty"] && profile("- a\n").said.first?.contains("is a map") == true)
  }
}
