import Documents

/// The content of a file that defines a sound: the shipped `audio/NAME.yaml`, or one of the user's.
package struct SoundDefinition: Sendable {
  /// What the sound is, in a few words.
  package var title: String
  /// What the sound tells the listener, in plain words.
  package var meaning: String
  /// How it is made.
  package var body: Body
  /// How long after the sound's start a voice may begin, if the file says so; nil if that is to be measured.
  package var voiceClearance: Duration?

  /// The parameters from which a sound is made, by its kind.
  package enum Body: Equatable, Sendable {
    case chime(Chime)
    /// A tick is made like a chime, but is one beat of a countdown.
    case tick(Chime)
    case breath(BreathTone)
  }

  /// The longest sound that can be defined.
  package static let longest = Duration.seconds(60)

  /// Reads a definition and reports everything that is wrong with it. Returns nil if there was an error.
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
