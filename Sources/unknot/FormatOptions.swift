import ArgumentParser
import PCM
import Routines
import Settings
import SoundFiles

/// The format of a written file.
struct FormatOptions: ParsableArguments {
  @Option(
    help: "wav, flac, ogg (Vorbis), opus, mp3, or html, a page to hand over; by the ending of --output if not given.")
  var format: GuideFormat?
  @Option(help: ArgumentHelp("What lossy formats keep: 0, small, to 10, large.", valueName: "0-10"))
  var quality: Double?
  @Option(help: "Frames per second: 8000 to 192000, 48000 if not given; Opus and MP3 have a few of these.")
  var rate: Int?
  @Option(help: "Bits of a sample: 16, 24, or float for WAV; 16 or 24 for FLAC.")
  var bits: Bits?
  @Option(help: "1 for mono, 2 for stereo, which it is if not given.")
  var channels: Int?

  static let usualRate = 48_000
  static let usualChannels = 2

  enum Bits: String, CaseIterable, ExpressibleByArgument {
    case sixteen = "16"
    case twentyFour = "24"
    case float
  }

  func validate() throws {
    if let rate, !GuideFlags.rates.contains(rate) {
      throw ValidationError("--rate \(rate) is out of bounds; write 8000 to 192000, such as 44100 or 48000.")
    }
    if let channels, !GuideFlags.channelCounts.contains(channels) {
      throw ValidationError("--channels \(channels) is out of bounds; write 1 for mono or 2 for stereo.")
    }
    if let quality, !GuideFlags.qualities.contains(quality) {
      throw ValidationError("--quality \(quality) is out of bounds; write 0 to 10.")
    }
  }

  /// How the sound is coded, as a command line: each that was given and its value.
  var coding: [(key: String, value: String)] {
    [
      ("rate", rate.map { "\($0)" }), ("channels", channels.map { "\($0)" }), ("bits", bits?.rawValue),
      ("quality", quality.map { "\($0)" }),
    ].compactMap { key, value in value.map { (key, $0) } }
  }

  /// What will be written to a path: by `--format`, else by the ending, else WAV.
  ///
  /// - Parameter made: what the routine brings along; taken where nothing was given and the format has it.
  /// - Throws: a failure of status 64 if these do not go together.
  func encoding(for path: String?, made: GuideFlags = GuideFlags()) throws(Failure) -> GuideEncoding {
    let ending = path.flatMap(GuideFormat.ending)
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
        "--output \(path): there is no format \"\(ending)\"; end the name in \(GuideFormat.list), or say --format")
    }
    if let format, let path, let named, named != format {
      throw Failure(.usage, "--output \(path) and --format \(format.name) are not the same format; leave one away")
    }
    let format = format ?? named ?? .sound(.wav)
    let kind = format.kind
    let broughtBits = made.bits.flatMap(Bits.init).flatMap {
      kind.isLossless && !(kind == .flac && $0 == .float) ? $0 : nil
    }
    let bits = bits ?? broughtBits
    let quality = quality ?? (kind.isLossless ? nil : made.quality)
    let rate = rate ?? made.rate.flatMap { kind.rates?.contains($0) ?? true ? $0 : nil } ?? Self.usualRate
    if let rates = kind.rates, !rates.contains(rate) {
      throw Failure(
        .usage,
        "--rate \(rate): \(kind.name) has \(rates.map(String.init).joined(separator: ", ")) frames per second; "
          + "leave --rate away for 48000")
    }
    if let bits, !kind.isLossless {
      throw Failure(
        .usage,
        "--bits \(bits.rawValue): \(kind.name) has no samples of fixed bits; leave --bits away, or see --quality")
    }
    if let quality, kind.isLossless {
      throw Failure(
        .usage, "--quality \(quality): \(kind.name) keeps every sample; --quality is for ogg, opus, mp3 and html")
    }
    let samples: StreamFormat.Encoding
    switch bits {
    case nil: samples = kind.isLossless ? .s16 : .float
    case .sixteen: samples = .s16
    case .twentyFour: samples = .s24
    case .float:
      if kind == .flac { throw Failure(.usage, "--bits float: FLAC holds 16 or 24 bits; WAV holds float") }
      samples = .float
    }
    return GuideEncoding(
      format: format,
      stream: StreamFormat(rate: rate, channels: channels ?? made.channels ?? Self.usualChannels, encoding: samples),
      quality: quality.map(SoundQuality.init) ?? (format == .page ? .page : .usual))
  }
}
