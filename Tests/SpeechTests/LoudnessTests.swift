import Foundation
import Testing

@testable import Speech

@Suite struct LoudnessTests {
  private func tone(_ milliseconds: Int, amplitude: Double, rate: Int = 48_000) -> [Float] {
    (0..<rate * milliseconds / 1000).map { Float(amplitude * sin(2 * .pi * 997 * Double($0) / Double(rate))) }
  }

  /// By definition of the measure: a sine of 997 Hz at full scale in both channels has 0 LUFS, and half of it six less.
  @Test func aToneInBothLoudspeakersIsAsLoudAsTheMeasureSays() throws {
    let whole = try #require(Loudness(tone(2000, amplitude: 1), rate: 48_000))
    #expect(abs(whole.integrated) < 0.1 && abs(whole.truePeak) < 0.1)
    let half = try #require(Loudness(tone(2000, amplitude: 0.5), rate: 48_000))
    #expect(abs(whole.integrated - half.integrated - 6.02) < 0.05)
  }

  /// Alone, what is shorter than a window of the measure would have no loudness at all.
  @Test func aShortToneIsAsLoudAsALongOne() throws {
    let long = try #require(Loudness(tone(2000, amplitude: 0.3), rate: 48_000))
    let short = try #require(Loudness(tone(100, amplitude: 0.3), rate: 48_000))
    #expect(abs(long.integrated - short.integrated) < 0.3)
  }

  @Test func silenceHasNone() {
    #expect(Loudness([], rate: 48_000) == nil && Loudness(Array(repeating: 0, count: 48_000), rate: 48_000) == nil)
  }
}
