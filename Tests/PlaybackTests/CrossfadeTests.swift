import PCM
import Testing

@testable import Playback

/// The ten milliseconds from what would have sounded to what shall sound.
@Suite struct CrossfadeTests {
  private func bytes(_ samples: [Int16]) -> [UInt8] { samples.withUnsafeBytes(Array.init) }

  /// Blends mono samples, the first of them the device's frame `first`.
  private func blended(_ crossfade: Crossfade, _ new: [Int16], first: Int64) -> [Int16] {
    var new = new
    new.withUnsafeMutableBytes { crossfade.apply(to: $0, first: first) }
    return new
  }

  private let mono = StreamFormat(rate: 8_000, channels: 1, encoding: .s16)

  @Test func itIsTenMilliseconds() {
    #expect(Crossfade.length(rate: 48_000) == 480 && Crossfade.length(rate: 44_100) == 441)
    #expect(Crossfade(fromSilenceAt: 5, format: mono).frames == 80)
  }

  @Test func itBeginsAtTheOldEndsAtTheNewAndIsHalfOfBothInTheMiddle() {
    let crossfade = Crossfade(start: 0, old: bytes(Array(repeating: 1000, count: 80)), format: mono)
    let mixed = blended(crossfade, Array(repeating: -1000, count: 100), first: 0)
    #expect(mixed[0] == 1000 && mixed[40] == 0 && mixed[80...].allSatisfy { $0 == -1000 })
    // A smooth step, 3w² − 2w³, from the one to the other: never back, without a corner at its ends.
    for (index, sample) in mixed.prefix(80).enumerated() {
      let line = 1 - Double(index) / 80
      #expect(abs(Double(sample) - (-1000 + 2000 * line * line * (3 - 2 * line))) <= 1, "\(index)")
    }
    #expect(mixed[0] - mixed[1] < 3 && mixed[79] + 1000 < 3)
  }

  @Test func whereBothAgreeItIsExactlyThat() {
    let samples = (0..<80).map { Int16($0 * 391 % 30_000 - 15_000) }
    #expect(blended(Crossfade(start: 0, old: bytes(samples), format: mono), samples, first: 0) == samples)
  }

  @Test(arguments: [1, 7, 80, 200]) func itIsTheSameInPiecesOfAnySize(size: Int) {
    let old = (0..<80).map { Int16($0 * 211 % 20_000 - 10_000) }
    let new = (0..<300).map { Int16($0 * 97 % 20_000 - 10_000) }
    // Of frames from 1,000 on, and it begins at 1,050.
    let crossfade = Crossfade(start: 1050, old: bytes(old), format: mono)
    let whole = blended(crossfade, new, first: 1000)
    #expect(whole.prefix(50) == new.prefix(50) && whole[130...] == new[130...] && whole[50] == old[0])
    var pieces: [Int16] = []
    for start in stride(from: 0, to: new.count, by: size) {
      pieces += blended(crossfade, Array(new[start..<min(new.count, start + size)]), first: 1000 + Int64(start))
    }
    #expect(pieces == whole)
  }

  @Test(arguments: [StreamFormat.Encoding.s16, .s24, .float], [1, 2])
  func everySampleOfEveryFormatIsMixed(encoding: StreamFormat.Encoding, channels: Int) {
    let format = StreamFormat(rate: 8_000, channels: channels, encoding: encoding)
    /// Frames of one value, another one in the second channel, as parts of full scale.
    func frames(_ values: [Double]) -> [UInt8] {
      (0..<80).flatMap { _ in
        values.prefix(channels).flatMap { value -> [UInt8] in
          switch encoding {
          case .s16: withUnsafeBytes(of: Int16(value * 32_767).littleEndian, Array.init)
          case .s24: Array(withUnsafeBytes(of: Int32(value * 8_388_607).littleEndian, Array.init).prefix(3))
          case .float: withUnsafeBytes(of: Float(value), Array.init)
          }
        }
      }
    }
    func value(_ bytes: [UInt8], _ frame: Int, _ channel: Int) -> Double {
      let place = (frame * channels + channel) * format.bytesPerSample
      let part = Array(bytes[place..<place + format.bytesPerSample])
      return part.withUnsafeBytes { part in
        switch encoding {
        case .s16: Double(part.loadUnaligned(as: Int16.self)) / 32_767
        case .s24:
          Double(Int32(part[0]) | Int32(part[1]) << 8 | Int32(Int8(bitPattern: part[2])) << 16) / 8_388_607
        case .float: Double(part.loadUnaligned(as: Float.self))
        }
      }
    }
    var new = frames([-0.5, 0.25])
    let crossfade = Crossfade(start: 0, old: frames([0.75, -1]), format: format)
    new.withUnsafeMutableBytes { crossfade.apply(to: $0, first: 0) }
    for (channel, (old, new_)) in [(0.75, -0.5), (-1, 0.25)].prefix(channels).enumerated() {
      #expect(abs(value(new, 0, channel) - old) < 0.001)
      #expect(abs(value(new, 40, channel) - (old + new_) / 2) < 0.001)
      #expect(abs(value(new, 20, channel) - (new_ + (old - new_) * 0.843_75)) < 0.001)
    }
  }
}
