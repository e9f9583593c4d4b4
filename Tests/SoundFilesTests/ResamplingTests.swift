import Foundation
import Testing

@testable import SoundFiles

@Suite struct ResamplingTests {
  private func tone(_ frames: Int, rate: Int) -> [Float] {
    (0..<frames).map { Float(0.5 * sin(2 * .pi * 440 * Double($0) / Double(rate))) }
  }

  @Test(arguments: [(48_000, 44_100), (48_000, 96_000), (22_050, 48_000)])
  func theTimeAndTheToneStay(from: Int, to: Int) throws {
    for frames in [1, 999, from] {
      let output = try resampled(tone(frames, rate: from), from: from, to: to)
      #expect(abs(Double(output.count) - Double(frames) * Double(to) / Double(from)) <= 0.5)
    }
    let output = try resampled(tone(from, rate: from), from: from, to: to)
    let expected = tone(to, rate: to)
    let middle = to / 10..<to * 9 / 10
    #expect(middle.allSatisfy { abs(output[$0] - expected[$0]) < 1e-3 })
  }

  @Test func atItsOwnRateNothingIsTouched() throws {
    let samples: [Float] = [0.1, -2, 3]
    #expect(try resampled(samples, from: 48_000, to: 48_000) == samples && resampled([], from: 1, to: 2) == [])
  }
}
