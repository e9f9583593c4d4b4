import Documents
import Units

/// Reads an export of OpenHIIT: its timers, or the one of a version before those, as JSON.
///
/// A timer is one length of work for all its activities, rests between them, and the same again as often as it restarts.
enum OpenHIIT {
  static func canRead(_ root: Node) -> Bool {
    (root.items ?? [root]).contains { $0["timeSettings"] != nil || $0["numExercises"] != nil }
  }

  static func read(_ root: Node, _ source: SourceText, _ wanted: String?) throws(Diagnostic) -> RoutineWriter {
    let timers = (root.items ?? [root]).filter(\.isMap)
    let choice = WorkoutChoice(
      workouts: timers.map { (($0["name"] ?? $0["title"])?.line ?? "Workout", $0) }, source: source)
    let (title, timer) = try choice.chosen(wanted)
    let times = try Times(timer)
    var writer = RoutineWriter(origin: "OpenHIIT")
    let isLong = times.ready > 600_000
    writer.key("title: \(writer.title(title))")
    writer.key("timing: { ready: \(Duration.milliseconds(isLong ? 0 : times.ready).text), settle: 0s, switch: 0s }")
    writer.key("cues: { \(RoutineWriter.names()) }")
    if isLong { writer.items.append(.wait(times.ready, title: "Get ready", cues: [])) }
    if times.warmup > 0 {
      writer.items.append(.exercise(Exercise(name: "Warmup", milliseconds: times.warmup)))
      if times.rest > 0 { writer.items.append(.rest(times.rest, cues: [])) }
    }
    try addWork(of: timer, named: title, times, source, &writer)
    if times.cooldown > 0 { writer.items.append(.exercise(Exercise(name: "Cooldown", milliseconds: times.cooldown))) }
    guard !writer.items.isEmpty else {
      throw Diagnostic.error(in: source.name, "the timer \"\(cut(title, 60))\" has nothing that lasts any time")
    }
    let sounds = sounds(of: timer)
    if !sounds.isEmpty { writer.note("its sounds (\(sounds.joined(separator: ", "))): unknot's own are heard there") }
    return writer
  }

  /// The rounds of work, with rests between activities and a break between rounds.
  private static func addWork(
    of timer: Node, named title: String, _ times: Times, _ source: SourceText, _ writer: inout RoutineWriter
  ) throws(Diagnostic) {
    let names = try activities(of: timer, source)
    let given = (timer["activeIntervals"] ?? timer["numExercises"]).flatMap(\.number).map {
      Int(max(0, min($0, 10_000)))
    }
    let count = given ?? names.count
    if names.count > count {
      let left = names[count...].map { "\"\(cut($0, 60))\"" }.joined(separator: ", ")
      writer.note("\(left): the timer has only \(count) intervals of work")
    }
    guard count > 0, times.work > 0 || (times.rest > 0 && count > 1) else {
      writer.note("the work of \"\(cut(title, 60))\": it \(count > 0 ? "lasts no time" : "has no intervals")")
      return
    }
    var round: [WorkoutItem] = []
    for index in 0..<count {
      if times.work > 0 {
        let name = index < names.count ? names[index] : "Work"
        round.append(.named(name, milliseconds: times.work))
      }
      if index < count - 1, times.rest > 0 { round.append(.rest(times.rest, cues: [])) }
    }
    let pause = times.pause > 0 ? times.pause : times.rest
    if pause <= 3_600_000 || times.restarts == 0 {
      writer.items.append(.group(title: nil, repetitions: times.restarts + 1, rest: pause, round))
    } else {
      // The rest between two rounds of a group lasts an hour at most.
      let again = [.rest(pause, cues: [])] + round
      writer.items += round + [.group(title: nil, repetitions: times.restarts, rest: 0, again)]
    }
  }

  /// What is done in each interval of work; older versions wrote the list as JSON in a text.
  private static func activities(of timer: Node, _ source: SourceText) throws(Diagnostic) -> [String] {
    guard let node = timer["activities"] ?? timer["exercises"] else { return [] }
    return (try unpacked(node).items ?? []).map { $0.line ?? "Work" }
  }

  /// A node, or what a text that holds JSON comes to.
  private static func unpacked(_ node: Node) throws(Diagnostic) -> Node {
    guard let text = node.line, "{[".contains(text.first ?? " ") else { return node }
    return try YAML.parseForeign(SourceText(name: node.location.source.name, text: ForeignJSON(text).text))
  }

  private static func sounds(of timer: Node) -> [String] {
    let settings = (try? timer["soundSettings"].map(unpacked)) ?? timer
    let names = ["workSound", "restSound", "halfwaySound", "endSound", "completeSound", "countdownSound", "breakSound"]
    var seen: Set<String> = []
    return names.compactMap { settings[$0]?.line }.filter { $0 != "none" && seen.insert($0).inserted }
  }

  /// The times of a timer in milliseconds, and how often it starts again.
  private struct Times {
    let ready, work, rest, pause, warmup, cooldown: Int64
    let restarts: Int

    init(_ timer: Node) throws(Diagnostic) {
      let settings = try timer["timeSettings"].map { node throws(Diagnostic) in try unpacked(node) } ?? timer
      func time(_ keys: String...) throws(Diagnostic) -> Int64 {
        guard let node = keys.lazy.compactMap({ settings[$0] }).first else { return 0 }
        guard let seconds = node.number, seconds >= 0, seconds <= 86_400 else {
          throw Diagnostic(
            .error, at: node.location,
            "\"\(keys[0])\" is a number of seconds up to 86400, here stands \(node.shown)")
        }
        return Int64((seconds * 1000).rounded())
      }
      ready = try time("getReadyTime")
      work = try time("workTime", "exerciseTime")
      rest = try time("restTime")
      pause = try time("breakTime")
      warmup = try time("warmupTime")
      cooldown = try time("cooldownTime")
      restarts = Int(max(0, min((settings["restarts"] ?? settings["iterations"])?.number ?? 0, 9999)))
    }
  }
}
