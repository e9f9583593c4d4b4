import Documents
import Units

/// Reads timers of TimeR Machine, a backup of all or those that were shared, as JSON.
///
/// A timer has steps and groups of steps, each done as often as its loop says, one step before all that and one after.
enum TimeRMachine {
  static func canRead(_ root: Node) -> Bool {
    if root.keys.contains("timers") { return true }
    return (root.items ?? [root]).contains { timer in
      timer["steps"]?.items?.contains { $0["step_type"] != nil || $0["length"] != nil && $0["label"] != nil } ?? false
    }
  }

  static func read(_ root: Node, _ source: SourceText, _ wanted: String?) throws(Diagnostic) -> RoutineWriter {
    let timers = root["timers"].map { $0.items ?? [] } ?? (root.keys.contains("timers") ? [] : root.items ?? [root])
    let choice = WorkoutChoice(workouts: timers.map { ($0["name"]?.line ?? "Timer", $0) }, source: source)
    let (name, timer) = try choice.chosen(wanted)
    var writer = RoutineWriter(origin: "TimeR Machine")
    var reader = TimeRSteps(name: name)
    writer.key("title: \(writer.title(name))")
    // There a step begins as soon as the one before is over, and nothing comes before the first.
    writer.key("timing: { ready: 0s, settle: 0s, switch: 0s }")
    writer.key("cues: { ready: off, \(RoutineWriter.names()) }")
    reader.add(timer, &writer)
    if writer.items.isEmpty {
      let why = writer.notes.isEmpty ? "" : ": \(writer.notes.joined(separator: "; "))"
      throw Diagnostic.error(in: source.name, "the timer \"\(cut(name, 60))\" has no steps\(why)")
    }
    if let next = timer["more"]?["triggerTimerId"]?.number, next != 0 {
      writer.note("the timer that is started when this one ends: import that too")
    }
    return writer
  }
}

/// The steps of a timer of TimeR Machine.
struct TimeRSteps {
  /// The timer's name.
  let name: String
  /// Where a step stands among the loops.
  private var place = TimeRPlace()

  init(name: String) {
    self.name = name
    place.timer = name
  }

  mutating func add(_ timer: Node, _ writer: inout RoutineWriter) {
    place.timerLoops = loops(timer, of: "the timer \"\(cut(name, 60))\"", &writer)
    if let start = timer["startStep"], let item = step(start, kind: "START", &writer) { writer.items.append(item) }
    place.isLooped = true
    let items = (timer["steps"]?.items ?? []).compactMap { item($0, &writer) }
    (place.isLooped, place.isOver) = (false, true)
    if !items.isEmpty { writer.items.append(.group(title: nil, repetitions: place.timerLoops, rest: 0, items)) }
    if let end = timer["endStep"], let item = step(end, kind: "END", &writer) { writer.items.append(item) }
  }

  private mutating func item(_ node: Node, _ writer: inout RoutineWriter) -> WorkoutItem? {
    guard node["step_type"]?.text == "group" || node["steps"] != nil else { return step(node, kind: nil, &writer) }
    let title = node["name"]?.line
    let what = title.map { "the group \"\(cut($0, 60))\"" } ?? "a group"
    let around = place
    defer { place = around }
    place.group = title ?? ""
    place.groupLoops = loops(node, of: what, &writer)
    let items = (node["steps"]?.items ?? []).compactMap { item($0, &writer) }
    guard !items.isEmpty else {
      writer.note("\(what): it has no steps")
      return nil
    }
    return .group(title: title, repetitions: place.groupLoops ?? 1, rest: 0, items)
  }

  /// How often something is done. A loop of 0 is done once in that app, as its steps are gone through before they are
  /// counted.
  private func loops(_ node: Node, of what: String, _ writer: inout RoutineWriter) -> Int {
    if let loop = node["loop"]?.number, loop < 1 {
      writer.remark("\(what) has a loop of \(node["loop"]?.shown ?? ""); it is done once, as in that app")
      return 1
    }
    return repetitions(node["loop"], of: what, &writer) ?? 1
  }

  private func step(_ node: Node, kind: String?, _ writer: inout RoutineWriter) -> WorkoutItem? {
    let label = node["label"]?.line
    let shown = label.map { "\"\(cut($0, 60))\"" } ?? "a step without a name"
    guard let length = node["length"]?.number else {
      writer.note("\(shown): it has no \"length\" in milliseconds")
      return nil
    }
    guard length >= 100, length <= 86_400_000 else {
      writer.note("\(shown) lasts \(length < 100 ? "no time" : "more than 24 hours")")
      return nil
    }
    let milliseconds = Int64(length.rounded())
    let kind = kind ?? node["type"]?.text ?? "NORMAL"
    var behaviours = TimeRBehaviours(node, label: label ?? "", milliseconds, place, &writer)
    if behaviours.halts {
      writer.remark(
        "\(shown) waits there for as long as you like; here it goes on after its \(milliseconds / 1000) s, or by →")
    }
    // A step that tells of what is over or to come is no position, and says its name, as no area cue does it.
    if kind != "NORMAL" || behaviours.halts || label == nil {
      if let label, !behaviours.speaks {
        let chime = kind == "NOTIFIER" ? "chime: go, " : ""
        behaviours.cues.insert(WorkoutCue(name: "label", rule: "\(chime)say: \(writer.line(label))"), at: 0)
      }
      return .wait(milliseconds, title: label, cues: behaviours.cues)
    }
    let isRest = RestWords.areIn(label ?? "")
    if behaviours.speaks {
      // It says something else in the place of its name.
      behaviours.cues += (isRest ? ["rest"] : ["area", "side"]).map { WorkoutCue(name: $0, rule: nil) }
    }
    return .named(label ?? "", milliseconds: milliseconds, cues: behaviours.cues)
  }
}

/// Where a step stands among the loops of its timer.
struct TimeRPlace {
  var timer = ""
  var timerLoops = 1
  /// Whether it is one of the steps that the timer repeats.
  var isLooped = false
  /// Whether it comes after those.
  var isOver = false
  /// The name and loops of the group that it is in; nil if it is in none.
  var group: String?
  var groupLoops: Int?
}
