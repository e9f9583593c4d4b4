import CSndFile
import PCM

/// What a sound file is: its container and how it codes the sound.
package enum SoundFileKind: String, CaseIterable, Hashable, Sendable {
  case wav, flac, ogg, opus, mp3

  /// For people.
  package var name: String {
    switch self {
    case .wav: "WAV"
    case .flac: "FLAC"
    case .ogg: "Ogg Vorbis"
    case .opus: "Opus"
    case .mp3: "MP3"
    }
  }

  /// Whether what is read is what was written, sample by sample.
  package var isLossless: Bool { self == .wav || self == .flac }

  /// The rates that the format has; nil if it takes any.
  package var rates: [Int]? {
    switch self {
    case .wav, .flac, .ogg: nil
    case .opus: [8000, 12_000, 16_000, 24_000, 48_000]
    case .mp3: [8000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000]
    }
  }

  /// Chapters that one file holds at most: by the formats' own counters, and so that a player can list them.
  package var mostChapters: Int {
    switch self {
    case .wav, .flac, .ogg, .opus: 999
    case .mp3: 255
    }
  }

  /// Whether frames in this encoding can be written as they are.
  func takes(_ encoding: StreamFormat.Encoding) -> Bool {
    switch self {
    case .wav: true
    case .flac: encoding != .float
    // They take any; what is decoded again is never the same.
    case .ogg, .opus, .mp3: encoding != .s24
    }
  }

  /// libsndfile's constants for the container and the coding.
  func format(_ encoding: StreamFormat.Encoding, isLong: Bool) -> Int {
    switch self {
    case .wav: (isLong ? SF_FORMAT_RF64 : SF_FORMAT_WAV) | encoding.subtype
    case .flac: SF_FORMAT_FLAC | encoding.subtype
    case .ogg: SF_FORMAT_OGG | SF_FORMAT_VORBIS
    case .opus: SF_FORMAT_OGG | SF_FORMAT_OPUS
    case .mp3: SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III
    }
  }
}

/// How much of the sound a lossy format keeps, from 0, small, to 10, large.
package struct SoundQuality: Hashable, Sendable {
  package var value: Double

  package init(_ value: Double) { self.value = min(10, max(0, value)) }

  /// Vorbis at about 130 kbit/s, Opus at 112 and MP3 at 128 for stereo; half for mono.
  package static let usual = SoundQuality(5)

  /// For a page, which goes by mail: MP3 at 96 kbit/s for stereo.
  package static let page = SoundQuality(3)

  /// Kilobits a second of an MP3 file, which has as many at any place: a place is then found without a table.
  package func mp3Kilobits(channels: Int) -> Int {
    let stereo = [48, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
    let mono = [40, 40, 40, 48, 56, 64, 80, 96, 112, 128, 160]
    return (channels == 1 ? mono : stereo)[Int(value.rounded())]
  }

  /// Tells libsndfile, whose own scale depends on the format.
  func apply(to handle: OpaquePointer?, _ kind: SoundFileKind, _ format: StreamFormat) {
    func set(_ command: Int, _ value: Double) {
      var value = value
      sf_command(handle, Int32(command), &value, Int32(MemoryLayout<Double>.size))
    }
    switch kind {
    case .wav, .flac: break
    case .ogg: set(SFC_SET_VBR_ENCODING_QUALITY, value / 10)
    case .opus:
      // Its scale runs from 6 to 256 kbit/s a channel.
      set(SFC_SET_COMPRESSION_LEVEL, 1 - (16 + 8 * value - 6) / 250)
    case .mp3:
      var mode = Int32(SF_BITRATE_MODE_CONSTANT)
      sf_command(handle, Int32(SFC_SET_BITRATE_MODE), &mode, Int32(MemoryLayout<Int32>.size))
      let range: ClosedRange<Double> =
        format.rate >= 32_000 ? 32...320 : format.rate >= 16_000 ? 8...160 : 8...64
      let kilobits = min(Double(mp3Kilobits(channels: format.channels)), range.upperBound)
      set(SFC_SET_COMPRESSION_LEVEL, 1 - (kilobits - range.lowerBound) / (range.upperBound - range.lowerBound))
    }
  }
}

extension StreamFormat.Encoding {
  /// libsndfile's constant.
  fileprivate var subtype: Int {
    switch self {
    case .s16: SF_FORMAT_PCM_16
    case .s24: SF_FORMAT_PCM_24
    case .float: SF_FORMAT_FLOAT
    }
  }
}
