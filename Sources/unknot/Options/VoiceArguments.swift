import ArgumentParser
import Routines
import Sessions

/// The options on what is spoken, and by whom.
struct VoiceArguments: ParsableArguments {
  @Option(help: ArgumentHelp("The speech program's voice; \"unknot sounds --voices\" lists them.", valueName: "name"))
  var voice: String?
  @Flag(name: .customLong("no-voice"), help: "Without a voice: chimes and tones only.")
  var noVoice = false
  @Option(
    help: ArgumentHelp(
      "The language of the phrases, such as en or de; what a routine says in its own words stays.", valueName: "code"))
  var language: String?

  func validate() throws {
    if let language, !Routine.isLanguage(language) {
      throw ValidationError("--language \(language): this is no language; write its code, such as en, de or pt-BR.")
    }
    if let voice, voice.isEmpty || voice.hasPrefix("-") {
      throw ValidationError("--voice \(voice): this is no voice; \"unknot sounds --voices\" lists them.")
    }
  }

  var options: VoiceOptions { VoiceOptions(voice: voice, isSilent: noVoice, language: language) }
}
