import Testing

@testable import Sounds

@Suite struct SeededRandomTests {
  /// A shipped sound is the same on every machine, so these may never change: the published values of SplitMix64.
  @Test func itIsThePublishedOne() {
    var random = SeededRandom(seed: 1_234_567)
    let published: [UInt64] = [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]
    #expect(published.map { _ in random.unit() } == published.map { Double($0 >> 11) * 0x1p-53 })
  }

  @Test func numbersLieEvenlyBetweenNothingAndOne() {
    var random = SeededRandom(seed: 7)
    let numbers = (0..<10_000).map { _ in random.unit() }
    #expect(numbers.allSatisfy { (0..<1).contains($0) } && Set(numbers).count == 10_000)
    #expect(abs(numbers.reduce(0, +) / 10_000 - 0.5) < 0.01)
  }
}
