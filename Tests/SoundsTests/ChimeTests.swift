import PCM
import Sounds
import Testing

@Suite("A chime")
struct ChimeTests {
  /// Random ones, short enough for a debug build.
  static let chimes: [Chime] = (1...8).map { (seed: UInt64) in
    var dice = Dice(seed)
    let partials = (0..<Int.random(in: 1...6, using: &dice)).map { _ in
      Chime.Partial(
        ratio: .random(in: 0.5...9, using: &dice), level: .random(in: -30...0, using: &dice),
        decay: .random(in: 0.02...0.8, using: &dice), beat: Bool.random(using: &dice) ? 1.5 : 0)
    }
    let noise = Chime.Noise(level: .random(in: -20...0, using: &dice), decay: 0.03)
    let rhythm = (0..<Int.random(in: 1...3, using: &dice)).map {
      Chime.Stroke(at: Double($0) * 0.15, pitch: .random(in: 0.7...1.5, using: &dice), level: $0 == 0 ? 0 : -2)
    }
    return Chime(
      base: .random(in: 400...1000, using: &dice), partials: [Chime.Partial(ratio: 1, level: 0, decay: 0.4)] + partials,
      strike: Chime.Strike(attack: 0.001, noise: Bool.random(using: &dice) ? noise : nil), rhythm: rhythm,
      peak: .random(in: -20 ... -3, using: &dice))
  }

  @Test("is as long as it says, in whole milliseconds, at every rate", arguments: chimes)
  func length(chime: Chime) {
    #expect(chime.duration.components.attoseconds % 1_000_000_000_000_000 == 0)
    for rate in [8000, 44_100, 48_000, 96_000] {
      #expect(chime.clip(rate: rate).length == FrameCount(chime.duration, rate: rate))
    }
  }

  @Test("begins on its first sample and is there within two milliseconds", arguments: chimes)
  func onset(chime: Chime) {
    let signal = Signal(chime.clip(rate: 48_000), rate: 48_000)
    #expect(signal.samples[0] != 0)
    #expect(abs(signal.samples[0]) < 0.02)
    #expect(signal[0..<0.002].peak > 0.05 * signal.peak)
  }

  @Test("ends in zeros, without a step on the way there", arguments: chimes)
  func end(chime: Chime) {
    let signal = Signal(chime.clip(rate: 48_000), rate: 48_000)
    #expect(signal.samples.suffix(48).allSatisfy { $0 == 0 })
    let seconds = Double(signal.samples.count) / 48_000
    #expect(signal[seconds - 0.03..<seconds].peak < signal.peak * 0.001)
  }

  @Test("has the peak that was asked for and no direct current", arguments: chimes)
  func peak(chime: Chime) {
    for rate in [44_100, 48_000] {
      let signal = Signal(chime.clip(rate: rate), rate: rate)
      #expect(abs(decibels(signal.peak) - chime.peak) < 0.01)
      #expect(abs(signal.mean) < 0.001 * signal.peak)
    }
  }

  @Test("is the same bit for bit each time", arguments: chimes.prefix(4))
  func deterministic(chime: Chime) {
    let (a, b) = (chime.clip(rate: 48_000), chime.clip(rate: 48_000))
    #expect(a.array.elementsEqual(b.array) { $0.bitPattern == $1.bitPattern })
  }

  @Test("has the same course at every rate", arguments: chimes)
  func rates(chime: Chime) {
    let reference = Signal(chime.clip(rate: 48_000), rate: 48_000)
    let levels = reference.levels(every: 0.02)
    for rate in [44_100, 96_000] {
      let other = Signal(chime.clip(rate: rate), rate: rate)
      for (a, b) in zip(levels, other.levels(every: 0.02)) {
        #expect(abs(a - b) < 0.06 * a + 0.005 * reference.peak, "at \(rate)")
      }
      #expect(abs(other.centroid / reference.centroid - 1) < 0.05)
    }
  }

  @Test("loses 60 dB in the time given as its decay")
  func decay() {
    let chime = Chime(base: 500, partials: [Chime.Partial(ratio: 1, level: 0, decay: 1)])
    let signal = Signal(chime.clip(rate: 48_000), rate: 48_000)
    let early = signal[0.1..<0.15].rms
    let late = signal[0.6..<0.65].rms
    #expect(abs(decibels(late / early) + 30) < 0.2)
    #expect(abs(signal[0.1..<0.6].pitch - 500) < 0.2)
  }

  @Test("leaves out partials that the rate cannot carry")
  func nyquist() {
    let partials = [Chime.Partial(ratio: 1, level: -20, decay: 0.3), Chime.Partial(ratio: 9, level: 0, decay: 0.3)]
    let signal = Signal(Chime(base: 600, partials: partials).clip(rate: 8000), rate: 8000)
    #expect(abs(signal[0.05..<0.2].pitch - 600) < 1)
    #expect(abs(decibels(signal.peak) + 12) < 0.01)
  }
}
