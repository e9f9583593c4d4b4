import Documents
import Foundation
import Settings
import TestSupport
import Testing

@testable import Sessions

@Suite struct SpeechSetupTests {
  private let roll = "steps: [{ roll: calves, sides: left }]\n"

  private func language(_ code: String) -> OptionValues {
    ["language": code]
  }

  @Test func aLanguageWithoutPhrasesIsSpokenInEnglishWithANotice() async throws {
    let made = try await Home(FakeSpeech()).make("language: fr\n" + roll)
    #expect(
      made.notices == ["there are no phrases in \"fr\", so they are said in English; there are de, en"])
    #expect(made.lines.contains { $0.voicing == .speech(text: "Left calf, on the roller.", language: "en") })
    #expect(made.session?.phrases == nil)
  }

  @Test func anOptionForALanguageWithoutPhrasesIs64() async throws {
    for home in [try Home(FakeSpeech()), try Home()] {
      let said = try #require(await failure { try await home.make(roll, language("xx")) })
      #expect(said.status == .usage)
      #expect(said.message == "--language xx: there are no phrases in it, only in de, en")
    }
  }

  @Test func optionRoutineAndConfigChooseTheLanguage() async throws {
    let fake = try FakeSpeech()
    let home = try Home(fake)
    #expect(try await home.make(roll, language("de")).lines.contains { $0.text == "Linke Wade, auf der Rolle." })
    #expect(try await home.make(roll).lines.contains { $0.text == "Left calf, on the roller." })
    #expect(try await home.make(roll, language("de-AT")).lines.contains { $0.text == "Linke Wade, auf der Rolle." })
    let german = try Home(fake, "language: de\n")
    #expect(try await german.make(roll).lines.contains { $0.text == "Linke Wade, auf der Rolle." })
    #expect(try await german.make(roll, language("en")).lines.contains { $0.text == "Left calf, on the roller." })
    let silent = ["no-voice": "on", "language": "de"] as OptionValues
    let made = try await home.make(roll, silent)
    #expect(made.lines.isEmpty && made.session?.phrases?.language == "de")
  }

  @Test func aLanguageIsOneFileToAdd() async throws {
    let home = try Home(FakeSpeech())
    let phrases = ["ready", "area", "side", "rest", "finish"].map { "  \($0): \"\($0) ici[, {on}].\"\n" }.joined()
    try home.write(
      "name: Français\ntools: { roller: { name: rouleau, on: sur le rouleau } }\nphrases:\n" + phrases,
      to: "phrases/fr.yaml")
    let made = try await home.make(roll, language("fr"))
    #expect(made.lines.contains { $0.text == "Area ici, sur le rouleau." } && made.notices.isEmpty)
    // What lies nearer goes on top of what is shipped.
    try home.write("sides: { left: links ganz, right: rechts, both: beide }\n", to: "phrases/de.yaml")
    #expect(try await home.make(roll, language("de")).session?.phrases?.words.sides[.left] == "links ganz")
    let missing = try await home.make("cues: { rest: { phrase: rust } }\nsteps: [{ rest: 20s }]\n")
    #expect(
      missing.said == ["r.yaml:1:25: error: there is no phrase \"rust\" in en; did you mean \"rest\"?"])
  }

  @Test func nobodySpeaksWhoIsAskedNotTo() async throws {
    let fake = try FakeSpeech()
    let off = try Home()
    try off.write(fake.config, to: "config.yaml")
    let silenced = try Home(["UNKNOT_SPEECH": ""])
    try silenced.write("speech: off\n", to: "config.yaml")
    for home in [off, silenced] {
      let made = try await home.make(roll)
      #expect(made.lines.isEmpty && made.notices.isEmpty && made.session != nil)
    }
    // A variable of the environment is about this machine now, not about the session.
    #expect(try await off.make(roll).session?.isSilent == false)
    #expect(try await silenced.make(roll).session?.isSilent == true)
    #expect(fake.said.isEmpty)
    // What a guide's routine brings along is overruled by who names a voice.
    let brought = "settings: { config: {}, flags: { no-voice: on } }\n" + roll
    let home = try Home(fake)
    #expect(try await home.make(brought).lines.isEmpty)
    let named = ["voice": "x"] as OptionValues
    #expect(try await home.make(brought, named).lines.isEmpty == false)
  }

  @Test func withoutASpeechProgramANoticeSaysWhatToInstall() async throws {
    let none = try await Home(["UNKNOT_SPEECH": ""]).make(roll)
    #expect(
      none.notices == [
        "no speech program is installed; chimes sound alone (for a voice: sudo apt-get install espeak-ng)"
      ])
    let silent = try await Home().make(roll)
    #expect(none.lines.isEmpty && none.timeline == silent.timeline)
    let home = try Home(["UNKNOT_SPEECH": ""])
    try home.write("speech: { command: [/none/speak, \"{file}\", \"{text}\"] }\n", to: "config.yaml")
    #expect(
      try await home.make(roll).notices.first?.contains("of your config is not installed; chimes sound alone") == true)
  }

  /// A program that has two voices, as espeak-ng would refuse any other.
  private func picky(_ more: String = "") throws -> (FakeSpeech, Home) {
    let fake = try FakeSpeech(
      """
      folder=${0%/*}; echo "$3" >> "$folder/voices"
      case $3 in anna|ben) cp "$folder/3.wav" "$1" ;; *) echo "no voice $3" >&2; exit 1 ;; esac
      """)
    let home = try Home(["UNKNOT_SPEECH": ""])
    home.fake = fake
    try home.write(
      "speech: { command: [\"\(fake.path)\", \"{file}\", \"{text}\", \"{voice}\"], voice: anna }\n" + more,
      to: "config.yaml")
    return (fake, home)
  }

  private func voices(_ fake: FakeSpeech) -> Set<String> {
    Set(String(decoding: fake.scratch.bytes("voices") ?? Data(), as: UTF8.self).split(separator: "\n").map(String.init))
  }

  @Test func theVoiceThatIsNamedLastSpeaks() async throws {
    let (fake, home) = try picky()
    #expect(try await home.make(roll).lines.isEmpty == false)
    #expect(voices(fake) == ["anna"])
    #expect(try await home.make("voice: ben\n" + roll).lines.isEmpty == false)
    #expect(voices(fake) == ["anna", "ben"])
    let (other, second) = try picky("voice: ben\n")
    #expect(try await second.make(roll).lines.isEmpty == false && voices(other) == ["ben"])
    let named = ["voice": "anna"] as OptionValues
    #expect(try await second.make("voice: ben\n" + roll, named).lines.isEmpty == false)
    #expect(voices(other) == ["anna", "ben"])
  }

  @Test func aGuideIsNotMadeWithoutTheVoiceThatWasAskedFor() async throws {
    let (_, home) = try picky()
    let named = ["voice": "nosuch"] as OptionValues
    let said = try #require(await failure { try await home.make(roll, named, lines: .kept) })
    #expect(said.status == .usage && said.message.hasPrefix("--voice nosuch: "))
    #expect(said.message.hasSuffix("has no such voice; \"unknot sounds --voices\" lists all"), "\(said.message)")
    // Nobody keeps it, or nobody named it here: the session goes on without, and says so.
    let played = try await home.make(roll, named)
    #expect(played.session != nil && played.lines.isEmpty && played.notices.count == 1)
    let (_, configured) = try picky("voice: nosuch\n")
    let kept = try await configured.make(roll, lines: .kept)
    #expect(kept.session != nil && kept.notices.first?.hasPrefix("warning: ") == true)
    let ben = ["voice": "ben"] as OptionValues
    #expect(try await home.make(roll, ben, lines: .kept).lines.isEmpty == false)
  }

  @Test func theSearchPathAndTheCacheAreThoseOfTheFoldersGiven() throws {
    let home = try Home(["PATH": "/a:/b"])
    let setup = SpeechSetup(SpeechConfig([:], own: [:], Diagnostics()), GuideFlags(), home.library)
    #expect(setup.searchPath == "/a:/b" && setup.installed == nil)
  }
}
