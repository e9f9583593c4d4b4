import Documents
import Speech
import Testing

/// The key `speech` of the user's config.
@Suite struct SpeechSettingsTests {
  private func read(_ text: String) throws -> (settings: SpeechSettings, said: [String]) {
    let diagnostics = Diagnostics()
    let settings = SpeechSettings(try YAML.parse(SourceText(name: "config.yaml", text: text)), diagnostics)
    return (settings, diagnostics.sorted.map(\.message))
  }

  @Test func offIsOffAndEveryPresetIsKnownByItsName() throws {
    #expect(try read("off").settings.isOff && read("off").said == [])
    for preset in SpeechProgram.presets {
      let voice = preset.needsVoice ? ", voice: /m.onnx" : ""
      let (settings, said) = try read("{ program: \(preset.name)\(voice) }")
      #expect(said == [] && settings.program?.command == preset.command && !settings.isOff, "\(preset.name)")
      if preset.needsVoice {
        #expect(try read("{ program: \(preset.name) }").said.first?.contains("write \"voice\" beside it") == true)
      }
    }
  }

  @Test func aVoiceOrRateAloneIsForTheUsualProgram() throws {
    let program = try #require(try read("{ rate: 130, voices: { de: mb-de5, en: en-us } }").settings.program)
    #expect(program.name == SpeechProgram.presets.first?.name && program.rate == 130)
    #expect(program.voices == ["de": "mb-de5", "en": "en-us"])
  }

  @Test func aCommandIsAListOfWordsCalledByItsProgram() throws {
    let program = try #require(
      try read("{ command: [/opt/bin/say, --to, \"{file}\", \"{text}\"], voice: x }").settings.program)
    #expect(program.command == ["/opt/bin/say", "--to", "{file}", "{text}"] && program.name == "say")
    #expect(program.voice == "x" && program.rate == SpeechProgram.calmRate)
    #expect(try read("{ command: [say], program: Mine }").settings.program?.name == "Mine")
  }

  @Test(arguments: [
    ("on", "\"speech\" is a map"), ("{ program: espaek-ng }", "did you mean \"espeak-ng\"?"),
    ("{ program: other }", "or write its \"command\""), ("{ command: say it }", "a command is a list of words"),
    ("{ command: [] }", "a command is a list of words"), ("{ command: [bin/say] }", "is no program"),
    ("{ command: [\"{voice}\"] }", "is no program"), ("{ command: [say, \"{txet}\"] }", "did you mean \"text\"?"),
    ("{ rate: 59 }", "is no rate"), ("{ rate: 401 }", "is no rate"), ("{ voices: [a] }", "is a map by language"),
  ])
  func whatIsWrongIsToldAndThereIsNoProgramThen(text: String, message: String) throws {
    let (settings, said) = try read(text)
    #expect(said.count == 1 && said[0].contains(message), "\(said)")
    #expect(settings.program == nil)
  }

  @Test func anUnknownKeyIsTold() throws {
    #expect(try read("{ vocie: a }").said.first?.contains("did you mean \"voice\"?") == true)
  }
}
