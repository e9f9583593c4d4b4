import PCM
import SoundFiles

/// How a guide file is coded.
package struct GuideEncoding: Hashable, Sendable {
  package var format: GuideFormat
  /// The frames that are rendered for it.
  package var stream: StreamFormat
  package var quality: SoundQuality
}
