import ArgumentParser
import PCM
import SoundFiles

/// The format of a written file.
struct FormatOptions: ParsableArguments {
  @Option(
    help: "wav, flac, ogg (Vorbis), opus, mp3, or html, a page to hand over; by the ending of --output if not given.")
  var format: GuideFormat?
  @Option(help: ArgumentHelp("What lossy formats keep: 0, small, to 10, large.", valueName: "0-10"))
  var quality: Double?
  @Option(help: "Frames per second: 8000 to 192000; Opus and MP3 have a few of these.")
  var rate = 48_000
  @Option(help: "Bits of a sample: 16, 24, or float for WAV; 16 or 24 for FLAC.")
  var bits: Bits?
  @Option(help: "1 for mono, 2 for stereo.")
  var channels = 2

  enum Bits: String, CaseIterable, ExpressibleByArgument {
    case sixteen = "16"
    case twentyFour = "24"
    case float
  }

  func validate() throws {
    guard (8000...192_000).contains(rate) else {
      throw ValidationError("--rate \(rate) is out of bounds; write 8000 to 192000, such as 44100 or 48000.")
    }
    guard (1...2).contains(channels) else {
      throw ValidationError("--channels \(channels) is out of bounds; write 1 for mono or 2 for stereo.")
    }
    if let quality, !(0...10).contains(quality) {
      throw ValidationError("--quality \(quality) is out of bounds; write 0 to 10.")
    }
  }

  /// The same options, as a command line.
  var arguments: [String] {
    var arguments = ["--rate=\(rate)", "--channels=\(channels)"]
    if let format { arguments.append("--format=\(format.name)") }
    if let quality { arguments.append("--quality=\(quality)") }
    if let bits { arguments.append("--bits=\(bits.rawValue)") }
    return arguments
  }

  /// What will be written to a path: by `--format`, else by the ending, else WAV.
  ///
  /// - Throws: a failure of status 64 if these do not go together.
  func encoding(for path: String?) throws(Failure) -> GuideEncoding {
    let ending = path.flatMap(GuideFormat.ending)
    let named = ending.flatMap(GuideFormat.init(ending:))
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
      format: format, stream: StreamFormat(rate: rate, channels: channels, encoding: samples),
      quality: quality.map(SoundQuality.init) ?? (format == .page ? .page : .usual))
  }
}
