import Documents

/// What a step of TimeR Machine does besides lasting: beeps, words, counting. Each becomes a cue where there is one like
/// it; what only a telephone does is noted.
struct TimeRBehaviours {
  var cues: [WorkoutCue] = []
  /// Whether it says a line of its own when it begins.
  private(set) var speaks = false
  /// Whether it lasts until someone goes on.
  private(set) var halts = false

  init(_ step: Node, label: String, _ milliseconds: Int64, _ place: TimeRPlace, _ writer: inout RoutineWriter) {
    let seconds = max(1, milliseconds / 1000)
    let shown = "\"\(cut(label, 60))\""
    for behaviour in step["behaviour"]?.items ?? [] {
      // What these two hold depends on the type.
      let (first, second) = (behaviour["label"]?.line ?? "", behaviour["content"]?.line ?? "")
      let type = behaviour["type"]?.text ?? ""
      switch type {
      case "VOICE":
        let voice = TimeRVoice(label: label, place)
        guard let line = voice.line(first, newer: second, &writer) else { continue }
        add("voice", "say: \(line)")
        speaks = true
      case "BEEP":
        // "COUNT,SOUND", with a count of 0 for all.
        let count = second.split(separator: ",").first.flatMap { Int64($0) } ?? 0
        let to = count > 0 && count < seconds ? "start+\(count)s" : "end"
        add("beep", "every: 1s, from: start, to: \(to), chime: tick")
      case "HALF":
        // Words, music or vibration.
        if first == "2" {
          writer.note("the vibration at half time of \(shown): a telephone does that")
        } else {
          silence("halfway")
          add("half", "at: 50%, chime: halfway")
        }
      case "COUNT":
        let count = min(Int64(first).flatMap { $0 > 0 ? $0 : nil } ?? 5, seconds)
        silence("countdown")
        add("count", "every: 1s, from: end-\(count)s, to: end, " + (second == "1" ? "chime: tick" : "say: \"{count}\""))
      case "HALT": halts = true
      case "MUSIC":
        writer.note("the music of \(shown)\(first.isEmpty ? "" : ", \"\(cut(first, 60))\""): it is on the telephone")
      case "VIBRATION", "SCREEN", "NOTIFICATION", "FLASHLIGHT", "IMAGE":
        writer.note("\(type.lowercased()): only a telephone does that")
      default: writer.note("the behaviour \"\(cut(type, 30))\" of \(shown): it is not known")
      }
    }
  }

  /// Keeps a rule silent, whose place a behaviour takes.
  private mutating func silence(_ name: String) {
    if !cues.contains(where: { $0.name == name }) { cues.append(WorkoutCue(name: name, rule: nil)) }
  }

  /// Adds a cue, under a name of its own where there are several of a kind.
  private mutating func add(_ name: String, _ rule: String) {
    let count = cues.count { $0.name == name || $0.name.hasPrefix("\(name)-") }
    cues.append(WorkoutCue(name: count == 0 ? name : "\(name)-\(count + 1)", rule: rule))
  }
}
