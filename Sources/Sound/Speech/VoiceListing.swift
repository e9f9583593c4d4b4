/// A voice that a speech program has.
package struct FoundVoice: Equatable, Sendable {
  /// The name that `--voice` takes.
  package var name: String
  /// The languages that it speaks, as the program writes them.
  package var languages: String
  /// What else the program says of it.
  package var remark: String
}

extension InstalledProgram {
  /// Whether the program lacks the voice that is set for a language. A program that would fail is run and names the
  /// voice in its message; one that would take another voice instead is asked for its list.
  ///
  /// - Returns: nil if the program hangs or does not start, so that the question is open.
  package func lacksVoice(for language: String) async -> Bool? {
    let name = program.voice(for: language) ?? ""
    if program.name == "flite", !name.contains("/") { return await !voices().contains { $0.name == name } }
    let runner = SpeechRunner(path: path, program: program, limits: SpeechRunner.Limits(seconds: 10))
    do throws(SpeechFailure) {
      try await runner.speak(SpokenLine(text: "1", language: language)) { _ in }
      return false
    } catch {
      switch error {
      case .failed, .unusable: return true
      default: return nil
      }
    }
  }

  /// The voices that the program lists; empty if it cannot be asked.
  package func voices() async -> [FoundVoice] {
    switch program.name {
    case "espeak-ng": Self.espeak(await listing(["--voices"]))
    case "flite": Self.flite(await listing(["-lv"]))
    case "pico2wave":
      ["en-GB", "en-US", "de-DE", "es-ES", "fr-FR", "it-IT"].map { FoundVoice(name: $0, languages: $0, remark: "") }
    default: []
    }
  }

  private func listing(_ arguments: [String]) async -> String {
    let runner = SpeechRunner(path: path, program: program, limits: SpeechRunner.Limits(seconds: 5))
    return (try? await runner.output(arguments)) ?? ""
  }

  /// Reads lines such as ` 2  en-gb           --/M      English_(Great_Britain) gmw/en   (en 2)`.
  static func espeak(_ text: String) -> [FoundVoice] {
    text.split(separator: "\n").dropFirst().compactMap { line -> FoundVoice? in
      let columns = line.split(separator: " ")
      guard columns.count >= 5 else { return nil }
      let language = String(columns[1])
      return FoundVoice(
        name: language, languages: language, remark: String(columns[3]).replacing("_", with: " "))
    }
  }

  /// Reads the line `Voices available: kal awb_time kal16 awb rms slt `.
  static func flite(_ text: String) -> [FoundVoice] {
    guard let colon = text.firstIndex(of: ":") else { return [] }
    return text[text.index(after: colon)...].split(whereSeparator: \.isWhitespace).map {
      FoundVoice(name: String($0), languages: "en", remark: "")
    }
  }
}

extension FoundVoice {
  /// Whether the voice speaks a language, whatever the region.
  package func isFor(_ language: String) -> Bool {
    languages == language || languages.lowercased().hasPrefix(language.lowercased() + "-")
  }
}
