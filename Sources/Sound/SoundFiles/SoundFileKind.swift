import CSndFile
import CTagFile
import PCM

/// A kind of sound file: its container, and how it codes the sound. Everything that the program knows of a kind stands
/// in its constant here. A new kind needs a constant here, and a way to write its tags in `CTagFile`.
package struct SoundFileKind: CaseIterable, Hashable, Sendable, CustomStringConvertible {
  /// The name that is written after `--format`, and the usual ending of its files, without the dot.
  package let name: String
  /// Other endings that names of its files have, without the dot.
  package var otherEndings: [String] = []
  /// The name as people know it, for messages.
  package let title: String
  /// Whether reading a file gives exactly the samples that were written.
  package let isLossless: Bool
  /// Whether a sound or a line that is looked for by its name may be a file of this kind.
  package let isRecording: Bool
  /// The encodings in which frames can be given to its writer.
  package let encodings: Set<StreamFormat.Encoding>
  /// The rates that the format allows, in frames per second; nil if it allows any.
  package var rates: [Int]?
  /// How many chapters a file can have at most: what the format can count, or a player can list.
  package var mostChapters = 999
  /// Where tags, chapters and the routine are written.
  let tagging: Tagging
  /// Whether the tags name a language by the three letters of ISO 639-2, and not by the routine's own code.
  var hasThreeLetterLanguages = false
  /// libsndfile's constant for the container. `longContainer` is the constant for files of more than 4 GB, if it
  /// differs.
  let container: Int
  var longContainer: Int?
  /// libsndfile's constant for the coding; nil if the samples are written as they are.
  var coding: Int?
  /// How a quality is told to libsndfile.
  let qualityScale: QualityScale
  /// Whether a file may lack its length. A reader then estimates it, may be off by a block or a percent, and counts
  /// tags as sound.
  var isLengthEstimated = false
  /// Texts by which files of this kind are known, and their offsets in bytes. No file of another kind has all of them.
  let magic: [(offset: Int, text: String)]

  /// Who writes tags, chapters and the routine.
  enum Tagging: Hashable {
    /// Chunks of Unknot's own, after the sound; see `WAVTrailer`.
    case trailer
    case tagLib(tagfile_kind)
  }

  /// Uncompressed sound. A file of more than 4 GB becomes RF64.
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

  /// Whether it is made of chunks, of which Unknot writes some itself, around samples that are written as they are.
  var isRIFF: Bool { tagging == .trailer }

  /// The endings of file names of this kind, without the dot, the usual one first.
  package var endings: [String] { [name] + otherEndings }

  /// The endings under which a recording of a sound or a line is looked for, in this order.
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
  /// The kind of a file, told by its first 64 bytes, because its name may be wrong; nil if it is none of these kinds.
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
