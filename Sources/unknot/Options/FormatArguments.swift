import ArgumentParser
import Publishing
import Routines
import Settings
import SoundFiles

/// The format of a written file.
struct FormatArguments: ParsableArguments {
  @Option(
    help: "wav, flac, ogg (Vorbis), opus, mp3, or html, a page to hand over; by the ending of --output if not given.")
  var format: GuideFormat?
  @Option(help: ArgumentHelp("What lossy formats keep: 0, small, to 10, large.", valueName: "0-10"))
  var quality: Double?
  @Option(help: "Frames per second: 8000 to 192000, 48000 if not given; Opus and MP3 have a few of these.")
  var rate: Int?
  @Option(help: "Bits of a sample: 16, 24, or float for WAV; 16 or 24 for FLAC.")
  var bits: CodingWish.Bits?
  @Option(help: "1 for mono, 2 for stereo, which it is if not given.")
  var channels: Int?

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

  var wish: CodingWish {
    var wish = CodingWish()
    (wish.format, wish.quality, wish.rate, wish.bits, wish.channels) = (format, quality, rate, bits, channels)
    return wish
  }
}

extension GuideFormat: ExpressibleByArgument {
  /// By its name.
  public init?(argument: String) { self.init(name: argument) }

  /// For help and completions.
  public static var allValueStrings: [String] { allCases.map(\.name) }
}

extension CodingWish.Bits: ExpressibleByArgument {}
