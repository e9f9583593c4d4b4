/// What is asked for of what is spoken, and by whom.
package struct VoiceOptions: Sendable {
  /// The speech program's name for a voice.
  package var voice: String?
  package var isSilent: Bool
  /// Of the phrases, such as `en` or `de`.
  package var language: String?

  package init(voice: String? = nil, isSilent: Bool = false, language: String? = nil) {
    (self.voice, self.isSilent, self.language) = (voice, isSilent, language)
  }

  /// The same as a command line.
  package var arguments: [String] {
    (voice.map { ["--voice", $0] } ?? []) + (isSilent ? ["--no-voice"] : [])
      + (language.map { ["--language", $0] } ?? [])
  }
}
