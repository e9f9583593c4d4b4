import Documents
import PCM
import Rendering
import Routines
import Scheduling
import Scoring
import Settings
import Speech
import Units

/// A routine that has been read, planned, spoken and scheduled, and is ready to be scored. A session prints nothing; it
/// puts messages into the `Diagnostics` that it was given.
package struct Session: Sendable {
  /// The routine as its author wrote it.
  package let routine: Routine
  /// The phrases and words of the session's language, whether or not they are spoken; nil if that language has none.
  package let phrases: PhraseBook?
  private let spoken: SpokenTimeline
  /// The volumes of the user's config, of the routine's settings and of the options.
  package let volumes: Volumes
  /// The volume of all buses together, in decibels. A score that is played begins with it as the listener's own volume;
  /// in a score that is written it is part of each sound.
  package let master: Double
  let sounds: SoundTable
  /// The options about the guide file that the routine's record contains.
  package let made: GuideFlags
  /// The name of the profile in force.
  let profile: String
  /// The text of the profile, if it is the user's own.
  let ownProfile: SourceText?
  /// Whether the options, the routine's record or the config ask for a session without a voice.
  let isSilent: Bool
  /// The library in which the session's files were found.
  let library: Library

  /// All segments and cues in exact time, lines with their true lengths where they were spoken.
  package var timeline: Timeline { spoken.timeline }

  /// Whether lines are spoken before they are placed, or their lengths are only estimated. With `kept` they are spoken
  /// for a file, so that a voice that the options name must exist. With `cached` nothing is spoken, and lines that were
  /// spoken before have their true lengths; without a voice there are none.
  package enum Lines: Sendable { case spoken, estimated, kept, cached }

  /// Whether the session's time rests on estimated lengths of lines.
  package var isEstimated: Bool { !timeline.unknown.isEmpty }

  /// Reads, merges, speaks and schedules a routine.
  ///
  /// - Parameters:
  ///   - argument: a routine by name or path, or several as `JoinedRoutine.argument` names them; `-` reads standard
  ///     input.
  ///   - speaking: called now and then while lines are spoken; when it returns false, the remaining lines stay silent.
  ///   - diagnostics: receives mistakes and warnings.
  /// - Returns: nil if there is an error among the diagnostics.
  /// - Throws: a `Failure` of status 64 for wrong options, 66 if there is no such routine.
  package static func make(
    _ argument: String, _ options: OptionValues, _ library: Library, lines: Lines = .spoken,
    speaking: Speaking = { _, _ in true }, _ diagnostics: Diagnostics
  ) throws -> Session? {
    let name: String
    let source: SourceText
    do {
      if let names = JoinedRoutine.names(argument) {
        guard let joined = try JoinedRoutine.make(names, library, diagnostics) else { return nil }
        (name, source) = joined
      } else {
        (name, source) = try library.routine(argument)
      }
    } catch let diagnostic as Diagnostic {
      diagnostics.add(diagnostic)
      return nil
    }
    return try make(name, source, options, library, lines: lines, speaking: speaking, diagnostics)
  }

  /// Makes the session of a routine whose text has been read already, as the other `make` does.
  package static func make(
    _ name: String, _ source: SourceText, _ options: OptionValues, _ library: Library, lines: Lines,
    speaking: Speaking = { _, _ in true }, _ diagnostics: Diagnostics
  ) throws -> Session? {
    let file = RoutineFile(source, name: name, diagnostics)
    let flags = Flags(options, diagnostics)
    let layering = try Layering(file, named: name, flags, library, diagnostics)
    var settings = layering.settings
    let config = SpeechConfig(layering.machine, own: try library.config(diagnostics).machine, diagnostics)
    let speech = SpeechSetup(config, flags.guide, made: layering.made, library)
    guard let routine = file?.routine, !diagnostics.hasErrors else {
      checkRest(of: source, settings, library, diagnostics)
      return nil
    }
    var voice: Voice?
    if !speech.isOff {
      guard let phrasing = try speech.phrasing(for: routine, diagnostics) else { return nil }
      if lines == .kept { try speech.checkNamedVoice(for: routine, phrases: phrasing.phrases) }
      // Whoever only looks at the session is not told that there is no voice.
      let listener = lines == .cached ? Diagnostics() : diagnostics
      if lines != .estimated { voice = speech.voice(for: routine, phrases: phrasing.phrases, listener) }
      settings.phrasing = phrasing
      settings.hasVoice = lines == .estimated || voice != nil
    }
    routine.warnAboutAreas(diagnostics)
    guard let plan = Plan(routine, settings, keepsRest: true, diagnostics) else { return nil }
    var sounds = SoundTable(library, beside: source.name)
    sounds.resolve(plan, diagnostics)
    plan.checkPhrases(diagnostics)
    guard !diagnostics.hasErrors else { return nil }
    let phrases = try speech.shownPhrases(for: routine)
    do {
      let spoken = try SpokenTimeline(
        plan, lengths: sounds.lengths, voice, isPreview: lines == .cached, speaking)
      if let trouble = voice?.trouble { diagnostics.notice("warning: \(trouble)") }
      return Session(routine, phrases, spoken, sounds, layering, isSilent: speech.isSilenced, library)
    } catch {
      let hint = settings.fit.flatMap { error.location == nil ? nil : $0.minutesHint } ?? ""
      diagnostics.add(
        error.location.map { Diagnostic(.error, at: $0, "\(error)\(hint)") } ?? .error(in: source.name, "\(error)"))
      return nil
    }
  }

  /// Says what else is wrong with a routine of which something cannot be read, so that all mistakes are told at once:
  /// rules that are about nothing, names of sounds, and areas.
  private static func checkRest(
    of source: SourceText, _ settings: LayeredSettings, _ library: Library, _ diagnostics: Diagnostics
  ) {
    // What cannot be read has been told.
    guard let routine = Routine(readableOf: source, name: "", Diagnostics()), !routine.steps.isEmpty else { return }
    routine.warnAboutAreas(diagnostics)
    guard let plan = Plan(routine, settings, keepsRest: true, diagnostics) else { return }
    var sounds = SoundTable(library, beside: source.name)
    sounds.resolve(plan, diagnostics)
  }

  private init(
    _ routine: Routine, _ phrases: PhraseBook?, _ spoken: SpokenTimeline, _ sounds: SoundTable, _ layering: Layering,
    isSilent: Bool, _ library: Library
  ) {
    (self.routine, self.phrases, self.spoken, self.sounds) = (routine, phrases, spoken, sounds)
    (volumes, master) = Volumes.merged(layering.volumes)
    made = layering.made
    (profile, ownProfile) = (layering.profile?.name ?? Layering.builtIn, layering.ownProfile)
    (self.isSilent, self.library) = (isSilent, library)
  }

  /// The paths of the files that the session was made from. A routine whose name has no `/` is shipped, and no file.
  package var files: [String] { sounds.files + [routine.source.name].filter { $0.contains("/") } }

  // MARK: - To sound

  /// Makes the score of a timeline, which is the session's own or what edits have made of it.
  ///
  /// - Parameter isPlayed: whether the volume of all buses is left to whoever plays the score.
  package func score(_ timeline: Timeline, rate: Int, isPlayed: Bool = false) -> Score {
    let volumes = isPlayed || master == 0 ? volumes : volumes.raised(by: Decibels(master))
    return Scoring.score(timeline, rate: rate, volumes: volumes) { voicing, frames in
      if let line = timeline.line(voicing) { return spoken.voice?.source(line, rate: rate) }
      return sounds.source(voicing, frames: frames, rate: rate)
    }
  }

  // MARK: - While it is played

  /// The session in the form that edits are applied to.
  ///
  /// - Throws: `Unschedulable`, as scheduling does.
  package func edited() throws(Unschedulable) -> EditedSession {
    try EditedSession(spoken.plan, lengths: spoken.lengths)
  }

  /// Whether there is a voice to speak new lines that edits cause.
  package var hasVoice: Bool { spoken.voice != nil }

  /// Speaks the lines of a timeline that have not been spoken yet, however long that takes.
  ///
  /// - Returns: the lengths of the lines; zero for a line that cannot be said.
  package func speak(_ timeline: Timeline) async -> [Voicing: SoundLengths] {
    guard let voice = spoken.voice else { return [:] }
    let wanted = timeline.unknownLines
    let lengths = await voice.speak(wanted.map(\.1))
    return Dictionary(
      wanted.map { voicing, line in
        let length = lengths[line] ?? .zero
        return (voicing, SoundLengths(duration: length, voiceClearance: length))
      }, uniquingKeysWith: { $1 })
  }
}
