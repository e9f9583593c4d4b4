import Documents
import Files
import PCM
import Routines
import Settings
import SoundFiles

/// How a guide is to be coded, as far as anybody asked. What nobody asked for is decided by the routine's record, then
/// the format.
package struct CodingWish: Sendable {
  /// The format that is asked for; nil: by the ending of the file's name.
  package var format: GuideFormat?
  /// The quality, rate, bits and channels that are asked for.
  private let asked: GuideFlags

  /// Frames per second where nothing else is asked for.
  package static let usualRate = 48_000
  /// Channels where nothing else is asked for.
  package static let usualChannels = 2

  /// How many bits a sample has.
  package enum Bits: String, CaseIterable, Sendable {
    case sixteen = "16"
    case twentyFour = "24"
    case float

    /// The samples that have so many.
    var encoding: StreamFormat.Encoding {
      switch self {
      case .sixteen: .s16
      case .twentyFour: .s24
      case .float: .float
      }
    }
  }

  package init(_ asked: GuideFlags = GuideFlags(), format: GuideFormat? = nil) {
    (self.asked, self.format) = (asked, format)
  }

  /// The format of raw samples on standard output, where no file's header could hold more than the usual.
  ///
  /// - Throws: a failure of status 64 for options that only a file can fulfil.
  package func raw() throws(Failure) -> StreamFormat {
    guard format == nil, asked.quality == nil, asked.bits == nil || asked.bits == Bits.sixteen.rawValue else {
      throw Failure(
        .usage, "--output - writes raw samples of 16 bits; --format, --quality and other --bits need a file's name")
    }
    return StreamFormat(
      rate: asked.rate ?? Self.usualRate, channels: asked.channels ?? Self.usualChannels, encoding: .s16)
  }

  /// What will be written to a path: by `--format`, else by the ending, else WAV.
  ///
  /// - Parameter made: what the routine's record says; it counts where nothing was asked for and the format allows it.
  /// - Throws: a failure of status 64 for options that contradict each other or the format.
  package func encoding(for path: String?, made: GuideFlags = GuideFlags()) throws(Failure) -> GuideEncoding {
    let ending = path.flatMap { Files.ending(of: $0) }
    let named = ending.flatMap(GuideFormat.init(ending:))
    if let path, ending == nil, format == nil, let file = path.split(separator: "/").last, file.hasPrefix("."),
      let meant = GuideFormat(ending: String(file.dropFirst()))
    {
      throw Failure(
        .usage, "--output \(path): there is no name before the ending; write NAME\(file), or say --format \(meant.name)"
      )
    }
    if let path, let ending, named == nil, format == nil {
      throw Failure(
        .usage,
        "--output \(path): there is no format \"\(ending)\"; end the name in \(GuideFormat.endingList), or say --format"
      )
    }
    if let format, let path, let named, named != format {
      throw Failure(.usage, "--output \(path) and --format \(format.name) are not the same format; leave one away")
    }
    let format = format ?? named ?? .sound(.wav)
    let kind = format.kind
    let broughtBits = made.bits.flatMap(Bits.init).flatMap {
      kind.isLossless && kind.encodings.contains($0.encoding) ? $0 : nil
    }
    let bits = asked.bits.flatMap(Bits.init) ?? broughtBits
    let quality = asked.quality ?? (kind.isLossless ? nil : made.quality)
    let rate = asked.rate ?? made.rate.flatMap { kind.rates?.contains($0) ?? true ? $0 : nil } ?? Self.usualRate
    if let rates = kind.rates, !rates.contains(rate) {
      throw Failure(
        .usage,
        "--rate \(rate): \(kind.title) has \(rates.map(String.init).joined(separator: ", ")) frames per second; "
          + "leave --rate away for 48000")
    }
    if let bits, !kind.isLossless {
      throw Failure(
        .usage,
        "--bits \(bits.rawValue): \(kind.title) has no samples of fixed bits; leave --bits away, or see --quality")
    }
    if let quality, kind.isLossless {
      throw Failure(
        .usage,
        "--quality \(quality): \(kind.title) keeps every sample; --quality is for \(GuideFormat.list(where: \.hasQuality))"
      )
    }
    let samples = bits?.encoding ?? (kind.isLossless ? .s16 : .float)
    guard kind.encodings.contains(samples) else {
      let held = Bits.allCases.filter { kind.encodings.contains($0.encoding) }.map(\.rawValue)
      throw Failure(
        .usage,
        "--bits \(bits?.rawValue ?? ""): \(kind.title) holds \(held.joined(separator: " or ")) bits; WAV holds float"
      )
    }
    return GuideEncoding(
      format: format,
      stream: StreamFormat(
        rate: rate, channels: asked.channels ?? made.channels ?? Self.usualChannels, encoding: samples),
      quality: quality.map(SoundQuality.init) ?? (format == .page ? .page : .usual))
  }
}
