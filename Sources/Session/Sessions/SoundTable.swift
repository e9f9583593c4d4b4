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

/// The sounds that a plan may need. Each is looked for once.
struct SoundTable: Sendable {
  private let library: SoundLibrary
  /// The folder of the routine file, to which paths of sounds are relative; nil if the routine has none.
  private let folder: String?
  private var sounds: [Voicing: Sound] = [:]
  /// Breath tones by name.
  private var breaths: [String: Sound] = [:]

  init(_ library: Library, beside routine: String) {
    self.library = SoundLibrary(library)
    folder = routine.contains("/") ? String(routine[..<routine.lastIndex(of: "/")!]) : "."
  }

  /// Finds every sound that the plan names. A missing sound is an error at the place that names it.
  mutating func resolve(_ plan: Plan, _ diagnostics: Diagnostics) {
    for reference in plan.chimes { resolve(.chime(reference.name), reference, wantsBreath: false, diagnostics) }
    for reference in plan.sounds { resolve(.sound(reference.name), reference, wantsBreath: false, diagnostics) }
    // The tick that confirms a key is not part of the plan, so it is no error if that is missing.
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

  /// What messages call the sounds that are the user's own files, such as `the sound gong`.
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

  /// The source of a voicing's sound; nil if there is none. For a phase of a breath, it is `frames` long.
  func source(_ voicing: Voicing, frames: FrameCount, rate: Int) -> Source? {
    switch voicing {
    case .breath(let name, let phase, _): breaths[name]?.source(phase, frames: frames, rate: rate)
    default: sounds[voicing]?.source(rate: rate)
    }
  }
}

extension SoundLibrary {
  /// A sound library of the user's and the machine's folders and the shipped sounds.
  package init(_ library: Library) {
    self.init(
      folders: library.folders.map { "\($0)/audio" }, shipped: Shipped.names(in: "audio"),
      shippedText: { Shipped.text($0) }, readRecording: { path, rate in try readClip(path: path, rate: rate) })
  }
}
