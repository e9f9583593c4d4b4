import Units

/// A program that turns a text into a WAV sound: a command with places to fill in.
///
/// The command is a list of words and is run without a shell, so that nothing in a text can become a command.
package struct SpeechProgram: Hashable, Sendable {
  /// The program's name in messages.
  package var name: String
  /// The program, then its arguments. `{text} {file} {voice} {language} {locale} {rate}` in them are filled in. Without
  /// `{text}`, the text is written to standard input; without `{file}`, the sound is read from standard output.
  package var command: [String]
  /// The voice for every language that `voices` does not name; `{language}` in it is filled in too. Nil if the program
  /// is not told a voice.
  package var voice: String?
  /// Voices by language.
  package var voices: [String: String]
  /// The speed, in words per minute.
  package var rate: Int
  /// The languages that it speaks; nil if that depends on its voice.
  package var languages: Set<String>?

  package init(
    name: String, command: [String], voice: String? = nil, voices: [String: String] = [:], rate: Int = Self.calmRate,
    languages: Set<String>? = nil
  ) {
    (self.name, self.command, self.voice, self.voices) = (name, command, voice, voices)
    (self.rate, self.languages) = (rate, languages)
  }

  /// The usual rate, slower than talk, because the listener lies on a roller.
  package static let calmRate = 150

  /// The voice for a language.
  func voice(for language: String) -> String? {
    for code in SpokenLine.codes(language) { if let voice = voices[code] { return voice } }
    return voice
  }

  /// Whether it can be asked to speak a language.
  func speaks(_ language: String) -> Bool {
    languages.map { known in SpokenLine.codes(language).contains { known.contains($0) } } ?? true
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
    // A text that begins with "-" would be read as an option. A blank before it is not heard.
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

  /// The places that can stand in braces.
  package static let places = ["text", "file", "voice", "language", "locale", "rate"]

  /// A word with its places filled in, in one pass: braces in a value are not filled in again.
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

  /// A language with a region, as some programs want it.
  private static func locale(_ language: String) -> String {
    if language.contains("-") { return language }
    return ["en": "en-GB"][language] ?? "\(language)-\(language.uppercased())"
  }
}
