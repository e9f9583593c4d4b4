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

  @Test func aProgramIsFoundInThePathAndOnlyThere() throws {
    #expect(InstalledProgram(SpeechProgram(name: "sh", command: ["sh"]), searchPath: "/none:/bin")?.path == "/bin/sh")
    #expect(InstalledProgram(SpeechProgram(name: "sh", command: ["sh"]), searchPath: "/none") == nil)
    #expect(InstalledProgram(SpeechProgram(name: "sh", command: ["sh"]), searchPath: "bin:") == nil)
    #expect(InstalledProgram(SpeechProgram(name: "d", command: ["/tmp"]), searchPath: "/bin") == nil)
    #expect(InstalledProgram.first(searchPath: "/none") == nil)
  }

  @Test func aLineIsAFilesNameInAnyAlphabet() {
    #expect(SpokenLine(text: "Left calf, on the roller.", language: "en").slug == "left-calf-on-the-roller")
    #expect(SpokenLine(text: "Linke Gesäßhälfte!", language: "de").slug == "linke-gesäßhälfte")
    #expect(SpokenLine(text: "../../etc", language: "en").slug == "etc")
  }

  @Test func voicesAreReadFromWhatProgramsPrint() {
    let espeak = """
      Pty Language       Age/Gender VoiceName          File                 Other Languages
       2  en-gb           --/M      English_(Great_Britain) gmw/en               (en 2)
       5  de              --/M      German             gmw/de
      """
    #expect(
      InstalledProgram.espeak(espeak) == [
        FoundVoice(name: "en-gb", languages: "en-gb", remark: "English (Great Britain)"),
        FoundVoice(name: "de", languages: "de", remark: "German"),
      ])
    #expect(InstalledProgram.flite("Voices available: kal slt \n").map(\.name) == ["kal", "slt"])
    #expect(InstalledProgram.flite("").isEmpty && InstalledProgram.espeak("").isEmpty)
  }
}
