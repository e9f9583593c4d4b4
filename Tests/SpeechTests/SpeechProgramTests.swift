import Testing

@testable import Speech

@Suite struct SpeechProgramTests {
  private func call(_ text: String, _ command: [String], language: String = "en") -> SpeechProgram.Invocation {
    SpeechProgram(name: "p", command: command, voice: "v", voices: ["de": "vd"])
      .invocation(SpokenLine(text: text, language: language), file: "/f.wav")
  }

  @Test func placesAreFilledInOnceAndWordsStayWords() {
    let command = ["p", "-v", "{voice}", "-l{language}/{locale}", "{rate}", "{file}", "--", "{text}"]
    let text = "{file} $(touch x); `id` | \"a' > b"
    #expect(
      call(text, command).arguments == ["-v", "v", "-len/en-GB", "150", "/f.wav", "--", text])
    #expect(call("Los", command, language: "de-AT").arguments.prefix(3) == ["-v", "vd", "-lde-at/de-AT"])
    #expect(call("Los", command, language: "de").arguments[2] == "-lde/de-DE")
  }

  @Test func aTextThatLooksLikeAnOptionIsNone() {
    #expect(call("--help me", ["p", "{text}"]).arguments == [" --help me"])
    #expect(call("--help me", ["p"]).input == "--help me\n")
  }

  @Test func withoutATextTheLineComesOnStandardInputAndWithoutAFileTheSoundOnStandardOutput() {
    let piped = call("Hello", ["p", "--quiet"])
    #expect(piped.input == "Hello\n" && piped.speaksToOutput && piped.arguments == ["--quiet"])
    let filed = call("Hello", ["p", "{text}", "{file}"])
    #expect(filed.input.isEmpty && !filed.speaksToOutput)
  }
}
