import Foundation
import TestSupport
import Testing

@testable import Speech

@Suite(.ownThread) struct VoiceListingTests {
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

  @Test(arguments: [
    ("en", "en", true), ("en-gb", "en", true), ("en-GB", "EN", true), ("de", "en", false), ("eng", "en", false),
    ("en", "en-gb", false),
  ])
  func aVoiceIsForItsLanguageInAnyRegion(languages: String, language: String, isFor: Bool) {
    #expect(FoundVoice(name: "v", languages: languages, remark: "").isFor(language) == isFor)
  }

  private func installed(_ name: String, _ fake: FakeSpeech, voice: String? = nil) throws -> InstalledProgram {
    let program = SpeechProgram(name: name, command: [fake.path, "{file}", "{text}"], voice: voice)
    return try #require(InstalledProgram(program, searchPath: ""))
  }

  /// One that refuses a word has no such voice; one that hangs or is not there tells nothing.
  @Test func aVoiceIsMissingIfTheProgramRefusesAWordInIt() async throws {
    let speaks = try FakeSpeech()
    #expect(await (try installed("x", speaks)).lacksVoice(for: "en") == false)
    let refuses = try FakeSpeech("echo 'no such voice' >&2; exit 1")
    #expect(await (try installed("x", refuses)).lacksVoice(for: "en") == true)
    let silent = try FakeSpeech("exit 0")
    #expect(await (try installed("x", silent)).lacksVoice(for: "en") == true)
  }

  /// Flite speaks with another voice instead of the one it has not.
  @Test func fliteIsAskedForItsList() async throws {
    let flite = try FakeSpeech("echo 'Voices available: kal slt'")
    #expect(await (try installed("flite", flite)).voices().map(\.name) == ["kal", "slt"])
    #expect(await (try installed("flite", flite, voice: "slt")).lacksVoice(for: "en") == false)
    #expect(await (try installed("flite", flite, voice: "rms")).lacksVoice(for: "en") == true)
    #expect(await (try installed("unknown", flite)).voices() == [])
  }
}
