import Documents
import Files
import PCM
import Rendering
import Routines
import Scheduling
import Settings
import Shipped
import SoundFiles
import Sounds
import Units

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
        diagnostics.error(reference.location, "\"\(reference.name)\" \(what); \"unknot sounds\" lists what there is")
      } else {
        sounds[voicing] = sound
      }
    } catch {
      if case .wrong(let wrong) = error { for diagnostic in wrong { diagnostics.add(diagnostic) } }
      diagnostics.error(reference.location, "\(error)")
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
    sounds.mapValues { SoundLengths(duration: $0.duration, voiceClearance: $0.voiceClearance) }
  }

  /// The clip of a voicing, `frames` long if it is a breath phase.
  func source(_ voicing: Voicing, frames: FrameCount, rate: Int) -> Source? {
    switch voicing {
    case .breath(let name, let phase, _): breaths[name]?.source(phase, frames: frames, rate: rate)
    default: sounds[voicing]?.source(rate: rate)
    }
  }
}

extension SoundLibrary {
  /// The sounds of the user, the machine and the binary.
  package init(_ library: Library) {
    self.init(
      folders: library.folders.map { "\($0)/audio" }, shipped: Shipped.names(in: "audio"),
      shippedText: { Shipped.text($0) }, readRecording: { path, rate in try readClip(path: path, rate: rate) })
  }
}
