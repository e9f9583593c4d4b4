import Glibc
import PCM
import Sounds
import TestSupport
import Testing
import Units

@Suite("A breath tone")
struct BreathToneTests {
  static let tone = BreathTone(
    low: 262, high: 392, harmonics: [0, -5, -12, -17], swell: 11, chorus: .init(level: -9, detune: 0.7),
    air: .init(level: -13, inhale: 1500, exhale: 800), level: -26)
  /// Without air, so that steps can be told from noise.
  static var pure: BreathTone {
    var tone = tone
    tone.air = nil
    return tone
  }

  static func signal(_ breath: BreathTone, _ phases: [(Phase, Double)], rate: Int = 48_000) -> Signal {
    Signal(
      phases.flatMap { breath.clip($0.0, frames: FrameCount(Int64($0.1 * Double(rate))), rate: rate).array },
      rate: rate)
  }

  @Test("has exactly the frames asked for", arguments: [0, 1, 2, 3, 47, 480, 4801])
  func frames(count: Int64) {
    for phase in Phase.allCases {
      let clip = Self.tone.clip(phase, frames: FrameCount(count), rate: 48_000)
      #expect(clip.length == FrameCount(count))
      #expect(clip.array.allSatisfy { $0.isFinite })
    }
  }

  @Test("goes on from phase to phase without a click, whatever their lengths", arguments: 1...(isSoak ? 40 : 12))
  func continuity(seed: UInt64) {
    var dice = Dice(seed)
    let rate = [8000, 44_100, 48_000].randomElement(using: &dice)!
    var phases: [(Phase, Double)] = []
    for _ in 0..<3 {
      phases.append((.inhale, .random(in: 0.1...0.9, using: &dice)))
      if Bool.random(using: &dice) { phases.append((.hold, .random(in: 0.1...0.7, using: &dice))) }
      phases.append((.exhale, .random(in: 0.1...0.9, using: &dice)))
      if Bool.random(using: &dice) { phases.append((.pause, .random(in: 0.1...0.5, using: &dice))) }
    }
    let signal = Self.signal(Self.pure, phases, rate: rate)
    // A sine's largest step is 2πf/rate times its amplitude; bending a phase to whole cycles may raise its pitch by
    // 7.5 Hz at a tenth of a second, and there are two voices.
    let levels = [0.0, -5, -12, -17].map { pow(10, $0 / 20) }
    let gain = pow(10, -26.0 / 20) / (levels.reduce(0) { $0 + $1 * $1 } * (1 + pow(10, -0.9)) / 2).squareRoot()
    let slope = levels.enumerated().reduce(0.0) { $0 + $1.element * Double($1.offset + 1) }
    let bound = gain * (1 + pow(10, -9.0 / 20)) * slope * 2 * Double.pi * (392 + 12) / Double(rate)
    #expect(signal.largestStep < bound)
    // The steps themselves change smoothly as well: a corner where two phases meet would be heard as a tick.
    let steps = zip(signal.samples, signal.samples.dropFirst()).map { $1 - $0 }
    let corner = Signal(steps, rate: rate).largestStep
    let sharpness = levels.enumerated().reduce(0.0) { $0 + $1.element * Double(($1.offset + 1) * ($1.offset + 1)) }
    let turn = 2 * Double.pi * (392 + 12) / Double(rate)
    #expect(corner < 1.1 * gain * (1 + pow(10, -9.0 / 20)) * sharpness * turn * turn)
  }

  @Test("comes from nothing and goes to nothing, so that a breath can stand alone", arguments: [0.1, 0.5, 4])
  func ends(seconds: Double) {
    let breath = Self.signal(Self.tone, [(.inhale, seconds), (.exhale, seconds)])
    let whole = 2 * seconds
    #expect(abs(breath.samples.first!) < 1e-4 && abs(breath.samples.last!) < 1e-4)
    #expect(breath[0..<0.001].peak < 0.05 * breath.peak)
    #expect(breath[whole - 0.001..<whole].peak < 0.05 * breath.peak)
  }

  @Test("rises and swells with the breath in, falls and fades with the breath out", arguments: [2.0, 6])
  func direction(seconds: Double) {
    for (phase, sign) in [(Phase.inhale, 1.0), (.exhale, -1.0)] {
      let signal = Self.signal(Self.tone, [(phase, seconds)])
      let windows = (0..<10).map { signal[seconds * Double($0) / 10..<seconds * Double($0 + 1) / 10] }
      for (a, b) in zip(windows, windows.dropFirst()) {
        #expect(sign * (b.pitch - a.pitch) > 0)
      }
      // The level without the second voice, which shimmers by design.
      var alone = Self.pure
      alone.chorus = nil
      let voice = Self.signal(alone, [(phase, seconds)])
      let levels = voice.levels(every: seconds / 10)
      for (a, b) in zip(levels, levels.dropFirst(3)) { #expect(sign * (b - a) > 0) }
      #expect(abs(windows.map(\.pitch).max()! - 392) < 8)
      #expect(abs(windows.map(\.pitch).min()! - 262) < 8)
    }
  }

  @Test("is steady in a hold, at the level asked for, and silent in a pause")
  func steady() {
    let hold = Self.signal(Self.pure, [(.hold, 3)])
    #expect(abs(decibels(hold.rms) + 26) < 0.5)
    for start in stride(from: 0.0, to: 2.5, by: 0.5) { #expect(abs(hold[start..<start + 0.5].pitch - 392) < 2) }
    #expect(Self.signal(Self.tone, [(.pause, 1)]).peak == 0)
  }

  @Test("has no direct current and is the same each time")
  func clean() {
    let breath = Self.signal(Self.tone, [(.inhale, 2), (.exhale, 3)])
    #expect(abs(breath.mean) < 1e-4)
    #expect(breath.samples == Self.signal(Self.tone, [(.inhale, 2), (.exhale, 3)]).samples)
  }
}
