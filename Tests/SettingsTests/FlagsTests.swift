import Documents
import Routines
import Settings
import Testing
import Units

@Suite struct FlagsTests {
  private func flags(_ given: [(String, String)]) -> (flags: Flags, said: [String]) {
    let diagnostics = Diagnostics()
    let flags = Flags(OptionValues(given), diagnostics)
    return (flags, diagnostics.sorted.map(\.message))
  }

  @Test func aRuleIsSilencedWholeOrChangedByKey() throws {
    let (flags, said) = flags([("cue", "halfway=off"), ("cue", "countdown.last=5"), ("cue", "x.say=Now, slowly")])
    #expect(said == [] && flags.layer.cues.map(\.name) == ["halfway", "countdown", "x"])
    guard case .silence = flags.layer.cues[0].action, case .set(let keys) = flags.layer.cues[1].action else {
      Issue.record("\(flags.layer.cues)")
      return
    }
    #expect(keys[.placing] == .last(5))
    #expect(flags.layer.cues[2].written.map(\.text) == ["Now, slowly"])
  }

  @Test(arguments: [
    ("cue", "halfway", "a cue flag is RULE=off or RULE.KEY=VALUE"), ("cue", "=off", "a cue flag is"),
    ("cue", "halfway=on", "such as halfway.at=…"), ("cue", "halfway=gain:-3", "such as halfway.gain=…"),
    ("cue", "halfway.says=x", "a cue rule has no key \"says\"; did you mean \"say\"?"),
    ("cue", "x.say={area} now", "put a text in quotes"),
    ("volume", "breath", "a volume is decibels"), ("volume", "breaht=-6", "did you mean \"breath\"?"),
    ("volume", "x=-6", Bus.allCases.map(\.name).joined(separator: ", ")), ("volume", "breath=loud", "is no volume"),
    ("fit", "0s", "cannot last no time"), ("fit", "25h", "at most 24h"), ("scale", "11", "is not a scale"),
    ("sides", "up", "is no choice of sides"), ("hold", "", "the value is empty"),
  ])
  func whatIsWrongIsToldWithWhatWouldBeRight(key: String, value: String, message: String) {
    let said = flags([(key, value)]).said
    #expect(said.count == 1 && said[0].contains(message), "\(said)")
  }

  @Test func valuesAreReadAsInAFile() throws {
    let (flags, said) = flags([
      ("hold", "{ until: released, from: 30s, to: 90s }"), ("spots", "3"), ("breath", "5-5"), ("fit", "12m"),
      ("scale", "1.2"), ("sides", "left"), ("cues", "../mine/loud.yaml"), ("volume", "breath=-6"),
      ("volume", "chimes=off"),
    ])
    #expect(said == [])
    let hold = try #require(flags.layer.timing.lengths[.hold])
    #expect(hold.isReleased && hold.from == .time(.seconds(30)) && flags.layer.timing.spots == 3)
    #expect(flags.fit?.target == .seconds(720) && flags.scale?.text == "1.2" && flags.sides == .left)
    // On the command line a path may lead anywhere.
    #expect(flags.profile?.name == "../mine/loud.yaml")
    #expect(flags.volumes.map(\.text) == ["-6 dB", "off"])
  }

  /// A value's place is its own column in the flag.
  @Test func aMistakeInAValueStandsWhereItIs() {
    let diagnostics = Diagnostics()
    _ = Flags(["cue": "countdown.lsat=5", "cue": "halfway.at=51%%"], diagnostics)
    #expect(diagnostics.sorted.map { $0.location?.mark.column } == [11, 12], "\(diagnostics.sorted)")
  }

  /// Of the voice and the file: what a routine was made with says them too.
  @Test func aRoutineBringsTheFlagsOfItsGuide() throws {
    func made(_ flags: String) -> (Made?, [String]) {
      let diagnostics = Diagnostics()
      let text = "settings: { flags: \(flags) }\nsteps: [{ rest: 5s }]\n"
      let file = RoutineFile(SourceText(name: "r.yaml", text: text), name: "r", diagnostics)
      return (file?.made, diagnostics.sorted.map(\.message))
    }
    let (found, said) = made("{ rate: 44100, channels: 1, bits: float, quality: 7.5, voice: slt, title: My guide }")
    let guide = try #require(found).flags.guide
    #expect(said == [] && guide.rate == 44_100 && guide.channels == 1 && guide.bits == "float")
    #expect(guide.quality == 7.5 && guide.voice == "slt" && guide.title == "My guide" && !guide.isSilent)
    #expect(made("{ no-voice: on }").0?.flags.guide.isSilent == true)
    for wrong in [
      "rate: 7999", "channels: 3", "bits: 20", "quality: 11", "voice: ../x", "language: English", "cues: ../x.yaml",
    ] {
      #expect(made("{ \(wrong) }").0 == nil, "\(wrong)")
    }
  }
}
