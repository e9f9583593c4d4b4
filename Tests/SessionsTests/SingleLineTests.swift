import Documents
import Rendering
import Settings
import TestSupport
import Testing

@testable import Sessions

@Suite struct SingleLineTests {
  private struct Spoken: Sendable {
    var frames: Int64?
    var said: [String]
  }

  private func speak(_ text: String, _ options: GuideFlags = GuideFlags(), in home: Home) async throws -> Spoken {
    let library = home.library
    return try await onAThread {
      let diagnostics = Diagnostics()
      let source = try SingleLine.source(text, options, rate: 8000, in: library, diagnostics)
      return Spoken(frames: source?.length.rawValue, said: diagnostics.sorted.map(\.description))
    }
  }

  @Test func aLineIsSpokenByItself() async throws {
    let fake = try FakeSpeech()
    let spoken = try await speak("Breathe\n out  slowly", in: Home(fake))
    #expect(fake.said == ["Breathe out slowly"])
    // Three words of a quarter of a second.
    #expect(try #require(spoken.frames) > 5600 && spoken.said.isEmpty)
  }

  @Test func whoCannotSpeakSaysSo() async throws {
    let none = try Home(["UNKNOT_SPEECH": ""])
    #expect(await failure { try await speak("Hello", in: none) }?.status == .unavailable)
    let broken = try Home(FakeSpeech("echo 'out of breath' >&2; exit 7"))
    let said = try #require(await failure { try await speak("Hello", in: broken) })
    #expect(said.status == .unavailable && said.message.contains("did not say \"Hello\": it ended with status 7"))
    let wrong = try Home(["UNKNOT_SPEECH": ""])
    try wrong.write("language: english\n", to: "config.yaml")
    let spoken = try await speak("Hello", in: wrong)
    #expect(spoken.frames == nil && spoken.said.count == 1)
  }
}
