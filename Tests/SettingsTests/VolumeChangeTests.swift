import Documents
import Settings
import Testing
import Units

@Suite struct VolumeChangeTests {
  private func volume(_ text: String) throws -> (change: VolumeChange?, said: [String]) {
    let diagnostics = Diagnostics()
    let change = VolumeChange(.breath, try YAML.parse(SourceText(name: "v", text: text)), diagnostics)
    return (change, diagnostics.sorted.map(\.message))
  }

  @Test(
    arguments: [
      ("-6", -6, "-6 dB"), ("+2.5 dB", 2.5, "2.5 dB"), ("12dB", 12, "12 dB"), ("-60", -60, "-60 dB"),
      ("off", nil, "off"),
    ] as [(String, Double?, String)])
  func aVolumeIsDecibelsOrOff(text: String, level: Double?, written: String) throws {
    let change = try #require(try volume(text).change)
    #expect(change.bus == .breath && change.level == level && change.text == written)
  }

  @Test(arguments: ["12.1", "-61", "loud", "[1]"]) func whatIsNoneIsToldAndLeftOut(text: String) throws {
    let (change, said) = try volume(text)
    #expect(change == nil && said.count == 1 && said[0].contains("volume"))
  }

  @Test func aConfigHasOneForEachBusItNames() {
    let diagnostics = Diagnostics()
    let all = Bus.allCases.map { "\($0.name): -3" }.joined(separator: ", ")
    let config = Config(SourceText(name: "c", text: "volume: { \(all), voices: -3 }\n"), diagnostics)
    #expect(config.all.volumes.map(\.bus) == Bus.allCases)
    #expect(diagnostics.sorted.map(\.message).first?.contains("did you mean \"voice\"?") == true)
  }
}
