import Live
import MediaControl
import Terminal
import Documents
import Foundation
import Exports
import PCM
import Rendering
import Routines
import Settings
import Scheduling
import Scoring
import Shipped
import SoundFiles
import Sounds
import Speech

/// A routine on its way along the straight line: read, planned and scheduled, ready to be scored.
struct Session: Sendable {
  let routine: Routine
  /// What guides of it show, in its language.
  let words: GuideWords
  private let spoken: SpokenTimeline
  private let live: LiveLines
  /// The volumes of the user's config.
  private let volumes: Volumes
  let sounds: SoundTable
  /// What the routine brings along about how it is written.
  let made: GuideFlags
  /// The profile in force, if it is the user's own.
  let ownProfile: SourceText?
  /// Whether it was asked for that nobody speaks.
  let isSilent: Bool

  var timeline: Timeline { spoken.timeline }

  /// Whether lines are spoken before they are placed, or their lengths are only estimated. Where a file is kept of it, a
  /// voice that the command line names has to be there.
  enum Lines { case spoken, estimated, kept }

  /// Reads, merges and schedules a routine; says on standard error what is wrong with it, or might be.
  ///
  /// - Throws: a failure of status 64 for the options, 65 for the file, 66 if there is none.
  init(
    _ argument: String, _ options: SessionOptions, in library: Library = Library(), lines: Lines = .spoken
  ) throws {
    let diagnostics = Diagnostics()
    let progress = SpeakingProgress()
    defer { progress.clear() }
    let result = try Self.make(argument, options, library, lines: lines, speaking: progress.show, diagnostics)
    try report(diagnostics)
    // Without an error there is a result: each step that gives none says why.
    guard let result else { throw Failure(.data) }
    self = result
  }

  /// The same, for who wants to say the diagnostics itself.
  ///
  /// - Returns: nil if there is an error among them.
  static func make(
    _ argument: String, _ options: SessionOptions, _ library: Library, lines: Lines = .spoken,
    speaking: Speaking = { _, _ in true }, _ diagnostics: Diagnostics
  ) throws -> Session? {
    let name: String
    let source: SourceText
    do { (name, source) = try library.routine(argument) } catch let diagnostic as Diagnostic {
      diagnostics.add(diagnostic)
      return nil
    }
    return try make(name, source, options, library, lines: lines, speaking: speaking, diagnostics)
  }

  /// The same of a routine's text.
  static func make(
    _ name: String, _ source: SourceText, _ options: SessionOptions, _ library: Library, lines: Lines,
    speaking: Speaking = { _, _ in true }, _ diagnostics: Diagnostics
  ) throws -> Session? {
    let file = RoutineFile(source, name: name, diagnostics)
    let flags = options.flags(diagnostics)
    let layering = try Layering(file, named: name, flags, library, diagnostics)
    var settings = layering.settings
    let config = SpeechConfig(layering.machine, own: try library.config(diagnostics).machine, diagnostics)
    let speech = SpeechSetup(config, options.voice, made: layering.made, library)
    guard let routine = file?.routine, !diagnostics.hasErrors else { return nil }
    var voice: Voice?
    if !speech.isOff {
      guard let phrasing = try speech.phrasing(for: routine, diagnostics) else { return nil }
      if lines == .kept { try speech.checkNamedVoice(for: routine, phrases: phrasing.phrases) }
      if lines != .estimated { voice = speech.voice(for: routine, phrases: phrasing.phrases) }
      settings.phrasing = phrasing
      settings.hasVoice = lines == .estimated || voice != nil
    }
    routine.warnAboutAreas(diagnostics)
    guard let plan = Plan(routine, settings, diagnostics) else { return nil }
    var sounds = SoundTable(library, beside: source.name)
    sounds.resolve(plan, diagnostics)
    plan.checkPhrases(diagnostics)
    guard !diagnostics.hasErrors else { return nil }
    let words = try speech.words(for: routine)
    do {
      let spoken = try SpokenTimeline(plan, lengths: sounds.lengths, voice, speaking)
      return Session(routine, words, spoken, sounds, layering, isSilent: speech.isSilenced)
    } catch {
      diagnostics.add(
        error.place.map { Diagnostic(.error, at: $0, "\(error)") } ?? .error(in: source.name, "\(error)"))
      return nil
    }
  }

  private init(
    _ routine: Routine, _ words: GuideWords, _ spoken: SpokenTimeline, _ sounds: SoundTable, _ layering: Layering,
    isSilent: Bool
  ) {
    (self.routine, self.words, self.spoken, self.sounds) = (routine, words, spoken, sounds)
    (volumes, made, ownProfile) = (Volumes(layering.volumes), layering.made, layering.ownProfile)
    self.isSilent = isSilent
    live = LiveLines(spoken)
  }

