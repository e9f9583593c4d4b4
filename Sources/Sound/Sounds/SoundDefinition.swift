import Documents

/// What a file of a sound set says: `audio/NAME.yaml`, or one of the user's.
package struct SoundDefinition: Sendable {
  package var title: String
  /// What it tells the listener, in plain words.
  package var meaning: String
  package var body: Body
  /// Until a voice may begin, where the file says so.
  package var voiceClearance: Duration?

  package enum Body: Equatable, Sendable {
    case chime(Chime)
    /// Made like a chime; heard as one beat of a countdown.
    case tick(Chime)
    case breath(BreathTone)
  }

  /// No sound lasts longer.
  package static let longest = Duration.seconds(60)

  /// Reads a definition, or says everything that is wrong with it; nil if there was an error.
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
