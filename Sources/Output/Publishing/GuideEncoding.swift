import PCM
import SoundFiles

/// How a guide file is coded.
package struct GuideEncoding: Hashable, Sendable {
  /// The file's format: a kind of sound, or a page.
  package var format: GuideFormat
  /// The format of the frames that are rendered for it.
  package var stream: StreamFormat
  /// How much of the sound a lossy format keeps; without a meaning for others.
  package var quality: SoundQuality
}
