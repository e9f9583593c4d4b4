import CSndFile
import PCM

/// How much of the sound a lossy format keeps, from 0, small, to 10, large.
package struct SoundQuality: Hashable, Sendable {
  /// The quality, 0 to 10.
  package var value: Double

  /// The quality with a value; values outside 0 to 10 become 0 or 10.
  package init(_ value: Double) { self.value = min(10, max(0, value)) }

  /// The usual quality. Stereo takes about 130 kbit/s in Vorbis, 112 in Opus and 128 in MP3; mono takes half of that.
  package static let usual = SoundQuality(5)

  /// The quality for a page, which is sent by mail: MP3 at 96 kbit/s for stereo.
  package static let page = SoundQuality(3)

  /// Kilobits per second of an MP3 file. The rate is constant, so that a player finds any place without a table.
  package func mp3Kilobits(channels: Int) -> Int {
    let stereo = [48, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
    let mono = [40, 40, 40, 48, 56, 64, 80, 96, 112, 128, 160]
    return (channels == 1 ? mono : stereo)[Int(value.rounded())]
  }
}

/// How a quality is given to libsndfile, which has another scale for each coding.
enum QualityScale {
  /// There is no quality to choose.
  case none
  case vorbis, opus, mp3

  /// Gives the quality to libsndfile. To be called before the first frame is written.
  func apply(_ quality: SoundQuality, to handle: OpaquePointer?, _ format: StreamFormat) {
    func set(_ command: Int, _ value: Double) {
      var value = value
      sf_command(handle, Int32(command), &value, Int32(MemoryLayout<Double>.size))
    }
    switch self {
    case .none: break
    case .vorbis: set(SFC_SET_VBR_ENCODING_QUALITY, quality.value / 10)
    case .opus:
      // libsndfile's scale for Opus runs from 6 to 256 kbit/s for each channel.
      set(SFC_SET_COMPRESSION_LEVEL, 1 - (16 + 8 * quality.value - 6) / 250)
    case .mp3:
      var mode = Int32(SF_BITRATE_MODE_CONSTANT)
      sf_command(handle, Int32(SFC_SET_BITRATE_MODE), &mode, Int32(MemoryLayout<Int32>.size))
      let range: ClosedRange<Double> =
        format.rate >= 32_000 ? 32...320 : format.rate >= 16_000 ? 8...160 : 8...64
      let kilobits = min(Double(quality.mp3Kilobits(channels: format.channels)), range.upperBound)
      set(SFC_SET_COMPRESSION_LEVEL, 1 - (kilobits - range.lowerBound) / (range.upperBound - range.lowerBound))
    }
  }
}
