import Documents
import Units

/// A workout of w2a (workout to audio): YAML with exercises, a pause before each, and texts to be said.
enum WorkoutToAudio {
  static func canRead(_ source: SourceText) -> Bool {
    guard source.text.contains("exercises"), let node = try? YAML.parseForeign(source) else { return false }
    return node["exercises"] != nil
  }

  static func read(_ source: SourceText) throws(Diagnostic) -> RoutineWriter {
    let root = try YAML.parseForeign(source)
    guard case .sequence(let items)? = root["exercises"]?.value, !items.isEmpty else {
      throw Diagnostic.error(in: source.name, "\"exercises\" is no list of exercises")
    }
    var writer = RoutineWriter(origin: "w2a")
    let pause = try duration(root["pause"]?["duration"], limit: 600) ?? 10_000
    let change = try duration(root["half_time"]?["duration"], limit: 600) ?? 4000
    writer.key("title: Workout")
    // In that program a pause comes before each exercise, the first too.
    writer.key("timing: { ready: 0s, settle: \(text(pause)), switch: \(text(change)) }")
    writer.key("cues: { ready: off, area: { crowded: delay }, side: { crowded: delay } }")
    let exercises = try items.map { item throws(Diagnostic) in try exercise(item) }
    let training = exercises.reduce(0) { $0 + $1.milliseconds }
    let counts = [
      "WorkoutExercisesCount": "\(exercises.count)", "WorkoutDurationWithoutPauses": words(training),
      "WorkoutDuration": words(training + pause * Int64(exercises.count)),
    ]
    if let line = root["before_workout_announce"]?.text {
      writer.step("  - say: \(writer.spoken(filled(line, counts)))")
    }
    var last = ""
    for exercise in exercises {
      // A routine gives time to settle only before a new position; the pauses before other exercises become rests.
      if exercise.isRest {
        if pause > 0 { writer.step("  - rest: \(text(pause))") }
      } else {
        if exercise.name == last, pause > 0 { writer.step("  - rest: \(text(pause))") }
        last = exercise.name
      }
      writer.step(lines(exercise, &writer))
    }
    if let line = root["after_workout_announce"]?.text {
      writer.step("  - say: \(writer.spoken(filled(line, counts)))")
    }
    let heard = [
      ("pause", "what is said in the pauses: unknot's own cues are heard there"),
      ("half_time", "the words at half time: unknot's own cue for the other side is heard there"),
      ("exercise_beginning", "what is said when an exercise begins: its name is said while you get ready"),
    ]
    for (key, note) in heard where root[key]?["text"] != nil || root[key]?.text != nil { writer.note(note) }
    for key in ["tts", "audio_format", "i18n", "log_level"] where root[key] != nil {
      writer.note("\(key): a matter of unknot's options and config")
    }
    // Unknown maps at the top are not noted: they are templates that exercises are made of.
    for key in root.keys where !rootKeys.contains(key) && root[key]?.text != nil { writer.note("\"\(cut(key, 60))\"") }
    return writer
  }

  private struct Part {
    var name: String
    var milliseconds: Int64
    var texts: [String]
    var hasHalves: Bool
    var unknownKeys: [String]

    var isRest: Bool { !hasHalves && texts.isEmpty && Exercise(name: name, milliseconds: milliseconds).isRest }
  }

  /// The keys of an exercise that are read.
  private static let keys = ["name", "duration", "texts", "half_time", "<<"]
  /// The keys at the top that are read, or that have a note of their own.
  private static let rootKeys = [
    "exercises", "pause", "half_time", "exercise_beginning", "before_workout_announce", "after_workout_announce", "tts",
    "audio_format", "i18n", "log_level",
  ]

  private static func exercise(_ node: Node) throws(Diagnostic) -> Part {
    // Keys beside `<<: *name` win over those of the map that it names.
    func value(_ key: String) -> Node? { node[key] ?? node["<<"]?[key] }
    guard let name = value("name")?.text, !name.isEmpty else {
      throw Diagnostic(.error, at: node.location, "an exercise has a \"name\"")
    }
    guard let length = try duration(value("duration"), limit: 3600), length >= 200 else {
      throw Diagnostic(.error, at: node.location, "the exercise \"\(name)\" has a \"duration\", such as 30s")
    }
    var texts: [String] = []
    if case .sequence(let items)? = value("texts")?.value { texts = items.compactMap(\.text).filter { !$0.isEmpty } }
    return Part(
      name: name, milliseconds: length, texts: texts, hasHalves: value("half_time")?.text == "true",
      unknownKeys: node.keys.filter { !keys.contains($0) })
  }

  private static func lines(_ part: Part, _ writer: inout RoutineWriter) -> [String] {
    for key in part.unknownKeys { writer.note("\"\(cut(key, 60))\" of \"\(cut(part.name, 60))\"") }
    var cues: [String] = []
    for (index, text) in part.texts.enumerated() {
      let place = (index + 1) * 100 / (part.texts.count + 1)
      cues.append("  text-\(index + 1): { on: stretch, at: \(place)%, say: \(writer.spoken(text)) }")
    }
    let extra = cues.isEmpty ? [] : ["cues:"] + cues
    let exercise = Exercise(name: part.name, milliseconds: part.hasHalves ? part.milliseconds / 2 : part.milliseconds)
    return exercise.lines(indent: "  ", sides: part.hasHalves ? "each" : nil, extra: extra, &writer)
  }

  private static func text(_ milliseconds: Int64) -> String { Duration.milliseconds(milliseconds).text }

  private static func words(_ milliseconds: Int64) -> String {
    let (minutes, seconds) = (milliseconds / 60_000, milliseconds % 60_000 / 1000)
    let parts = [(minutes, "minute"), (seconds, "second")].filter { $0.0 > 0 }
    return parts.map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }.joined(separator: " and ")
  }

  /// Fills in variables such as `{{ .Name }}`.
  private static func filled(_ text: String, _ values: [String: String]) -> String {
    var text = text
    for (name, value) in values.sorted(by: { $0.key > $1.key }) {
      for written in ["{{ .\(name) }}", "{{.\(name)}}"] { text = text.replacing(written, with: value) }
    }
    return text
  }

  /// Reads a time as Go writes it: `1m30s`, `500ms`, `1.5h`.
  private static func duration(_ node: Node?, limit seconds: Int64) throws(Diagnostic) -> Int64? {
    guard let node else { return nil }
    let text = node.text ?? ""
    var rest = text[...]
    var total = 0.0
    while let match = rest.prefixMatch(of: /([0-9]+\.?[0-9]*)(ms|h|m|s)/), let number = Double(match.1) {
      total += number * (["h": 3_600_000, "m": 60_000, "s": 1000, "ms": 1][String(match.2)] ?? 0)
      rest = rest[match.range.upperBound...]
    }
    guard rest.isEmpty, !text.isEmpty, total <= Double(seconds * 1000) else {
      throw Diagnostic(
        .error, at: node.location, "\"\(text)\" is no time of at most \(seconds) s, such as 30s or 1m30s")
    }
    return Int64(total.rounded())
  }
}

extension Node {
  fileprivate var keys: [String] {
    guard case .mapping(let entries) = value else { return [] }
    return entries.map(\.key)
  }

  fileprivate subscript(key: String) -> Node? {
    guard case .mapping(let entries) = value else { return nil }
    return entries.first { $0.key == key }?.value
  }
}
