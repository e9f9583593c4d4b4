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

/// The sounds that a plan may need, found once.
struct SoundTable: Sendable {
  private let library: SoundLibrary
  /// The folder of the routine file, for sounds given by path; nil if it has none.
  private let folder: String?
  private var sounds: [Voicing: Sound] = [:]
  /// Breath tones by name.
  private var breaths: [String: Sound] = [:]

  init(_ library: Library, beside routine: String) {
    self.library = SoundLibrary(library)
    folder = routine.contains("/") ? String(routine[..<routine.lastIndex(of: "/")!]) : "."
  }

  /// Finds every sound that the plan names; one that is missing is an error where it is named.
  mutating func resolve(_ plan: Plan, _ diagnostics: Diagnostics) {
    for reference in plan.chimes { resolve(.chime(reference.name), reference, wantsBreath: false, diagnostics) }
    for reference in plan.sounds { resolve(.sound(reference.name), reference, wantsBreath: false, diagnostics) }
    // The tick that confirms a key is not the plan's, so a missing one is no error.
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

  /// The paths of sounds that are files.
  var files: [String] {
    sounds.values.compactMap { if case .file(let path) = $0.origin { path } else { nil } }
  }

  /// The names of sounds that are the user's own files, for a remark.
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

  /// The lengths of all sounds, for the scheduler.
  var lengths: [Voicing: SoundLengths] {
    sounds.mapValues { SoundLengths(duration: $0.duration, voiceClearance: $0.voiceClearance) }
  }

  /// The sound of a voicing; for a phase of a breath, `frames` long.
  func source(_ voicing: Voicing, frames: FrameCount, rate: Int) -> Source? {
    switch voicing {
    case .breath(let name, let phase, _): breaths[name]?.source(phase, frames: frames, rate: rate)
    default: sounds[voicing]?.source(rate: rate)
    }
  }
}

extension SoundLibrary {
  /// Looks for sounds in the user's and the machine's folders and among the shipped ones.
  package init(_ library: Library) {
    self.init(
      folders: library.folders.map { "\($0)/audio" }, shipped: Shipped.names(in: "audio"),
      shippedText: { Shipped.text($0) }, readRecording: { path, rate in try readClip(path: path, rate: rate) })
  }
}
