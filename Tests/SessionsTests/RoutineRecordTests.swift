import Documents
import Sessions
import Settings
import Testing
import Units

@Suite struct RoutineRecordTests {
  private func record(_ text: String, _ options: OptionValues = [:], config: String? = nil) throws -> String {
    let node = try config.map { try YAML.parse(SourceText(name: "config.yaml", text: $0)) }
    return try RoutineRecord.text(SourceText(name: "r.yaml", text: text), config: node, options: options)
  }

  private func settings(_ text: String) throws -> [String: String] {
    let root = try YAML.parse(SourceText(name: "r.yaml", text: text))
    guard case .mapping(let entries) = root.value,
      case .mapping(let settings)? = entries.first(where: { $0.key == "settings" })?.value.value
    else { return [:] }
    var found: [String: String] = [:]
    for part in settings {
      guard case .mapping(let entries) = part.value.value else { continue }
      for entry in entries {
        switch entry.value.value {
        case .scalar(let text, _): found["\(part.key).\(entry.key)"] = text
        case .sequence(let items):
          found["\(part.key).\(entry.key)"] = items.compactMap(\.text).joined(separator: " ")
        case .mapping(let inner):
          found["\(part.key).\(entry.key)"] = inner.map { "\($0.key)=\($0.value.text ?? "")" }.joined(separator: " ")
        }
      }
    }
    return found
  }

  private let routine = "# Mine\ntitle: A\nsteps:\n  - roll: calves # gently\n"

  @Test func theSourceStaysAndTheSettingsFollow() throws {
    let text = try record(
      routine,
      [
        "hold": "{ until: released, from: 30s, to: 90s }", "breath": "4-0-6-0", "cue": "halfway=off",
        "cue": "next.say={area}: \"go\"", "volume": "breath=-6", "no-voice": "on",
      ],
      config: "timing: { settle: 15s }\ncues: { halfway: off }")
    #expect(text.hasPrefix(routine))
    let found = try settings(text)
    #expect(found["flags.hold"] == "until=released from=30s to=90s")
    #expect(found["flags.breath"] == "4-0-6-0" && found["flags.no-voice"] == "on")
    #expect(found["flags.cue"] == "halfway=off next.say={area}: \"go\"")
    #expect(found["flags.volume"] == "breath=-6")
    #expect(found["config.timing"] == "settle=15s" && found["config.cues"] == "halfway=off")
  }

  @Test func aProfileOfOnesOwnIsKeptUnderTheConfig() throws {
    let profile = """
      timing: { settle: 9s, roll: 11s }
      cues:
        hold: off
        go: { at: start+1s, chime: area, gain: -3 }
        mine: { on: rest, every: 5s, from: start+1s, say: "Rest" }
        halfway: { longer-than: 5s }
      """
    let config = """
      profile: mine
      device: pulse
      speech: { command: [/home/me/say, "{text}"] }
      voice: /home/me/voice.onnx
      timing: { roll: 12s, hold: 40s }
      cues: { go: { ends: end, gain: off }, mine: { phrase: rest }, halfway: off, own: { on: hold, chime: go } }
      """
    let node = try YAML.parse(SourceText(name: "config.yaml", text: config))
    let text = try RoutineRecord.text(
      SourceText(name: "r.yaml", text: routine), config: node, profile: SourceText(name: "p.yaml", text: profile),
      options: ["hold": "60s", "cues": "mine", "voice": "/home/me/voice.onnx", "title": "Anna: legs"],
      notHeld: ["the chime bell"])
    #expect(
      text.hasSuffix(
        """
        settings:
          # Not held, but of the machine that it was made on: the chime bell
          config: { timing: { settle: 9s, roll: 12s, hold: 40s }, cues: { hold: off, \
        go: { chime: area, gain: off, ends: end }, mine: { on: rest, every: 5s, from: start+1s, phrase: rest }, \
        halfway: off, own: { on: hold, chime: go } } }
          flags:
            hold: 60s
            cues: standard
            title: "Anna: legs"

        """), "\(text)")
    #expect(RoutineRecord.notHeld(in: text) == "the chime bell" && RoutineRecord.notHeld(in: routine) == nil)
    // Once more: nothing is added, and the remark goes with its reason.
    #expect(
      try record(text)
        == text.replacing("  # Not held, but of the machine that it was made on: the chime bell\n", with: ""))
  }

  @Test func settingsOfAnExtractedRoutineAreCarriedOn() throws {
    let first = try record(
      routine, ["hold": "60s", "cue": "a=off"], config: "timing: { settle: 15s }")
    let flags: OptionValues = ["roll": "30s", "hold": "40s", "cue": "b=off"]
    let second = try record(first, flags, config: "timing: { rest: 1s }")
    let found = try settings(second)
    #expect(found["flags.hold"] == "40s" && found["flags.roll"] == "30s" && found["flags.cue"] == "a=off b=off")
    #expect(found["config.timing"] == "settle=15s")
    #expect(second.hasPrefix(routine))
    #expect(try record(second) == second)
  }

  @Test(arguments: [
    "{ title: A, steps: [{ roll: calves }] }", "{\"title\": \"A\",\n \"steps\": [{\"roll\": \"calves\"}]}\n",
    "steps: [{ roll: calves }]", "steps: [{ roll: calves }]\n...\n", "---\nsteps:\n- roll: calves\n\n\n",
    "settings: { flags: { roll: 9s } }\nsteps: [{ roll: calves }]\n", "steps: [{ roll: calves }]\r\n",
  ])
  func anyWayOfWritingARoutineCanBeRecorded(text: String) throws {
    let written = try record(text, ["hold": "60s"])
    #expect(try settings(written)["flags.hold"] == "60s")
    let root = try YAML.parse(SourceText(name: "r.yaml", text: written))
    guard case .mapping(let entries) = root.value else { throw CancellationError() }
    #expect(entries.contains { $0.key == "steps" } && entries.count { $0.key == "settings" } == 1)
    if text.contains("roll: 9s") { #expect(try settings(written)["flags.roll"] == "9s") }
  }
}
