import Documents
import Units

/// A workout of w2a (workout to audio): YAML with exercises, a pause before each, and texts to be said.
enum WorkoutToAudio {
  static func canRead(_ root: Node) -> Bool { root.keys.contains("exercises") }

  static func read(_ root: Node, _ source: SourceText, _ language: String?) throws(Diagnostic) -> RoutineWriter {
    guard let items = root["exercises"]?.items, !items.isEmpty else {
      throw Diagnostic.error(in: source.name, "\"exercises\" is no list of exercises")
    }
    var writer = RoutineWriter(origin: "w2a")
    let words = WorkoutWords(root)
    let pause = try duration(root["pause"]?["duration"], limit: 3600) ?? 10_000
    let change = try duration(root["half_time"]?["duration"], limit: 600) ?? 4000
    if language == nil, let own = words.language { writer.key("language: \(own)") }
    writer.key("title: Workout")
    // In that program a pause comes before each exercise, the first too.
    writer.key("timing: { ready: 0s, settle: \(text(settle(pause))), switch: \(text(change)) }")
    // Its change of sides is short, so the line begins with it.
    writer.key("cues: { ready: off, \(RoutineWriter.names(side: change < 6000 ? "at: start, " : "")) }")
    let parts = try items.map { item throws(Diagnostic) in try part(item) }
    let training = parts.reduce(0) { $0 + $1.milliseconds }
    var counts = [
      "WorkoutExercisesCount": "\(parts.count)", "WorkoutDurationWithoutPauses": words.text(training),
      "WorkoutDuration": words.text(training + pause * Int64(parts.count)),
    ]
    // What is said before and after the workout is made last there, so that these are those of the last exercise.
    if let last = parts.last {
      (counts["ExerciseName"], counts["ExerciseDuration"]) = (last.name, words.text(last.milliseconds))
    }
    func say(_ key: String) {
      if let line = root[key]?.line { writer.items.append(.say(filled(line, counts))) }
    }
    say("before_workout_announce")
    var position: String?
    for part in parts { add(part, pause: part.pause ?? pause, usual: (pause, change), after: &position, &writer) }
    say("after_workout_announce")
    note(root, &writer)
    return writer
  }

  /// Adds an exercise and the pause before it. A routine gives time to settle only before a new position, and ten
  /// minutes at most; any other pause becomes a rest.
  private static func add(
    _ part: Part, pause: Int64, usual: (pause: Int64, change: Int64), after position: inout String?,
    _ writer: inout RoutineWriter
  ) {
    for key in part.unknownKeys { writer.note("\"\(cut(key, 60))\" of \"\(cut(part.name, 60))\"") }
    if part.isRest {
      if pause >= 100 { writer.items.append(.rest(pause, cues: [])) }
      writer.items.append(.rest(part.milliseconds, cues: []))
      return
    }
    let (area, side) = SideWords.parts(of: part.name)
    let place = { (side: String) in "\(cut(area, 60))\n\(side)" }
    let isSame = position == place(part.hasHalves ? "left" : side ?? "none")
    let isOtherSide = !isSame && position?.hasPrefix(place("")) == true
    position = place(part.hasHalves ? "right" : side ?? "none")
    var exercise = Exercise(name: part.name, milliseconds: part.milliseconds, sides: part.hasHalves ? "each" : nil)
    if part.hasHalves { exercise.milliseconds /= 2 }
    var rest: Int64 = isSame || pause > 600_000 ? pause : 0
    if isOtherSide, part.hasHalves {
      // Its one time to change sides is that of half time, and comes before its first side too.
      rest = pause - usual.change
    } else if isOtherSide {
      exercise.change = rest > 0 ? 0 : pause
    } else if !isSame, pause - rest != settle(usual.pause) {
      exercise.settle = pause - rest
    }
    if rest >= 100 { writer.items.append(.rest(rest, cues: [])) }
    for (index, text) in part.texts.enumerated() {
      let place = (index + 1) * 100 / (part.texts.count + 1)
      exercise.cues.append(WorkoutCue(name: "text-\(index + 1)", rule: "at: \(place)%, say: \(writer.line(text))"))
    }
    writer.items.append(.exercise(exercise))
  }

