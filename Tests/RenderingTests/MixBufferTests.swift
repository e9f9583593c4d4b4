import Testing

@testable import Rendering

/// The inner loops over one block.
@Suite struct MixBufferTests {
  /// What a constant clip comes to in frames of floats.
  private func mixed(
    _ value: Float, fade: GainRamp = GainRamp(constant: 1), ramp: GainRamp = GainRamp(constant: 1), left: Float = 1,
    right: Float = 1,
    channels: Int = 2, times: Int = 1
  ) -> [Float] {
    let mix = MixBuffer()
    defer { mix.deallocate() }
    let clip = [Float](repeating: value, count: 8)
    mix.clear(8)
    for _ in 0..<times {
      clip.withUnsafeBufferPointer { clip in
        mix.add(
          clip.baseAddress!, clip.baseAddress!, at: 2, count: 4, position: 100, fade: fade, ramp: ramp, left: left,
          right: right)
      }
    }
    mix.tame(8)
    var out = [Float](repeating: 9, count: 8 * channels)
    out.withUnsafeMutableBytes { mix.writeFloat($0.baseAddress!, offset: 0, count: 8, channels: channels) }
    return out
  }

  @Test func gainsMultiplyAndOnlyTheStretchIsTouched() {
    let fade = GainRamp(origin: 100, value: 0, slope: 0.25)
    let samples = mixed(0.5, fade: fade, ramp: GainRamp(constant: 0.5), left: 1, right: 0.5)
    #expect(stride(from: 0, to: 16, by: 2).map { samples[$0] } == [0, 0, 0, 0.0625, 0.125, 0.1875, 0, 0])
    #expect(stride(from: 1, to: 16, by: 2).map { samples[$0] } == [0, 0, 0, 0.03125, 0.0625, 0.09375, 0, 0])
    #expect(mixed(0.125, times: 2)[4] == 0.25)
    // A mono stream hears the mean.
    #expect(mixed(0.5, left: 1, right: 0, channels: 1)[3] == 0.25)
  }

  @Test func whatIsUnderTheKneeStaysAndNothingReachesTheCeiling() {
    #expect(mixed(0.7079)[4] == 0.7079 && mixed(-0.7)[4] == -0.7)
    for value in [0.71, 1, 100] as [Float] {
      let bent = mixed(value)[4]
      #expect(bent > 0.7079 && bent < 0.79433 && bent < value && mixed(-value)[4] == -bent, "\(value)")
    }
  }

  @Test func samplesOfTwentyFourBitsAreRoundedAndLittleEndian() {
    let mix = MixBuffer()
    defer { mix.deallocate() }
    let clip: [Float] = [0.5, -0.5, 1.4 / 8_388_608, -1.6 / 8_388_608]
    mix.clear(4)
    clip.withUnsafeBufferPointer { clip in
      let whole = GainRamp(constant: 1)
      mix.add(
        clip.baseAddress!, clip.baseAddress!, at: 0, count: 4, position: 0, fade: whole, ramp: whole, left: 1, right: 1)
    }
    var out = [UInt8](repeating: 0, count: 12)
    out.withUnsafeMutableBytes { mix.write24($0.baseAddress!, offset: 0, count: 4, channels: 1) }
    #expect(out == [0, 0, 0x40, 0, 0, 0xC0, 1, 0, 0, 0xFE, 0xFF, 0xFF])
  }

  /// The noise belongs to the frame of the score: the same wherever a block begins, and round again after its table.
  @Test func ditherIsTheSameForAFrameEachTime() {
    let mix = MixBuffer()
    defer { mix.deallocate() }
    mix.clear(1024)
    func written(_ position: Int64, _ count: Int) -> [Int16] {
      var out = [Int16](repeating: 9, count: count)
      out.withUnsafeMutableBytes {
        mix.write16($0.baseAddress!, offset: 0, count: count, channels: 1, position: position)
      }
      return out
    }
    let length = Int64(Dither.length)
    #expect(written(length - 500, 1000) == written(length - 500, 500) + written(0, 500))
    #expect(written(7, 100) == written(7 + length, 100) && written(7, 100) != written(8, 100))
    #expect(written(0, 1000).allSatisfy { abs($0) <= 1 } && Set(written(0, 1000)).count == 3)
  }
}
