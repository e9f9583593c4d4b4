import Documents
import TestSupport
import Testing

@testable import Sessions

@Suite struct SpeechConfigTests {
  private func keys(_ text: String) throws -> [String: Node] {
    guard case .mapping(let entries) = try YAML.parse(SourceText(name: "c.yaml", text: text)).value else { return [:] }
    return Dictionary(uniqueKeysWithValues: entries.map { ($0.key, $0.value) })
  }

  @Test func onlyTheUsersOwnConfigNamesACommandOrAVoiceByItsPath() throws {
    let diagnostics = Diagnostics()
    let brought = try keys("speech: { command: [sh] }\nvoice: /home/me/voice.onnx\nlanguage: de\n")
    let other = SpeechConfig(brought, own: [:], diagnostics)
    #expect(other.speech.program == nil && other.voice == nil && other.language == "de")
    let own = SpeechConfig(brought, own: try keys("voice: /home/me/voice.onnx\nspeech: off\n"), diagnostics)
    #expect(own.voice == "/home/me/voice.onnx" && own.speech.isOff)
    #expect(SpeechConfig(try keys("voice: en-us\n"), own: [:], diagnostics).voice == "en-us")
    #expect(diagnostics.all.isEmpty)
  }

  @Test func whatIsNoLanguageIsSaid() throws {
    let diagnostics = Diagnostics()
    let config = SpeechConfig(try keys("language: english\n"), own: [:], diagnostics)
    #expect(config.language == nil)
    #expect(
      diagnostics.said
        == ["c.yaml:1:11: error: \"english\" is no language; write its code, such as en, de or pt-BR"])
  }
}
