import Documents
import Routines
import Settings
import Testing

@Suite struct ConfigTests {
  private func config(_ text: String) -> (config: Config, said: [String]) {
    let diagnostics = Diagnostics()
    let config = Config(SourceText(name: "config.yaml", text: text), diagnostics)
    return (config, diagnostics.sorted.map(\.message))
  }

  @Test func whatHoldsForAllAndWhatForOneAreToldApart() {
    let (config, said) = config(
      """
      timing: { spots: 3 }
      profile: calm
      device: hw:1
      speech: off
      routines:
        lower-body: { timing: { spots: 1 }, volume: { breath: off } }
      """)
    #expect(said == [] && config.all.layer.timing.spots == 3 && config.all.profile?.name == "calm")
    #expect(config.part(of: "lower-body").layer.timing.spots == 1)
    #expect(config.part(of: "lower-body").volumes.map(\.level) == [nil])
    #expect(config.part(of: "upper-body").layer.isEmpty && config.part(of: "upper-body").profile == nil)
    #expect(config.machine.keys.sorted() == ["device", "speech"] && config.machine["device"]?.text == "hw:1")
  }

  @Test func nothingSaysNothingAndMistakesAreAllTold() {
    for text in ["", "# a comment\n", "\n\n"] { #expect(config(text).said == []) }
    #expect(config("routines: lower-body\n").said.first?.contains("routines is a map by the names") == true)
    let (_, said) = config("timign: {}\ndevice: [a]\nroutines: { r: { speech: off } }\nprofile: /etc/passwd\n")
    #expect(said.count == 4 && said[0].contains("did you mean \"timing\"?"), "\(said)")
  }

  @Test func howSessionsArePlayedIsReadAndMistakesAreTold() {
    let (read, said) = config("plain: on\nkeep-alive: no\nlatency: 200ms\n")
    let playing = PlayingConfig(read.machine, Diagnostics())
    #expect(said.isEmpty && playing.isPlain && !playing.keepsAlive && playing.latency == .milliseconds(200))
    let wrong = config("plain: perhaps\nkeep-alive: [a]\nlatency: 1,5s\n").said
    #expect(wrong.count == 3, "\(wrong)")
    #expect(wrong.contains { $0.contains("\"perhaps\" is neither on nor off") })
    #expect(wrong.contains { $0.contains("with a decimal point, 1.5s, from 20ms") }, "\(wrong)")
  }

  private func merged(_ config: String?, over profile: String, standard: Set<String> = ["halfway"]) throws -> String {
    func node(_ text: String) throws -> Node { try YAML.parse(SourceText(name: "x", text: text)) }
    return Config.text(try config.map(node), over: try node(profile), standard: standard).flow
  }

  /// For where nobody has the profile: together they must come to what the two layers came to.
  @Test func aProfileIsWrittenIntoAConfigAsLayersMerge() throws {
    let profile =
      "timing: { spots: 4, hold: 1m }\ncues: { x: { on: rest, at: 50%, say: A }, y: { on: rest, chime: go } }\n"
    #expect(
      try merged("device: d\nprofile: p\ntiming: { hold: 2m }\ncues: { x: { every: 5s } }\n", over: profile)
        == "{ device: d, timing: { spots: 4, hold: 2m }, cues: { x: { on: rest, say: A, every: 5s }, y: { on: rest, chime: go } } }"
    )
    #expect(try merged(nil, over: "timing: { spots: 4 }\n") == "{ timing: { spots: 4 } }")
  }

  /// A rule that only the profile had cannot be silenced without it; one that is built in can.
  @Test func whatIsOffStaysOffOnlyIfItIsThere() throws {
    let profile = "cues: { x: { on: rest, chime: go }, halfway: { gain: -3 } }\n"
    #expect(
      try merged("cues: { x: off, halfway: off }\n", over: profile) == "{ cues: { halfway: off } }")
  }
}
