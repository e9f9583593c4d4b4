import Documents
import Shipped
import Testing

@testable import Sounds

@Suite struct SoundTests {
  /// Shipped sounds state when they are clear, so that nothing has to be made to schedule a session.
  @Test(arguments: Shipped.names(in: "audio"))
  func aShippedSoundStatesWhenItIsClear(name: String) throws {
    let text = Shipped.text("audio/\(name).yaml")!
    let definition = try #require(SoundDefinition.read(SourceText(name: name, text: text), Diagnostics()))
    let chime: Chime
    switch definition.body {
    case .chime(let body), .tick(let body): chime = body
    case .breath: return
    }
    let measured = clearTime(of: chime.clip(rate: nominalRate), rate: nominalRate)
    let stated = try #require(definition.voiceClearance)
    #expect(abs(stated.milliseconds - measured.milliseconds) <= 1, "\(name): measured \(measured)")
  }
}

extension Duration {
  fileprivate var milliseconds: Int64 { components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000 }
}