  /// The pause, as far as a routine may give it to settle.
  private static func settle(_ pause: Int64) -> Int64 { pause > 600_000 ? 0 : pause }

  private static func note(_ root: Node, _ writer: inout RoutineWriter) {
    let heard = [
      ("pause", "what is said in the pauses: unknot's own cues are heard there"),
      ("half_time", "the words at half time: unknot's own cue for the other side is heard there"),
      ("exercise_beginning", "what is said when an exercise begins: its name is said while you get ready"),
    ]
    for (key, note) in heard where root[key]?["text"] != nil || root[key]?.text != nil { writer.note(note) }
    if root["tts"] != nil { writer.note("the voice of tts: --voice and the config choose one") }
    for key in ["audio_format", "log_level"] where root[key] != nil {
      writer.note("\(key): a matter of unknot's options and config")
    }
    // Unknown maps at the top are not noted: they are templates that exercises are made of.
    for key in root.keys where !rootKeys.contains(key) && root[key]?.text != nil { writer.note("\"\(cut(key, 60))\"") }
  }

  private struct Part {
    var name: String
    var milliseconds: Int64
    var texts: [String]
    var hasHalves: Bool
    /// The pause before it, if it is not that of the workout.
    var pause: Int64?
    var unknownKeys: [String]

    var isRest: Bool { !hasHalves && texts.isEmpty && RestWords.areIn(name) }
  }

  /// The keys of an exercise that are read.
  private static let keys = ["name", "duration", "texts", "half_time", "pause_duration", "<<"]
  /// The keys at the top that are read, or that have a note of their own.
  private static let rootKeys = [
    "exercises", "pause", "half_time", "exercise_beginning", "before_workout_announce", "after_workout_announce", "tts",
    "audio_format", "i18n", "log_level",
  ]

  private static func part(_ node: Node) throws(Diagnostic) -> Part {
    guard let name = node["name"]?.line else {
      throw Diagnostic(.error, at: node.location, "an exercise has a \"name\"")
    }
    guard let length = try duration(node["duration"], limit: 86_400), length >= 200 else {
      throw Diagnostic(
        .error, at: node.location, "the exercise \"\(cut(name, 60))\" has a \"duration\" of some time, such as 30s")
    }
    let pause = try duration(node["pause_duration"], limit: 3600)
    return Part(
      name: name, milliseconds: length, texts: node["texts"].map { ($0.items ?? [$0]).compactMap(\.line) } ?? [],
      hasHalves: node["half_time"]?.isTrue ?? false, pause: pause == 0 ? nil : pause,
      unknownKeys: node.keys.filter { !keys.contains($0) })
  }

  private static func text(_ milliseconds: Int64) -> String { Duration.milliseconds(milliseconds).text }

  /// Fills in variables of Go's templates, such as `{{ .Name }}`.
  private static func filled(_ text: String, _ values: [String: String]) -> String {
    text.replacing(/\{\{-?\s*\.(\w+)\s*-?\}\}/) { values[String($0.1)] ?? String($0.0) }
  }

  /// Reads a time as Go writes it: `1m30s`, `500ms`, `1.5h`.
  private static func duration(_ node: Node?, limit seconds: Int64) throws(Diagnostic) -> Int64? {
    guard let node else { return nil }
    let text = (node.text ?? "").trimmed
    var rest = text == "0" ? "0s" : text[...]
    var total = 0.0
    while text.utf8.count <= WrittenTime.longest,
      let match = rest.prefixMatch(of: /([0-9]+\.?[0-9]*|\.[0-9]+)(ms|h|m|s)/), let number = Double("0\(match.1)")
    {
      total += number * (["h": 3_600_000, "m": 60_000, "s": 1000, "ms": 1][String(match.2)] ?? 0)
      rest = rest[match.range.upperBound...]
    }
    guard rest.isEmpty, !text.isEmpty, text.utf8.count <= WrittenTime.longest, total <= Double(seconds * 1000) else {
      throw Diagnostic(
        .error, at: node.location, "\"\(cut(text, 30))\" is no time of at most \(seconds) s, such as 30s or 1m30s")
    }
    return Int64(total.rounded())
  }
}
