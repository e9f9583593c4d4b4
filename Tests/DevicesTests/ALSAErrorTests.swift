import Glibc
import Testing

@testable import Devices

@Suite("What ALSA could not open") struct ALSAErrorTests {
  @Test("tells a missing card from a misspelt name by what ALSA says, as the code is the same")
  func classification() {
    let card = "cannot find card '0'\nUnknown PCM default"
    #expect(
      ALSAError.opening("default", code: -2, log: card, cards: false) == .noSoundCard(device: "default"))
    #expect(
      ALSAError.opening("hw:3", code: -2, log: "Cannot get card index for 3", cards: true)
        == .noSuchDevice("hw:3"))
    #expect(ALSAError.opening("x", code: -2, log: "Unknown PCM x", cards: false) == .noSuchDevice("x"))
    #expect(ALSAError.opening("hw:0", code: -16, log: "", cards: true) == .busy("hw:0"))
    #expect(ALSAError.opening("hw:0", code: -13, log: "", cards: true) == .notPermitted("hw:0"))
  }

  @Test("every error says what to do")
  func remedies() {
    let errors: [ALSAError] = [
      .noSoundCard(device: "a"), .noSuchDevice("a"), .noSoundServer(device: "a", reason: "b"), .busy("a"),
      .notPermitted("a"), .refused(device: "a", what: "b", reason: "c"), .other(device: "a", reason: "b"),
    ]
    for error in errors {
      #expect(error.description.contains("--device") || error.description.contains("unknot devices"))
    }
  }

  @Test("a server that does not answer is one, by its code or by what was said")
  func servers() {
    for code in [ECONNREFUSED, EHOSTDOWN, ETIMEDOUT] {
      guard case .noSoundServer("pulse", _) = ALSAError.opening("pulse", code: -code, log: "", cards: true) else {
        Issue.record("\(code)")
        continue
      }
    }
    let said = ALSAError.opening("pulse", code: -EIO, log: "PulseAudio: Unable to connect: x\n", cards: true)
    guard case .noSoundServer = said else {
      Issue.record("\(said)")
      return
    }
  }

  @Test("what is nothing of these is told with the last that ALSA said")
  func others() {
    let reason = "Input/output error (two)"
    #expect(
      ALSAError.opening("x", code: -EIO, log: "one\ntwo\n", cards: true) == .other(device: "x", reason: reason))
    guard case .other = ALSAError.opening("hw:0", code: -ENODEV, log: "", cards: true) else {
      Issue.record("a card that went away is no misspelt name")
      return
    }
  }
}
