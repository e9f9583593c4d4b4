import Documents
import Rendering
import Scoring
import Testing
import Units

@testable import Sessions

@Suite struct SessionOptionsTests {
  @Test func theyAreACommandLine() {
    let options = SessionOptions(
      flags: [("hold", "60s"), ("cue", "go=off")],
      voice: VoiceOptions(voice: "anna", isSilent: true, language: "de"))
    #expect(
      options.arguments
        == ["--hold", "60s", "--cue", "go=off", "--voice", "anna", "--no-voice", "--language", "de"])
    #expect(SessionOptions().arguments.isEmpty)
  }

  @Test func theLastVolumeOfABusCounts() {
    let options = SessionOptions(flags: [
      ("volume", "breath=-6"), ("hold", "60s"), ("volume", "breath=-9"), ("volume", "chimes=off"),
    ])
    #expect(options.volumes == [.breath: .level(Decibels(-9)), .chimes: .off])
  }

  @Test func whatIsWrongIsSaidOnceWhereItIsRead() {
    let diagnostics = Diagnostics()
    let options = SessionOptions(flags: [("volume", "breth=-6")])
    _ = options.volumes
    _ = options.read(diagnostics)
    #expect(diagnostics.sorted.count == 1 && diagnostics.sorted[0].description.hasPrefix("--volume:1:1: error: "))
  }
}
