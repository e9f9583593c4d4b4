import PCM
import SoundFiles

/// How a guide file is coded.
package struct GuideEncoding: Hashable, Sendable {
  /// Sound of a kind, or a page.
  package var format: GuideFormat
  /// The frames that are rendered for it.
  package var stream: StreamFormat
  /// Of lossy formats.
  package var quality: SoundQuality
}
