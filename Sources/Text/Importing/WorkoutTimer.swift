import Documents
import FoundationEssentials

/// Reads an export of Just Another Workout Timer: one workout, or a backup of several, as JSON.
enum WorkoutTimer {
  private struct Backup: Decodable { var workouts: [Workout] }
  private struct Workout: Decodable {
    var title: String
    var sets: [Round]
  }
  private struct Round: Decodable {
    var name: String?
    var repetitions: Int
    var exercises: [Timed]
  }
  private struct Timed: Decodable {
    var name: String
    var duration: Int
  }

  static func read(_ source: SourceText, _ wanted: String?) throws(Diagnostic) -> RoutineWriter {
    let workout = try workout(source, wanted)
    var writer = RoutineWriter(origin: "Just Another Workout Timer")
    for key in unknownKeys(source) { writer.note("\"\(key)\": nothing here is like it") }
    writer.key("title: \(writer.title(workout.title))")
    // In that program an exercise begins as soon as the one before is over, so nothing is left for changing positions.
    writer.key("timing: { ready: 10s, settle: 0s, switch: 0s }")
    writer.key("cues: { area: { crowded: delay }, side: { crowded: delay } }")
    for round in workout.sets {
      let repetitions = min(10_000, max(1, round.repetitions))
      if repetitions != round.repetitions { writer.note("\(round.repetitions) repetitions became \(repetitions)") }
      let title = round.name.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
      let isGroup = repetitions > 1 || title != nil
      var lines: [String] = []
      for exercise in round.exercises {
        guard (1...3600).contains(exercise.duration) else {
          if exercise.duration > 3600 {
            writer.note(
              "\"\(cut(exercise.name, 60))\" lasts \(exercise.duration) s there; a position lasts an hour at most")
          } else {
            writer.note("\"\(cut(exercise.name, 60))\" lasts no time")
          }
          continue
        }
        let name = exercise.name.allSatisfy(\.isWhitespace) ? "Exercise" : exercise.name
        lines += Exercise(name: name, milliseconds: Int64(exercise.duration) * 1000)
          .lines(indent: isGroup ? "      " : "  ", &writer)
      }
      if lines.isEmpty { continue }
      guard isGroup else {
        writer.step(lines)
        continue
      }
      var keys = repetitions > 1 ? ["repeat: \(repetitions)"] : []
      if let title { keys.append("title: \(writer.title(title))") }
      writer.step(["  - \(keys[0])"] + keys.dropFirst().map { "    \($0)" } + ["    steps:"] + lines)
    }
    guard writer.hasSteps else {
      throw Diagnostic.error(in: source.name, "the workout \"\(workout.title)\" has no exercises")
    }
    return writer
  }

  private static func workout(_ source: SourceText, _ wanted: String?) throws(Diagnostic) -> Workout {
    let data = Data(source.text.utf8)
    let decoder = JSONDecoder()
    let workouts: [Workout]
    do {
      workouts =
        try source.text.contains("\"workouts\"")
        ? decoder.decode(Backup.self, from: data).workouts : [decoder.decode(Workout.self, from: data)]
    } catch let error as DecodingError {
      throw Diagnostic.error(in: source.name, "this is no export of Just Another Workout Timer: \(words(error))")
    } catch { throw Diagnostic.error(in: source.name, "this is no JSON: \(error)") }
    let titles = workouts.map { "\"\($0.title)\"" }.joined(separator: ", ")
    if let wanted {
      guard let found = workouts.first(where: { $0.title == wanted }) else {
        throw Diagnostic.error(in: source.name, "there is no workout \"\(wanted)\" in it, but \(titles)")
      }
      return found
    }
    guard let only = workouts.first else { throw Diagnostic.error(in: source.name, "there is no workout in it") }
    guard workouts.count == 1 else {
      throw Diagnostic.error(in: source.name, "it holds several workouts; name one with --workout: \(titles)")
    }
    return only
  }

  /// The keys in the file that have a value but are not read.
  private static func unknownKeys(_ source: SourceText) -> [String] {
    var found: [String] = []
    func look(_ node: Node) {
      switch node.value {
      case .scalar: break
      case .sequence(let items): items.forEach(look)
      case .mapping(let entries):
        for entry in entries.sorted(by: { $0.key < $1.key }) {
          let says = entry.value.text.map { $0 != "" && $0 != "null" } ?? true
          if says, !knownKeys.contains(entry.key) { found.append(entry.key) }
          look(entry.value)
        }
      }
    }
    // JSON is read as YAML.
    if let root = try? YAML.parseForeign(source) { look(root) }
    return found
  }

  /// The keys that are read, and those of the app's own book-keeping, which need no note.
  private static let knownKeys: Set<String> = [
    "workouts", "title", "sets", "name", "repetitions", "exercises", "duration", "id", "version", "position",
  ]

  private static func words(_ error: DecodingError) -> String {
    func path(_ context: DecodingError.Context) -> String {
      let keys = context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }
      return keys.isEmpty ? "the file" : keys.joined(separator: ".")
    }
    switch error {
    case .keyNotFound(let key, let context): return "\(path(context)) has no \"\(key.stringValue)\""
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      return "\(path(context)) is not what it should be"
    case .dataCorrupted: return "it is damaged JSON"
    @unknown default: return "it cannot be read"
    }
  }
}
