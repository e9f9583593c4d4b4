import Units

/// A program that turns a text into a WAV sound: a command with places to fill in.
///
/// The command is a list of words and is run without a shell, so that nothing in a text can become a command.
package struct SpeechProgram: Hashable, Sendable {
  /// The program's name in messages.
  package var name: String
  /// The program, then its arguments, in which `{text} {file} {voice} {language} {locale} {rate}` are filled in.
  /// Without `{text}` the text is written to the program's standard input, and without `{file}` the sound is read from
  /// its standard output.
  package var command: [String]
  /// The voice for languages that are missing in `voices`; `{language}` in it is filled in too. Nil if there is none.
  package var voice: String?
  /// Voices by language.
  package var voices: [String: String]
  /// The speed, in words per minute.
  package var rate: Int
  /// The languages that the program speaks; nil if that depends on the voice.
  package var languages: Set<String>?

  package init(
    name: String, command: [String], voice: String? = nil, voices: [String: String] = [:], rate: Int = Self.calmRate,
    languages: Set<String>? = nil
  ) {
    (self.name, self.command, self.voice, self.voices) = (name, command, voice, voices)
    (self.rate, self.languages) = (rate, languages)
  }

  /// The usual speed in words per minute. It is slower than talk, because the listener lies on a roller.
  package static let calmRate = 150

  /// The voice for a language; nil if none is named.
  func voice(for language: String) -> String? {
    for code in SpokenLine.codes(language) { if let voice = voices[code] { return voice } }
    return voice
  }

  /// Whether the program may be able to speak a language. One that has to be told its voice speaks only the languages
  /// for which it has one.
  package func speaks(_ language: String) -> Bool {
    if voice(for: language) == nil, command.contains(where: { $0.contains("{voice}") }) { return false }
    return languages.map { known in SpokenLine.codes(language).contains { known.contains($0) } } ?? true
  }

  /// How the program is run for a line.
  struct Invocation: Equatable {
    var arguments: [String]
    /// The text for standard input.
    var input: String
    /// Whether the sound is read from standard output.
    var speaksToOutput: Bool
  }

  /// The words of the command for a line, without the program itself.
  func invocation(_ line: SpokenLine, file: String) -> Invocation {
    let takesText = command.contains { $0.contains("{text}") }
    // A text that begins with "-" would be read as an option. A space before it is not heard.
    let text = line.text.hasPrefix("-") ? " " + line.text : line.text
    let values = [
      "voice": (voice(for: line.language) ?? "").replacing("{language}", with: line.language.lowercased()),
      "language": line.language.lowercased(),
      "locale": Self.locale(line.language), "rate": "\(rate)", "file": file, "text": text,
    ]
    return Invocation(
      arguments: command.dropFirst().map { Self.filled($0, values) }, input: takesText ? "" : line.text + "\n",
      speaksToOutput: !command.contains { $0.contains("{file}") })
  }

  /// The names that a command may have in braces, to be filled in.
  package static let places = ["text", "file", "voice", "language", "locale", "rate"]

  /// A word in which the names in braces are replaced by their values. Braces inside a value stay as they are.
  private static func filled(_ word: String, _ values: [String: String]) -> String {
    var result = ""
    var rest = word[...]
    while let open = rest.firstIndex(of: "{") {
      result += rest[..<open]
      let after = rest[rest.index(after: open)...]
      if let close = after.firstIndex(of: "}"), let value = values[String(after[..<close])] {
        result += value
        rest = after[after.index(after: close)...]
      } else {
        result += "{"
        rest = after
      }
    }
    return result + rest
  }

  /// A language with a region, such as `en-GB`, because some programs need one.
  private static func locale(_ language: String) -> String {
    if language.contains("-") { return language }
    return ["en": "en-GB"][language] ?? "\(language)-\(language.uppercased())"
  }
}
