import Foundation
import TestSupport
import Testing

@testable import Sessions

@Suite struct SoundTableTests {
  private let home: Home

  init() throws { home = try Home() }

  private func make(_ text: String) async throws -> Made {
    try await home.make(text, named: home.scratch.path("mine/r.yaml"))
  }

  @Test func aSoundThatIsMissingIsToldWhereItIsNamed() async throws {
    let made = try await make("steps:\n  - sound: none.wav\n  - chime: belll\n")
    #expect(made.session == nil && made.said.count == 2)
    let path = home.scratch.path("mine")
    #expect(made.said[0].hasPrefix("\(path)/r.yaml:2:12: error: "), "\(made.said)")
    #expect(made.said[0].contains("none.wav") && made.said[0].contains("there is no such file"))
    #expect(made.said[1].hasPrefix("\(path)/r.yaml:3:12: error: ") && made.said[1].contains("belll"))
  }

  @Test func aLinkOutOfTheRoutinesFolderIsRefused() async throws {
    let hum = FakeSpeech.hum(milliseconds: 300)
    try home.write(hum, at: home.scratch.path("away/x.wav"))
    try home.write(hum, at: home.scratch.path("mine/y.wav"))
    #expect(symlink("../away/x.wav", home.scratch.path("mine/x.wav")) == 0)
    #expect(symlink("y.wav", home.scratch.path("mine/z.wav")) == 0)
    let out = try await make("steps: [{ sound: x.wav }]\n")
    #expect(out.session == nil && out.said.count == 1)
    #expect(out.said.first?.contains("a link leads out of the routine's folder") == true, "\(out.said)")
    #expect(try await make("steps: [{ sound: z.wav }]\n").session != nil)
  }

  @Test func aBreathToneIsNoChimeAndNoChimeABreathTone() async throws {
    let made = try await make(
      "cues: { a: { on: rest, chime: tone }, b: { on: hold, each: breath, breath: go } }\n"
        + "steps: [{ rest: 20s }, { roll: calves }]\n")
    #expect(made.session == nil)
    #expect(made.said.contains { $0.contains("\"tone\" is a breath tone, which only a rule's \"breath\" can sound") })
    #expect(made.said.contains { $0.contains("\"go\" is not a breath tone") })
  }

  @Test func filesAndWhatOfThemIsOnesOwnAreKnown() async throws {
    let hum = FakeSpeech.hum(milliseconds: 300)
    for name in ["config/unknot/audio/bell.wav", "data/unknot/audio/hold.wav", "mine/x.wav"] {
      try home.write(hum, at: home.scratch.path(name))
    }
    let made = try await make("steps: [{ roll: calves }, { sound: x.wav }, { chime: bell }]\n")
    let session = try #require(made.session)
    #expect(session.sounds.own == ["the chime bell", "the chime hold", "the sound x.wav"])
    let mine = home.scratch.path("mine")
    #expect(
      Set(session.files)
        == [
          "\(home.config)/audio/bell.wav", "\(home.data)/audio/hold.wav", "\(mine)/x.wav", "\(mine)/r.yaml",
        ])
    let length = try #require(session.sounds.lengths[.sound("x.wav")]?.duration)
    #expect(length >= .milliseconds(400) && length <= .milliseconds(551))
    #expect(session.sounds.source(.sound("x.wav"), frames: .zero, rate: 8000) != nil)
    #expect(session.sounds.source(.sound("y.wav"), frames: .zero, rate: 8000) == nil)
    #expect(session.sounds.source(.breath("tone", .inhale, .seconds(4)), frames: .zero, rate: 8000) != nil)
  }
}
