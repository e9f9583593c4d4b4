import Documents
import Units

/// What there is to do in a workout of any program, before it is written as steps.
indirect enum WorkoutItem {
  /// A line, as long as it takes to say.
  case say(String)
  /// Time in which nothing is done, with a title to be shown.
  case wait(Int64, title: String?, cues: [WorkoutCue])
  /// A rest, with cues of its own.
  case rest(Int64, cues: [WorkoutCue])
  case exercise(Exercise)
  /// Items that are done several times.
  case group(title: String?, repetitions: Int, rest: Int64, [WorkoutItem])

  /// A rest or an exercise, whichever its name says.
  static func named(_ name: String, milliseconds: Int64, cues: [WorkoutCue] = []) -> WorkoutItem {
    RestWords.areIn(name)
      ? .rest(milliseconds, cues: cues) : .exercise(Exercise(name: name, milliseconds: milliseconds, cues: cues))
  }

  /// How long it lasts, but for lines and the time to settle.
  var milliseconds: Double {
    switch self {
    case .say: 0
    case .wait(let length, _, _), .rest(let length, _): Double(length)
    case .exercise(let exercise): Double(exercise.milliseconds)
    case .group(_, let repetitions, let rest, let items):
      Double(repetitions) * items.reduce(0) { $0 + $1.milliseconds } + Double(repetitions - 1) * Double(rest)
    }
  }
}

/// A cue of a single step.
struct WorkoutCue {
  var name: String
  /// Its rule but for `on`, such as `at: 50%, chime: halfway`; nil for a rule that is silenced.
  var rule: String?

  func line(on kind: String) -> String { "\(name): " + (rule.map { "{ on: \(kind), \($0) }" } ?? "off") }
}

/// An exercise from a workout of any program.
struct Exercise {
  var name: String
  var milliseconds: Int64
  /// The value of `sides`, if it is not the side that the name says.
  var sides: String?
  /// The time to settle, if it is not that of the workout.
  var settle: Int64?
  /// The time to change to its side, if it is not that of the workout.
  var change: Int64?
  var cues: [WorkoutCue] = []
}

extension WorkoutItem {
  /// The lines of the steps that it comes to.
  func lines(indent: String, _ writer: inout RoutineWriter) -> [String] {
    switch self {
    case .say(let text): return writer.spoken(text).map { "\(indent)- say: \($0)" }
    case .wait(let length, let title, let cues):
      let keys = ["wait: \(Self.text(length))"] + (title.map { ["title: \(doubleQuoted(cut($0, 190)))"] } ?? [])
      return Self.step(keys, cues, on: "wait", indent)
    case .rest(let length, let cues):
      return Self.pieces(length).enumerated().flatMap { index, piece in
        Self.step(["rest: \(Self.text(piece))"], index == 0 ? cues : [], on: "rest", indent)
      }
    case .exercise(let exercise): return Self.lines(exercise, indent: indent, &writer)
    case .group(let title, let repetitions, let rest, let items):
      var keys = repetitions > 1 ? ["repeat: \(repetitions)"] : []
      if rest > 0, repetitions > 1 { keys.append("rest: \(Self.text(rest))") }
      if let title { keys.append("title: \(writer.title(title))") }
      let steps = items.flatMap { $0.lines(indent: keys.isEmpty ? indent : indent + "    ", &writer) }
      // A group without anything to say of itself is its steps.
      return keys.isEmpty || steps.isEmpty ? steps : Self.step(keys + ["steps:"], [], on: "", indent) + steps
    }
  }

  private static func lines(_ exercise: Exercise, indent: String, _ writer: inout RoutineWriter) -> [String] {
    let (area, side) = SideWords.parts(of: exercise.name)
    let sides = exercise.sides ?? side ?? "none"
    let name = ["stretch: \(doubleQuoted(cut(area, 60)))"]
    let title = cut(area, 60) == area ? [] : ["title: \(writer.title(exercise.name))"]
    let before =
      (exercise.settle.map { "settle: \(text($0)), " } ?? "") + (exercise.change.map { "switch: \(text($0)), " } ?? "")
    let pieces = pieces(exercise.milliseconds)
    if pieces.count > 1, !exercise.cues.isEmpty {
      writer.remark(
        "\"\(cut(exercise.name, 60))\" lasts more than an hour, so it is several steps; its cues are in the first")
    }
    // In pieces, all of the left side comes before the right one too.
    let passes = pieces.count > 1 && sides == "each" ? ["left", "right"] : [sides]
    return passes.flatMap { side in
      pieces.enumerated().flatMap { index, piece in
        step(
          name + ["sides: \(side)"] + title + ["timing: { \(index == 0 ? before : "")stretch: \(text(piece)) }"],
          index == 0 ? exercise.cues : [], on: "stretch", indent)
      }
    }
  }

  private static func step(_ keys: [String], _ cues: [WorkoutCue], on kind: String, _ indent: String) -> [String] {
    let cues = cues.isEmpty ? [] : ["cues:"] + cues.map { "  " + $0.line(on: kind) }
    return (keys + cues).enumerated().map { index, key in indent + (index == 0 ? "- " : "  ") + key }
  }

  /// A length in parts of an hour at most, which is the longest that a position or a rest lasts.
  private static func pieces(_ milliseconds: Int64) -> [Int64] {
    let count = max(1, (milliseconds + 3_599_999) / 3_600_000)
    return (0..<count).map { milliseconds * ($0 + 1) / count - milliseconds * $0 / count }
  }

  private static func text(_ milliseconds: Int64) -> String { Duration.milliseconds(milliseconds).text }
}
