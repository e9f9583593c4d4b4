extension SpeechProgram {
  /// The programs that are known by name. The first that is installed is used, unless the user's config chooses one.
  package static let presets: [SpeechProgram] = [
    SpeechProgram(
      name: "espeak-ng",
      command: ["espeak-ng", "-v", "{voice}", "-s", "{rate}", "-w", "{file}", "--", "{text}"], voice: "{language}"),
    SpeechProgram(
      name: "pico2wave", command: ["pico2wave", "-l", "{locale}", "-w", "{file}", "--", "{text}"],
      languages: ["en", "de", "es", "fr", "it"]),
    SpeechProgram(
      name: "flite", command: ["flite", "-voice", "{voice}", "-t", "{text}", "-o", "{file}"], voice: "slt",
      languages: ["en"]),
    // Piper's voice is the path of a model, so it speaks only where the config gives one.
    SpeechProgram(name: "piper", command: ["piper", "--model", "{voice}", "--output_file", "{file}"]),
  ]

  /// The known program with a name; nil if there is none.
  package static func preset(_ name: String) -> SpeechProgram? { presets.first { $0.name == name } }

  /// Whether the program cannot speak until the user names a voice.
  package var needsVoice: Bool { command.contains { $0.contains("{voice}") } && voice == nil && voices.isEmpty }
}
