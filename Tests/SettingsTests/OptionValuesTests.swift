import Documents
import Settings
import Testing

@Suite struct OptionValuesTests {
  private let some: OptionValues = [
    "cue": "go=off", "no-voice": "on", "hold": "60s", "voice": "anna", "cue": "a.at=5s",
  ]

  @Test func theyAreACommandLineInTheOrderOfAllOptions() {
    #expect(
      some.arguments == ["--hold", "60s", "--cue", "go=off", "--cue", "a.at=5s", "--voice", "anna", "--no-voice"])
    #expect(OptionValues().arguments.isEmpty && OptionValues().isEmpty && !some.isEmpty)
  }

  @Test func laterOnesReplaceValuesAndLengthenLists() {
    let result = some.overlaid(by: ["hold": "40s", "cue": "b=off", "title": "Anna"])
    #expect(result["hold"] == ["40s"] && result["cue"] == ["go=off", "a.at=5s", "b=off"])
    #expect(result["voice"] == ["anna"] && result["title"] == ["Anna"] && result["roll"].isEmpty)
    #expect(some.overlaid(by: [:]) == some && OptionValues().overlaid(by: some) == some)
  }

  @Test func whatIsStoredComesBackAndUnknownOptionsDoNot() {
    #expect(OptionValues(stored: some.stored) == some)
    #expect(OptionValues(stored: ["hodl": ["60s"]]) == nil)
    #expect(OptionValues(stored: ["hold": []])?.isEmpty == true)
  }

  @Test func everyOptionHasANameOfItsOwnAndHelp() {
    let all = SessionOption.all
    #expect(Set(all.map(\.name)).count == all.count)
    for option in all {
      #expect(SessionOption(named: option.name) == option && option.help.hasSuffix("."), "\(option.name)")
      #expect((option.valueName == nil) == (option.kind == .flag))
    }
  }

  @Test func whatIsWrongIsSaidWithTheOptionAsItsFile() {
    func said(_ options: OptionValues) -> [String] {
      let diagnostics = Diagnostics()
      _ = Flags(options, diagnostics)
      return diagnostics.sorted.map(\.description)
    }
    for (options, message) in [
      (["volume": "breth=-6"], "--volume:1:1: error: there is no bus \"breth\""),
      (["rate": "3"], "--rate:1:1: error: \"3\""),
      (["channels": "3"], "--channels:1:1: error: \"3\" is out of bounds; write 1 for mono"),
      (["bits": "17"], "--bits:1:1: error: bits are 16, 24 or float, not \"17\""),
      (["quality": "11"], "--quality:1:1: error: \"11\" is no quality"),
      (["language": "xyzzy"], "--language:1:1: error: \"xyzzy\""),
      (["voice": "-x"], "--voice:1:1: error: this is no voice"), (["title": " "], "--title:1:1: error: title is empty"),
      (["title": String(repeating: "a", count: 201)], "--title:1:1: error: title has 201 characters"),
      (["hold": "5x"], "--hold:1:1: error: \"5x\" is not a length; write 5 breaths"),
      (["fit": "0s"], "--fit:1:1: error: a session cannot"),
    ] as [(OptionValues, String)] {
      let said = said(options)
      #expect(said.count == 1 && said[0].hasPrefix(message), "\(said)")
    }
    #expect(said(["voice": "/models/anna.onnx", "title": "Anna: legs", "bits": "24", "cues": "../mine.yaml"]).isEmpty)
  }
}
