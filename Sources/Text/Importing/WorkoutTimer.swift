import Documents

/// Reads an export of Just Another Workout Timer: one workout, or a backup of several, as JSON.
enum WorkoutTimer {
  static func canRead(_ root: Node) -> Bool {
    if let items = root.items { return items.contains { $0["sets"] != nil } }
    return root.keys.contains("workouts") || root.keys.contains("sets")
  }

  static func read(_ root: Node, _ source: SourceText, _ wanted: String?) throws(Diagnostic) -> RoutineWriter {
    let workouts = root.items ?? root["workouts"].map { $0.items ?? [] } ?? (root["sets"] == nil ? [] : [root])
    let choice = WorkoutChoice(workouts: workouts.map { ($0["title"]?.line ?? "Workout", $0) }, source: source)
    let (title, workout) = try choice.chosen(wanted)
    guard let sets = workout["sets"]?.items else {
      throw Diagnostic(.error, at: workout.location, "the workout \"\(cut(title, 60))\" has no list of \"sets\"")
    }
    var writer = RoutineWriter(origin: "Just Another Workout Timer")
    for key in unknownKeys(workout) { writer.note("\"\(cut(key, 60))\": nothing here is like it") }
    writer.key("title: \(writer.title(title))")
    // In that program an exercise begins as soon as the one before is over, so nothing is left for changing positions.
    writer.key("timing: { ready: 10s, settle: 0s, switch: 0s }")
    writer.key("cues: { \(RoutineWriter.names()) }")
    for (index, set) in sets.enumerated() { add(set, number: index + 1, &writer) }
    guard !writer.items.isEmpty else {
      let why = writer.notes.isEmpty ? "" : ": \(writer.notes.joined(separator: "; "))"
      throw Diagnostic.error(in: source.name, "the workout \"\(cut(title, 60))\" has no exercises\(why)")
    }
    return writer
  }

  private static func add(_ set: Node, number: Int, _ writer: inout RoutineWriter) {
    let title = set["name"]?.line
    let what = title.map { "the set \"\(cut($0, 60))\"" } ?? "set \(number)"
    guard let items = set["exercises"]?.items else {
      writer.note("\(what): it has no list of exercises")
      return
    }
    let exercises = items.compactMap { exercise($0, &writer) }
    guard !exercises.isEmpty, let count = repetitions(set["repetitions"], of: what, &writer) else { return }
    writer.items.append(.group(title: title, repetitions: count, rest: 0, exercises))
  }

  private static func exercise(_ node: Node, _ writer: inout RoutineWriter) -> WorkoutItem? {
    let name = node["name"]?.line ?? "Exercise"
    let shown = "\"\(cut(name, 60))\""
    guard let duration = node["duration"] else {
      guard node.isMap else {
        writer.note("\"\(node.shown)\": it is no exercise")
        return nil
      }
      writer.remark("\(shown) has no duration; it lasts 30 s, as in that app")
      return .named(name, milliseconds: 30_000)
    }
    guard
      let milliseconds = duration.number.map({ $0 * 1000 })
        ?? duration.text.flatMap(WrittenTime.milliseconds).map(Double.init)
    else {
      writer.note("\(shown): its duration, \"\(duration.shown)\", is no number of seconds")
      return nil
    }
    guard milliseconds >= 100 else {
      writer.note("\(shown) lasts no time")
      return nil
    }
    return .named(name, milliseconds: Int64(milliseconds.rounded()))
  }

  /// The keys in a workout that have a value but are not read.
  private static func unknownKeys(_ workout: Node) -> [String] {
    var found: [String] = []
    func look(_ node: Node) {
      node.items?.forEach(look)
      for key in node.keys.sorted() {
        guard let value = node[key] else { continue }
        if value.text != "", !knownKeys.contains(key) { found.append(key) }
        look(value)
      }
    }
    look(workout)
    return found
  }

  /// The keys that are read, and those of the app's own book-keeping, which need no note.
  private static let knownKeys: Set<String> = [
    "title", "sets", "name", "repetitions", "exercises", "duration", "id", "version", "position",
  ]
}
