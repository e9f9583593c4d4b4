import Documents
import Routines
import Scheduling
import Settings
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
///
/// - Parameters:
///   - flags: by name and value, as on the command line.
///   - profile: the text of the profile that is asked for.
///   - config: the text of the user's config.
///   - phrasing: the lines of phrases; without them only written lines are said.
package func compile(
  _ text: String, flags: [(String, String)] = [], silenced: [String] = [], profile: String? = nil,
  config: String? = nil, hasVoice: Bool = false, phrasing: Phrasing? = nil,
  lengths: (Voicing) -> SoundLengths = standardLengths
) -> Compiled {
  let diagnostics = Diagnostics()
  let flags = Flags(OptionValues(flags + silenced.map { ("cue", "\($0)=off") }), diagnostics)
  let standard = SourceText(name: "standard.yaml", text: Shipped.text("profiles/standard.yaml")!)
  let layer = profile.map { Layer.profile(SourceText(name: "profile.yaml", text: $0), diagnostics) }
  let file = RoutineFile(SourceText(name: "r.yaml", text: text), name: "r", diagnostics)
  let around = Surroundings(
    file, named: "r", config: { Config(SourceText(name: "config.yaml", text: config ?? ""), diagnostics) }, flags)
  var settings = around.settings(standard: .profile(standard, diagnostics), profile: layer)
  settings.hasVoice = hasVoice
  settings.phrasing = phrasing
  file?.routine.warnAboutAreas(diagnostics)
  let plan = diagnostics.hasErrors ? nil : file.flatMap { Plan($0.routine, settings, diagnostics) }
  var refusal: String?
  var timeline: Timeline?
  if let plan {
    var told: [Voicing: SoundLengths] = [:]
    for name in plan.chimes { told[.chime(name.name)] = lengths(.chime(name.name)) }
    for name in plan.sounds { told[.sound(name.name)] = lengths(.sound(name.name)) }
    // As with a real voice: say what is unknown, and schedule again.
    for _ in 0..<8 {
      let unknown: Set<Voicing>
      do {
        let result = try schedule(plan, lengths: told)
        (timeline, refusal, unknown) = (result, nil, result.unknown)
      } catch {
        timeline = nil
        refusal = error.location.map { "\(Diagnostic(.error, at: $0, "\(error)"))" } ?? "\(error)"
        unknown = error.unknown
      }
      if unknown.isEmpty { break }
      for line in unknown { told[line] = lengths(line) }
    }
  }
  return Compiled(timeline: timeline, plan: plan, said: diagnostics.sorted.map(\.description), refusal: refusal)
}

/// Chimes of three seconds that are clear after one, short ticks, lines of 400 ms a word.
package func standardLengths(_ voicing: Voicing) -> SoundLengths {
  switch voicing {
  case .chime("tick"): SoundLengths(duration: .milliseconds(190), voiceClearance: .milliseconds(50))
  case .chime, .sound: SoundLengths(duration: .seconds(3), voiceClearance: .seconds(1))
  case .speech(let text, _):
    SoundLengths(
      duration: .milliseconds(400 * text.split(separator: " ").count),
      voiceClearance: .milliseconds(400 * text.split(separator: " ").count))
  case .breath(_, _, let time): SoundLengths(duration: time, voiceClearance: time)
  }
}

extension OptionValues {
  /// From names and values, as on the command line.
  package init(_ given: [(String, String)]) {
    self.init()
    for (name, value) in given { add(name, value) }
  }
}
