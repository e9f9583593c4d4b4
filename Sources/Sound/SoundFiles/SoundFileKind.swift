import CSndFile
import CTagFile
import PCM

/// What a sound file is: its container and how it codes the sound. What the program knows of a kind stands in its row of
/// `allCases` and nowhere else; a new one is a row here, and a kind of tags in `CTagFile`.
package struct SoundFileKind: CaseIterable, Hashable, Sendable, CustomStringConvertible {
  /// The name that is written after `--format`, and the usual ending of its files, without the dot.
  package let name: String
  /// Other endings that names of its files have, without the dot.
  package var otherEndings: [String] = []
  /// The name as people know it, for messages.
  package let title: String
  /// Whether what is read is what was written, sample by sample.
  package let isLossless: Bool
  /// Whether a sound or a line that is looked for by its name may be a file of this kind.
  package let isRecording: Bool
  /// Samples that can be written as they are.
  package let encodings: Set<StreamFormat.Encoding>
  /// Frames per second that the format has; nil if it takes any.
  package var rates: [Int]?
  /// How many chapters one file holds at most, by the format's own counters and by what a player can list.
  package var mostChapters = 999
  /// Where tags, chapters and the routine are written.
  let tagging: Tagging
  /// Whether the tags name a language by the three letters of ISO 639-2, instead of as the routine does.
  var hasThreeLetterLanguages = false
  /// libsndfile's constant for the container. `longContainer` is the one for more than 4 GB, where that is another.
  let container: Int
  var longContainer: Int?
  /// libsndfile's constant for the coding; nil if the samples are written as they are.
  var coding: Int?
  /// How a quality is told to libsndfile.
  let qualityScale: QualityScale
  /// Whether a reader can only estimate the length where the file has no room for a note of it. It may then be off by a
  /// block or a percent, and takes tags for sound.
  var isLengthEstimated = false
  /// Texts that a file of this kind has at these offsets; files of the other kinds do not have all of them.
  let magic: [(offset: Int, text: String)]

  /// Who writes tags, chapters and the routine.
  enum Tagging: Hashable {
    /// Chunks of Unknot's own, after the sound; see `WAVTrailer`.
    case trailer
    case tagLib(tagfile_kind)
  }

  /// Uncompressed; RF64 where it would pass 4 GB.
  package static let wav = SoundFileKind(
    name: "wav", title: "WAV", isLossless: true, isRecording: true, encodings: [.s16, .s24, .float],
    tagging: .trailer, container: SF_FORMAT_WAV, longContainer: SF_FORMAT_RF64, qualityScale: .none,
    magic: [(8, "WAVE")])

  /// Compressed without loss, in 16 or 24 bits.
  package static let flac = SoundFileKind(
    name: "flac", title: "FLAC", isLossless: true, isRecording: true, encodings: [.s16, .s24],
    tagging: .tagLib(TAGFILE_FLAC), container: SF_FORMAT_FLAC, qualityScale: .none, magic: [(0, "fLaC")])

  /// Vorbis in an Ogg container.
  package static let ogg = SoundFileKind(
    name: "ogg", otherEndings: ["oga"], title: "Ogg Vorbis", isLossless: false, isRecording: true,
    encodings: [.s16, .float], tagging: .tagLib(TAGFILE_OGG), container: SF_FORMAT_OGG, coding: SF_FORMAT_VORBIS,
    qualityScale: .vorbis, magic: [(0, "OggS"), (29, "vorbis")])

  /// Opus in an Ogg container.
  package static let opus = SoundFileKind(
    name: "opus", title: "Opus", isLossless: false, isRecording: false, encodings: [.s16, .float],
    rates: [8000, 12_000, 16_000, 24_000, 48_000], tagging: .tagLib(TAGFILE_OPUS), container: SF_FORMAT_OGG,
    coding: SF_FORMAT_OPUS, qualityScale: .opus, magic: [(0, "OggS"), (28, "OpusHead")])

  /// MPEG layer III at a constant bit rate.
  package static let mp3 = SoundFileKind(
    name: "mp3", title: "MP3", isLossless: false, isRecording: false, encodings: [.s16, .float],
    rates: [8000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000], mostChapters: 255,
    tagging: .tagLib(TAGFILE_MP3), hasThreeLetterLanguages: true, container: SF_FORMAT_MPEG,
    coding: SF_FORMAT_MPEG_LAYER_III, qualityScale: .mp3, isLengthEstimated: true, magic: [(0, "ID3")])

  /// All kinds, in the order in which they are listed.
  package static let allCases: [SoundFileKind] = [.wav, .flac, .ogg, .opus, .mp3]

  /// What the names of its files end in, the usual ending first.
  package var endings: [String] { [name] + otherEndings }

  /// The endings under which a sound or a line is looked for, the first before the others.
  package static var recordingEndings: [String] { allCases.filter(\.isRecording).map(\.name) }

  /// libsndfile's constants for the container and the coding.
  func format(_ encoding: StreamFormat.Encoding, isLong: Bool) -> Int {
    (isLong ? longContainer ?? container : container) | (coding ?? encoding.subtype)
  }

  package static func == (one: Self, other: Self) -> Bool { one.name == other.name }
  package func hash(into hasher: inout Hasher) { hasher.combine(name) }
  package var description: String { name }
}

extension SoundFileKind {
  /// The kind of a file by its first 64 bytes, because its name may say anything.
  package init?(start: [UInt8]) {
    guard let found = Self.allCases.first(where: { $0.isMagic(of: start) }) else { return nil }
    self = found
  }

  private func isMagic(of start: [UInt8]) -> Bool {
    magic.allSatisfy { start.dropFirst($0.offset).starts(with: $0.text.utf8) }
  }
}

extension StreamFormat.Encoding {
  /// libsndfile's constant for samples that are written as they are.
  fileprivate var subtype: Int {
    switch self {
    case .s16: SF_FORMAT_PCM_16
    case .s24: SF_FORMAT_PCM_24
    case .float: SF_FORMAT_FLOAT
    }
  }
}
