import Documents
import Shipped
import Sounds
import Testing

@Suite("A sound definition")
struct DefinitionReaderTests {
  static func read(_ text: String) -> (definition: SoundDefinition?, messages: [String]) {
    let diagnostics = Diagnostics()
    let definition = SoundDefinition.read(SourceText(name: "x.yaml", text: text), diagnostics)
    return (definition, diagnostics.sorted.map { String($0.description.split(separator: "\n")[0]) })
  }

  @Test("says what a chime is made of, with or without units")
  func chime() throws {
    let (definition, messages) = Self.read(
      """
      title: Bowl
      meaning: Hold still.
      kind: chime
      base: 412Hz
      clear: 1.2s
      strike: { attack: 0.003s, noise: { level: -24, decay: 0.05 } }
      partials:
        - { ratio: 1, decay: 6.5 s, beat: 0.8 Hz }
        - { ratio: 2.71, level: -6dB, decay: 4 }
      rhythm: [{ at: 0 }, { at: 0.5s, pitch: 0.75, level: -2 }]
      """)
    #expect(messages == [])
    let found = try #require(definition)
    #expect(found.title == "Bowl" && found.meaning == "Hold still." && found.voiceClearance == .milliseconds(1200))
    #expect(
      found.body
        == .chime(
          Chime(
            base: 412,
            partials: [
              .init(ratio: 1, level: 0, decay: 6.5, beat: 0.8), .init(ratio: 2.71, level: -6, decay: 4),
            ],
            strike: .init(attack: 0.003, noise: .init(level: -24, decay: 0.05)),
            rhythm: [.init(), .init(at: 0.5, pitch: 0.75, level: -2)], peak: -12)))
  }

  @Test("says everything that is wrong with it at once, and where")
  func errors() {
    let (definition, messages) = Self.read(
      """
      title: ""
      kind: chime
      basse: 440
      base: 12
      peak: 3dB
      partials:
        - { ratio: one, decay: 2s }
        - { ratio: 1, decay: .inf, levle: -3 }
        - 7
      strike: { attack: 1e-3 }
      rhythm: [{ at: 0.5s }, { at: 0.1s }]
      """)
    #expect(definition == nil)
    #expect(
      messages == [
        "x.yaml:1:1: error: \"meaning\" is missing; it is one line of text",
        "x.yaml:1:8: error: title is empty; write a text, or leave the key out",
        "x.yaml:3:1: error: a chime has no key \"basse\"; did you mean \"base\"?",
        "x.yaml:4:7: error: base is a number of Hz from 100 to 4000, not 12",
        "x.yaml:5:7: error: peak is a number of dB from -60 to -1, not 3",
        "x.yaml:7:14: error: ratio is a number from 0.25 to 40, here stands \"one\"",
        "x.yaml:8:24: error: decay is a number of seconds from 0.005 to 60, here stands \".inf\"",
        "x.yaml:8:30: error: a partial has no key \"levle\"; did you mean \"level\"?",
        "x.yaml:9:5: error: a partial is a map, here stands a text; write keys such as \"ratio: …\"",
        "x.yaml:10:19: error: attack is a number of seconds from 0.0005 to 1, here stands \"1e-3\"",
        "x.yaml:11:10: error: the first stroke begins at 0s, so that the sound is heard on its moment",
        "x.yaml:11:24: error: strokes stand in the order of their times; this one is before the one above",
      ])
  }

  @Test(
    "is refused with a reason",
    arguments: [
      ("title: A", "x.yaml:1:1: error: \"kind\" is missing; write kind: chime, kind: tick or kind: breath"),
      ("kind: chim", "x.yaml:1:7: error: kind is chime, tick or breath, here stands \"chim\"; did you mean \"chime\"?"),
      ("kind: breath\nbase: 3", "x.yaml:2:1: error: a breath has no key \"base\""),
      ("kind: tick\npartials: []", "x.yaml:2:11: error: partials has 0 items; from 1 to 64 are allowed"),
      (
        "title: A\nmeaning: B\nkind: breath\nlow: 300\nhigh: 290\nharmonics: [0]",
        "x.yaml:5:7: error: the tone rises from \"low\" to \"high\": make \"high\" at least 1.1 times as much, or nobody hears it"
      ),
      (
        "title: A\nmeaning: B\nkind: chime\nbase: 400\npartials: [{ ratio: 1, decay: 60 }]",
        "x.yaml:5:1: error: this lasts 66.031 s until it is silent; a sound may last 60 s: shorten the decays or the rhythm"
      ),
      (
        "title: A\nmeaning: B\nkind: chime\nbase: 4000\npartials: [{ ratio: 1, decay: 1 }]",
        "x.yaml:5:1: error: no partial is below 3600 Hz, so this would be silent at a rate of 8000; add a lower one"
      ),
      (
        "title: A\nmeaning: B\nkind: chime\nclear: 5\nbase: 400\npartials: [{ ratio: 1, decay: 1 }]",
        "x.yaml:4:8: error: the sound is silent after 1.131 s, so it cannot be clear only after 5 s"
      ),
      ("- 1", "x.yaml:1:1: error: a sound is a map, here stands a list; write keys such as \"title: …\""),
      ("", "x.yaml: error: the file is empty"),
    ])
  func refused(text: String, message: String) {
    let (definition, messages) = Self.read(text)
    #expect(definition == nil)
    #expect(messages.contains { $0.hasPrefix(message) }, "\(messages)")
  }

  @Test("never brings anything down, however it is mangled", arguments: 1...8)
  func mangled(seed: UInt64) {
    var dice = Dice(seed)
    let pieces = ["-", ":", "9999999999", "{", "]", "off", "0", "\n", " ", "~", "é", "-1", "decay", "[]", "\t"]
    for name in ShippedSoundsTests.names {
      var text = Array(Shipped.text("audio/\(name).yaml")!)
      for _ in 0..<20 {
        let at = Int.random(in: 0..<text.count, using: &dice)
        let end = min(text.count, at + .random(in: 0...3, using: &dice))
        text.replaceSubrange(at..<end, with: Array(pieces.randomElement(using: &dice)!))
        let (definition, messages) = Self.read(String(text))
        #expect((definition == nil) == messages.contains { $0.contains(" error: ") })
      }
    }
  }
}
