import Documents
import Routines
import Scheduling
import Shipped

/// A routine's way from text to timeline, with what was said on it.
package struct Compiled {
  package var timeline: Timeline?
  package var plan: Plan?
  /// Every diagnostic as a user sees it.
  package var said: [String]
  /// Why it cannot be scheduled, if that is the reason.
  package var refusal: String?
}

/// Compiles a routine with the built-in rules, and sounds of made-up lengths.
package func compile(
  _ text: String, flags: [(String, String)] = [], silenced: [String] = [], hasVoice: Bool = false,
  lengths: (Voicing) -> SoundLengths = standardLengths
) -> Compiled {
  let diagnostics = Diagnostics()
  var commandLine = Layer()
  for (key, value) in flags {
    do { commandLine.timing.set(key, try YAML.parse(SourceText(name: "--\(key)", text: value)), diagnostics) } catch {
      diagnostics.add(error)
    }
  }
  for name in silenced {
    let place = Place(SourceText(name: "--cue", text: "\(name)=off"), Mark(line: 1, column: 1))
    commandLine.cues.append(RuleChange(name: name, at: place, .silence))
  }
  let standard = SourceText(name: "standard.yaml", text: Shipped.text("profiles/standard.yaml")!)
  let settings = Settings(below: [.profile(standard, diagnostics)], commandLine: commandLine, hasVoice: hasVoice)
  let routine = Routine(SourceText(name: "r.yaml", text: text), name: "r", diagnostics)
  routine?.warnAboutAreas(diagnostics)
  let plan = routine.flatMap { Plan($0, settings, diagnostics) }
  var refusal: String?
  var timeline: Timeline?
  if let plan {
    var told: [Voicing: SoundLengths] = [:]
    for name in plan.chimes { told[.chime(name.name)] = lengths(.chime(name.name)) }
    for name in plan.sounds { told[.sound(name.name)] = lengths(.sound(name.name)) }
    do {
      var result = try schedule(plan, lengths: told)
      // As with a real voice: say what is unknown, and schedule again.
      for _ in 0..<4 where !result.unknown.isEmpty {
        for line in result.unknown { told[line] = lengths(line) }
        result = try schedule(plan, lengths: told)
      }
      timeline = result
    } catch { refusal = error.place.map { "\(Diagnostic(.error, at: $0, "\(error)"))" } ?? "\(error)" }
  }
  return Compiled(timeline: timeline, plan: plan, said: diagnostics.sorted.map(\.description), refusal: refusal)
}

/// Chimes of three seconds that are clear after one, short ticks, lines of 400 ms a word.
package func standardLengths(_ voicing: Voicing) -> SoundLengths {
  switch voicing {
  case .chime("tick"): SoundLengths(whole: .milliseconds(190), clear: .milliseconds(50))
  case .chime, .sound: SoundLengths(whole: .seconds(3), clear: .seconds(1))
  case .speech(let text, _):
    SoundLengths(
      whole: .milliseconds(400 * text.split(separator: " ").count),
      clear: .milliseconds(400 * text.split(separator: " ").count))
  case .breath(_, _, let time): SoundLengths(whole: time, clear: time)
  }
}
