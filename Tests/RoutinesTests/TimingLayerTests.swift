import Documents
import Routines
import Testing

@Suite struct TimingLayerTests {
  private func layer(_ text: String) -> (layer: TimingLayer, said: [String]) {
    let diagnostics = Diagnostics()
    let profile = Layer.profile(SourceText(name: "p.yaml", text: "timing: \(text)\n"), diagnostics)
    return (profile.timing, diagnostics.sorted.map(\.message))
  }

  @Test func onlyWhatIsWrittenIsSaidWithItsPlace() {
    let (layer, said) = layer("{ hold: 1m, spots: 0, breath: off }")
    #expect(said == [] && layer.lengths.count == 1 && layer.spots == 0 && layer.breath == .off)
    #expect(layer.places.mapValues(\.mark.column) == ["hold": 17, "spots": 28, "breath": 39])
  }

  @Test(arguments: [
    ("{ spots: \(TimingLayer.maximumSpots + 1) }", "is not a number of spots"), ("{ spots: -1 }", "is not a number"),
    ("{ breath: 4 }", "is not a breath"), ("{ holds: 1m }", "did you mean \"hold\"?"), ("5s", "timing is a map"),
  ])
  func whatIsWrongIsTold(text: String, message: String) {
    let said = layer(text).said
    #expect(said.count == 1 && said[0].contains(message), "\(said)")
  }
}
