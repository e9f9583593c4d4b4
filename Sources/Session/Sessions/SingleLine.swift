import Documents
import Rendering
import Settings
import Speech
import Threads
import Units

/// Speaks one line by itself, for `unknot sounds "text"`.
package enum SingleLine {
  /// Speaks a line.
  ///
  /// - Returns: the source of its clip; nil if there is an error among the diagnostics.
  /// - Throws: a failure of status 69 if there is no voice, or the line cannot be spoken.
  package static func source(
    _ text: String, _ options: GuideFlags, rate: Int, in library: Library = Library(), _ diagnostics: Diagnostics
  ) throws -> Source? {
    let machine = try library.config(diagnostics).machine
    let config = SpeechConfig(machine, own: machine, diagnostics)
    guard !diagnostics.hasErrors else { return nil }
    let setup = SpeechSetup(config, options, library)
    let language = options.language ?? config.language ?? "en"
    guard let voice = setup.voice(speaking: [language], named: options.voice ?? config.voice, diagnostics) else {
      throw Failure(.unavailable)
    }
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let line = SpokenLine(text: words, language: language)
    _ = waiting { await voice.speak([line]) }
    guard let source = voice.source(line, rate: rate) else {
      throw Failure(.unavailable, voice.complaint ?? "there is no recording of this line, and no speech program")
    }
    return source
  }
}
