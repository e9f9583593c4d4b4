import Documents
import Rendering
import Routines
import Scoring
import Settings
import Units

/// What is asked for of one session: the last layer over a routine, as the command line, a row of a batch or a saved
/// place gives it.
package struct SessionOptions: Sendable {
  /// Flags on timing and cues by name, with their values as they were written: `hold`, `60s`.
  package var flags: [(key: String, value: String)]
  package var voice: VoiceOptions

  package init(flags: [(key: String, value: String)] = [], voice: VoiceOptions = VoiceOptions()) {
    (self.flags, self.voice) = (flags, voice)
  }

  /// The flags, read; what is wrong with them is said with the option as its file.
  package func read(_ diagnostics: Diagnostics) -> Flags { Flags(flags, diagnostics) }

  /// The volumes that are asked for; they overrule those of the config. What is wrong with them, `read` says.
  package var volumes: Volumes { Volumes(Flags(flags.filter { $0.key == "volume" }, Diagnostics()).volumes) }

  /// The same as a command line.
  package var arguments: [String] { flags.flatMap { ["--\($0.key)", $0.value] } + voice.arguments }
}

extension Volumes {
  /// By bus, the later ones win.
  package init(_ changes: [VolumeChange]) {
    self.init()
    for change in changes { self[change.bus] = change.level.map { .level(Decibels($0)) } ?? .off }
  }
}
