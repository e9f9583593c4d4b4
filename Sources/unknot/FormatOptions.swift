import ArgumentParser
import PCM

/// The format of a written file.
struct FormatOptions: ParsableArguments {
  @Option(help: "Frames per second: 8000 to 192000.")
  var rate = 48_000
  @Option(help: "Bits of a sample: 16, 24 or float.")
  var bits = Bits.sixteen
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
  }

  var format: StreamFormat {
    let encoding: StreamFormat.Encoding =
      switch bits {
      case .sixteen: .s16
      case .twentyFour: .s24
      case .float: .float
      }
    return StreamFormat(rate: rate, channels: channels, encoding: encoding)
  }
}
