import Documents
import Routines
import Speech
import Units

/// What the config says of speech: the keys `speech`, `voice` and `language`.
package struct SpeechConfig {
  /// The programs that speak, and how.
  package var speech = SpeechSettings()
  /// The speech program's name for a voice, or its path.
  package var voice: String?
  /// The language of the phrases, such as `en` or `de`.
  package var language: String?

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
