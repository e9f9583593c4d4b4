import Routines
import Scheduling

/// Routines, and lengths of their sounds, that a seed brings back. All of them are right.
package struct RandomRoutine {
  private var random: SeededGenerator
  private var lines: [String] = []
  private var stepsLeft = 12

  /// The text of a routine.
  package static func text(seed: UInt64) -> String {
    var routine = RandomRoutine(random: SeededGenerator(seed: seed))
    return routine.text()
  }

  /// The text of a profile, or of a config: timing and cues.
  package static func layer(seed: UInt64) -> String {
    var routine = RandomRoutine(random: SeededGenerator(seed: seed))
    if routine.chance(60) { routine.timing(indent: "") }
    // The routine may count in breaths. The rule of that name may be off.
    routine.lines = routine.lines.map { $0.replacing("breath: off", with: "breath: 5-5") }
    if routine.chance(60) || routine.lines.isEmpty { routine.cues(indent: "", session: true) }
    return routine.lines.joined(separator: "\n") + "\n"
  }

  /// Flags as on the command line, none of them `--fit`.
  package static func flags(seed: UInt64) -> [(String, String)] {
    var routine = RandomRoutine(random: SeededGenerator(seed: seed))
    var flags: [(String, String)] = []
    func add(_ key: String, _ value: String) { flags.append((key, value)) }
    if routine.chance(20) { add("hold", routine.pick("20s", "65.5s", "{ from: 25s, to: 2m }")) }
    if routine.chance(20) { add("roll", routine.pick("0s", "12.345s")) }
    if routine.chance(20) { add("spots", "\(routine.number(0...3))") }
    if routine.chance(20) { add("breath", routine.pick("6/min", "from 10/min to 5/min 1:2", "3.5-1-4.5-1")) }
    if routine.chance(20) { add("scale", routine.pick("0.5", "1.2", "2.375")) }
    if routine.chance(15) { add("sides", routine.pick("left", "right", "both", "none")) }
    if routine.chance(20) {
      add("cue", routine.pick("halfway=off", "countdown.last=5", "hold.chime=go", "area.at=50%"))
    }
    // A place that cannot extend takes the default.
    if flags.contains(where: { $0.1 == "area.at=50%" }) { add("cue", "area.crowded=delay") }
    return flags
  }

  /// Lengths of sounds and lines, different for each seed.
  package static func lengths(seed: UInt64) -> (Voicing) -> SoundLengths {
    { voicing in
      if case .breath(_, _, let time) = voicing { return SoundLengths(duration: time, voiceClearance: time) }
      var hash: UInt64 = seed &+ 1
      for byte in "\(voicing)".utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
      var random = SeededGenerator(seed: hash)
      let whole = Int64.random(in: 50...6000, using: &random)
      if case .speech = voicing {
        return SoundLengths(duration: .milliseconds(whole), voiceClearance: .milliseconds(whole))
      }
      return SoundLengths(
        duration: .milliseconds(whole),
        voiceClearance: .milliseconds(Int64.random(in: 20...min(whole, 3000), using: &random)))
    }
  }

  private mutating func pick(_ choices: String...) -> String { choices.randomElement(using: &random)! }
  private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }
  private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

  private mutating func text() -> String {
    lines = ["title: Random"]
    if chance(70) { timing(indent: "") }
    if chance(70) { cues(indent: "", session: true) }
    lines.append("steps:")
    steps(indent: "  ", depth: 0, sided: false)
    let text = lines.joined(separator: "\n") + "\n"
    // Where there is no breath nothing is counted in breaths.
    return text.contains("breath: off") ? text.replacing("5 breaths", with: "50s") : text
  }

  private mutating func steps(indent: String, depth: Int, sided: Bool) {
    for _ in 0..<number(1...4) {
      stepsLeft -= 1
      if stepsLeft > 0, depth < 3, chance(25) {
        lines.append("\(indent)- repeat: \(number(1...3))")
        if chance(40) { lines.append("\(indent)  rest: \(pick("5s", "10s", ""))") }
        let takesSides = !sided && chance(40)
        if takesSides { lines.append("\(indent)  sides: \(pick("each", "left", "both", "none"))") }
        extras(indent: indent + "  ")
        lines.append("\(indent)  steps:")
        steps(indent: indent + "    ", depth: depth + 1, sided: sided || takesSides)
        continue
      }
      switch number(0...7) {
      case 0...2:
        lines.append("\(indent)- roll: \(pick("quads", "calves", "back", "my elbow crease"))")
        if !sided, chance(30) { lines.append("\(indent)  sides: \(pick("each", "left", "right", "both", "none"))") }
        if chance(20) { lines.append("\(indent)  tool: \(pick("ball", "roller"))") }
      case 3: lines.append("\(indent)- stretch: \(pick("quads", "calves", "hips"))")
      case 4: lines.append("\(indent)- rest: \(pick("", "0.5s", "20s", "{ for: 10s, from: 5s }"))")
      case 5: lines.append("\(indent)- breathe: \(pick("", "5 breaths", "33.333s", "1s"))")
      case 6: lines.append("\(indent)- wait: \(pick("1s", "90s"))")
      default:
        lines.append("\(indent)- \(pick("say: Well done, now the {next}", "say: Go on[, {side}]", "chime: hold"))")
      }
      extras(indent: indent + "  ")
    }
  }

  private mutating func extras(indent: String) {
    if chance(15) { timing(indent: indent) }
    if chance(15) { cues(indent: indent, session: false) }
    if chance(10) { lines.append("\(indent)title: Something") }
  }

  private mutating func timing(indent: String) {
    lines.append("\(indent)timing:")
    for _ in 0..<number(1...4) {
      let line =
        switch number(0...8) {
        case 0: "settle: \(pick("0s", "3s", "15s"))"
        case 1: "roll: \(pick("0s", "7.5s", "30s"))"
        case 2:
          "hold: \(pick("1s", "30s", "47.321s", "{ from: 20s, to: 40s }", "{ until: released, from: 10s, to: 60s }"))"
        case 3: "spots: \(number(0...3))"
        case 4: "breath: \(pick("4-0-6-0", "2-1-2.5-0.5", "6/min 2:3", "7.3/min", "from 9/min to 5/min", "off"))"
        case 5: "switch: \(pick("0s", "2s", "8s"))"
        case 6: "ready: \(pick("0s", "1s", "10s"))"
        case 7: "finish: \(pick("0s", "4s"))"
        default: "stretch: \(pick("0.1s", "41s", "50s"))"
        }
      let key = line.prefix { $0 != ":" }
      let start = lines.lastIndex { $0 == "\(indent)timing:" }!
      if !lines[start...].contains(where: { $0.hasPrefix("\(indent)  \(key):") }) { lines.append("\(indent)  \(line)") }
    }
  }

  private mutating func cues(indent: String, session: Bool) {
    lines.append("\(indent)cues:")
    for i in 0..<number(1...4) {
      let selector =
        session && chance(10)
        ? "session"
        : pick("hold", "roll", "[settle, rest]", "area", "side", "first hold", "last roll", "breathe", "say")
      let place = pick(
        "at: start", "at: start+1s", "at: [start+1s, end-2s]", "at: 50%", "at: end", "every: 7s", "last: 4",
        "each: inhale",
        "each: exhale", "at: start-2s", "ends: start-1s", "ends: end", "every: 1s, from: start-3s, to: start")
      let block = pick(
        "chime: go", "chime: hold", "say: \"{area} {duration}\"", "chime: area, say: \"Next[, {next}]\"",
        "say: \"{count}\"", "sound: rest, say: \"Breathe and let go\"")
      let options = pick(
        "", ", crowded: delay", ", crowded: drop", ", priority: 9", ", longer-than: 20s", ", pan: side")
      lines.append("\(indent)  r\(i): { on: \(selector), \(place), \(block)\(options) }")
    }
    // What extends begins at the start, and says nothing that depends on the length.
    if chance(30) {
      let selector = pick("hold", "roll", "area", "[rest, side]", "breathe", "first stretch")
      let block = pick("say: \"Now {area}\"", "chime: area, say: \"Next[, {next}]\"", "sound: rest")
      lines.append(
        "\(indent)  e\(number(0...2)): { on: \(selector), at: \(pick("start", "start+2s")), \(block), crowded: extend }"
      )
    }
    if chance(30) { lines.append("\(indent)  \(pick("halfway", "breath", "countdown")): off") }
  }

  private init(random: SeededGenerator) { self.random = random }
}
