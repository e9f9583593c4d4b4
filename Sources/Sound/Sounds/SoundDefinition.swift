import Documents

/// What a file of sounds says: `audio/NAME.yaml`, or one of the user's.
package struct SoundDefinition: Sendable {
  /// What the sound is, in a few words.
  package var title: String
  /// What the sound tells the listener, in plain words.
  package var meaning: String
  /// How it is made.
  package var body: Body
  /// How long a voice has to wait, where the file says so; else it is measured.
  package var voiceClearance: Duration?

  /// How a sound is made, by its kind.
  package enum Body: Equatable, Sendable {
    case chime(Chime)
    /// It is made like a chime, and heard as one beat of a countdown.
    case tick(Chime)
    case breath(BreathTone)
  }

  /// The longest sound that can be defined.
  package static let longest = Duration.seconds(60)

  /// Reads a definition. Everything that is wrong is reported; nil if there was an error.
  package static func read(_ source: SourceText, _ diagnostics: Diagnostics) -> SoundDefinition? {
    let root: Node
    do {
      root = try YAML.parse(source)
    } catch {
      diagnostics.add(error)
      return nil
    }
    return DefinitionReader(diagnostics: diagnostics).definition(root)
  }
}