  /// Files that it was made from, or might be: what has a `/` is no shipped routine.
  var files: [String] { sounds.files + [routine.source.name].filter { $0.contains("/") } }

  /// What a live session asks for.
  var compiler: Compiler { live.compiler }

  /// The session on frames.
  ///
  /// - Parameter volumes: of the command line; they overrule those of the config.
  func score(rate: Int, volumes: Volumes) -> Score { score(timeline, rate: rate, volumes: volumes) }

  /// Another timeline of this session on frames.
  func score(_ timeline: Timeline, rate: Int, volumes: Volumes) -> Score {
    let volumes = self.volumes.merging(volumes) { $1 }
    return Scoring.score(timeline, rate: rate, volumes: volumes) { voicing, frames in
      live.source(voicing, rate: rate) ?? sounds.source(voicing, frames: frames, rate: rate)
    }
  }
}

/// The sounds that a plan may sound, found once.
struct SoundTable: Sendable {
  private let library: SoundLibrary
  /// The folder of the routine file, for sounds given by path; nil if it has none.
  private let folder: String?
  private var sounds: [Voicing: Sound] = [:]
  /// By name.
  private var breaths: [String: Sound] = [:]

  init(_ library: Library, beside routine: String) {
    self.library = SoundLibrary(library)
    folder = routine.contains("/") ? String(routine[..<routine.lastIndex(of: "/")!]) : "."
  }

  /// Finds everything that the plan names; what is not found is a mistake where it is named.
  mutating func resolve(_ plan: Plan, _ diagnostics: Diagnostics) {
    for reference in plan.chimes { resolve(.chime(reference.name), reference, wantsBreath: false, diagnostics) }
    for reference in plan.sounds { resolve(.sound(reference.name), reference, wantsBreath: false, diagnostics) }
    // Confirms a key; not of the plan, so nothing is wrong without it.
    sounds[.chime(Cue.tickName)] = sounds[.chime(Cue.tickName)] ?? (try? library.sound(named: Cue.tickName))
    for reference in plan.breathTones {
      resolve(.chime(reference.name), reference, wantsBreath: true, diagnostics)
      breaths[reference.name] = sounds[.chime(reference.name)]
    }
  }

  private mutating func resolve(
    _ voicing: Voicing, _ reference: Reference, wantsBreath: Bool, _ diagnostics: Diagnostics
  ) {
    do throws(SoundError) {
      let sound = if let known = sounds[voicing] { known } else { try find(voicing, reference.name) }
      if (sound.kind == .breath) != wantsBreath {
        let what = wantsBreath ? "is not a breath tone" : "is a breath tone, which only a rule's \"breath\" can sound"
        diagnostics.error(reference.place, "\"\(reference.name)\" \(what); \"unknot sounds\" lists what there is")
      } else {
        sounds[voicing] = sound
      }
    } catch {
      if case .wrong(let wrong) = error { for diagnostic in wrong { diagnostics.add(diagnostic) } }
      diagnostics.error(reference.place, "\(error)")
    }
  }

  private func find(_ voicing: Voicing, _ name: String) throws(SoundError) -> Sound {
    guard case .sound = voicing, name.contains("/") || name.contains(".") else {
      return try library.sound(named: name)
    }
    let folder = folder ?? "."
    guard !leads("\(folder)/\(name)", outOf: folder) else {
      throw .unreadable(path: name, reason: "a link leads out of the routine's folder; put the file itself there")
    }
    return try library.sound(at: "\(folder)/\(name)")
  }

  /// The files of sounds.
  var files: [String] {
    sounds.values.compactMap { if case .file(let path) = $0.origin { path } else { nil } }
  }

  /// Those that are files of the user's, in words.
  var own: [String] {
    sounds.compactMap { voicing, sound in
      guard case .file = sound.origin else { return nil }
      return switch voicing {
      case .sound(let name): "the sound \(name)"
      case .chime(let name): "the \(sound.kind == .breath ? "breath" : "chime") \(name)"
      default: nil
      }
    }.sorted()
  }

  /// What the scheduler is told of sounds.
  var lengths: [Voicing: SoundLengths] {
    sounds.mapValues { SoundLengths(whole: $0.whole, clear: $0.clear) }
  }

  /// The clip of a voicing, `frames` long if it is a breath phase.
  func source(_ voicing: Voicing, frames: FrameCount, rate: Int) -> Source? {
    switch voicing {
    case .breath(let name, let phase, _):
      breaths[name]?.source(phase, frames: frames, rate: rate)
    default: sounds[voicing]?.source(rate: rate)
    }
  }
}

extension SoundLibrary {
  /// The sounds of the user, the machine and the binary.
  init(_ library: Library) {
    self.init(
      folders: library.folders.map { "\($0)/audio" }, shipped: Shipped.names(in: "audio"),
      shippedText: { Shipped.text($0) }, readRecording: { path, rate in try readClip(path: path, rate: rate) })
  }
}
