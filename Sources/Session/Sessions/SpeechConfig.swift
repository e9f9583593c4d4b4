import Documents
import Routines
import Speech
import Units

/// What the config says about speech: the keys `speech`, `voice` and `language`.
package struct SpeechConfig {
  /// The speech program and its settings.
  package var speech = SpeechSettings()
  /// The voice's name in the speech program, or its path; nil if the config names none.
  package var voice: String?
  /// The language of the phrases, such as `en` or `de`; nil if the config names none.
  package var language: String?

  /// Reads the keys about speech.
  ///
  /// - Parameters:
  ///   - machine: keys of the config in force, which may come from a routine's record.
  ///   - own: keys of the user's own config, the only place that may name a command or the path of a voice.
  package init(_ machine: [String: Node], own: [String: Node], _ diagnostics: Diagnostics) {
    if let node = own["speech"] { speech = SpeechSettings(node, diagnostics) }
    let name = machine["voice"]?.text
    voice = own["voice"]?.text == name || name.map(Routine.isVoice) == true ? name : nil
    guard let node = machine["language"], let text = node.text else { return }
    if Routine.isLanguage(text) {
      language = text
    } else {
      diagnostics.error(node.location, "\"\(text)\" is no language; write its code, such as en, de or pt-BR")
    }
  }
}
