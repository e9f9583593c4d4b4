import Testing

@testable import Sounds

/// The ends and the height of a sound.
@Suite struct WaveformTests {
  private func shaped(_ samples: [Float], _ work: (UnsafeMutablePointer<Float>, Int) -> Void) -> [Float] {
    var samples = samples
    samples.withUnsafeMutableBufferPointer { work($0.baseAddress!, $0.count) }
    return samples
  }

  private let ones = [Float](repeating: 1, count: 100)

  @Test func aSoundRisesFromItsFirstSampleOnAndFallsToNothing() {
    let risen = shaped(ones) { samples, _ in riseIn(samples, count: 20) }
    #expect(risen[0] > 0 && risen[0] < 0.02 && risen[19] < 1 && risen[20] == 1)
    #expect(zip(risen, risen.dropFirst()).allSatisfy { $0 <= $1 })
    let fallen = shaped(ones) { fadeOut($0, count: $1, over: 20, zeros: 5) }
    #expect(fallen[79] == 1 && fallen[80] < 1 && fallen[94] > 0 && fallen.suffix(5).allSatisfy { $0 == 0 })
    #expect(zip(fallen, fallen.dropFirst()).allSatisfy { $0 >= $1 })
    // One that is shorter than its fade falls from its beginning.
    let short = shaped([1, 1, 1]) { fadeOut($0, count: $1, over: 20, zeros: 1) }
    #expect(short[0] < 1 && short[2] == 0)
  }

  @Test func theMeanGoesAndTheEndsStay() {
    let level = shaped(ones) { removeMean($0, count: $1) }
    #expect(abs(level.reduce(0, +)) < 1e-3 && level[0] == 1)
    #expect(shaped([1]) { removeMean($0, count: $1) } == [1])
  }

  @Test func theHighestSampleIsWhatWasAskedForAndSilenceStaysSilence() {
    let scaled = shaped([0.1, -0.4, 0.2]) { scale($0, count: $1, toPeak: 0.8) }
    #expect(abs(scaled[1] + 0.8) < 1e-6 && abs(scaled[0] - 0.2) < 1e-6)
    #expect(shaped([0, 0]) { scale($0, count: $1, toPeak: 0.8) } == [0, 0])
    #expect(([0.1, -0.4, 0.2] as [Float]).withUnsafeBufferPointer { peak($0.baseAddress!, count: 3) } == 0.4)
  }
}
