import Glibc
import PCM
import Units

extension BreathTone {
  /// One phase of a breath, in mono, with exactly `frames` frames.
  ///
  /// Phases that follow each other in the order of a breath are one continuous sound, because each begins and ends on a
  /// whole cycle of every voice, with the pitch at rest. The tone rises from silence where a breath begins and falls to
  /// silence where it ends, so that a breath can stand alone, and a pause of any length can lie between two.
  package func clip(_ phase: Phase, frames: FrameCount, rate: Int) -> Clip {
    Clip(channels: 1, length: frames) { _, samples in
      guard let out = samples.baseAddress, phase != .pause else { return }
      let shape = Shape(self, phase, frames: samples.count, rate: rate)
      let audible = harmonics.enumerated().filter { high * Double($0.offset + 1) < 0.45 * Double(rate) }
      let levels = audible.map { amplitude($0.element) }
      let chorusLevel = chorus.map { amplitude($0.level) } ?? 0
      let power = levels.reduce(0) { $0 + $1 * $1 } * (1 + chorusLevel * chorusLevel) / 2
      guard power > 0 else { return }
      let gain = amplitude(level) / sqrt(power)
      let voice = levels.map { Float($0 * gain) }
      let second = levels.map { Float($0 * gain * chorusLevel) }

      let size = 512
      withUnsafeTemporaryAllocation(of: Float.self, capacity: size * 6) { memory in
        guard let scratch = memory.baseAddress else { return }
        var block = HarmonicBlock(scratch: scratch, size: size)
        for start in stride(from: 0, to: samples.count, by: size) {
          let count = min(size, samples.count - start)
          shape.level(into: scratch, brightness: scratch + size, from: start, count: count)
          shape.turns(into: scratch + 2 * size, voice: 0, from: start, count: count)
          block.add(voice, to: out + start, count: count)
          if chorusLevel > 0 {
            shape.turns(into: scratch + 2 * size, voice: 1, from: start, count: count)
            block.add(second, to: out + start, count: count)
          }
          for i in 0..<count { out[start + i] *= scratch[i] }
        }
      }
      addAir(phase, to: out, count: samples.count, rate: rate)
    }
  }

  /// Adds noise through a resonant filter, the band-pass with 0 dB at its middle of Robert Bristow-Johnson's Audio EQ
  /// Cookbook.
  private func addAir(_ phase: Phase, to out: UnsafeMutablePointer<Float>, count: Int, rate: Int) {
    guard let air, phase == .inhale || phase == .exhale, count > 1 else { return }
    let middle = min(phase == .inhale ? air.inhale : air.exhale, 0.4 * Double(rate))
    let width = 0.8
    let turn = 2 * Double.pi * middle / Double(rate)
    let alpha = sin(turn) / (2 * width)
    let (b, a1, a2) = (alpha / (1 + alpha), -2 * cos(turn) / (1 + alpha), (1 - alpha) / (1 + alpha))
    // White noise between −1 and 1 has a power of 1/3, and the filter passes a share of it.
    let share = min(1, Double.pi / 2 * middle / width / (Double(rate) / 2))
    let gain = amplitude(level + air.level) / sqrt(share / 3)
    var random: UInt32 = phase == .inhale ? 0x2545_F491 : 0x9E37_79B9
    var (x1, x2, y1, y2) = (0.0, 0.0, 0.0, 0.0)
    let step = Double.pi / Double(count)
    // The envelope is sin², computed by rotation. It and its slope are 0 at both ends.
    let (turnCos, turnSin) = (cos(2 * step), sin(2 * step))
    var (c, s) = (1.0, 0.0)
    for i in 0..<count {
      random = random &* 1_664_525 &+ 1_013_904_223
      let x = Double(Int32(bitPattern: random)) * 0x1p-31
      let y = b * (x - x2) - a1 * y1 - a2 * y2
      (x2, x1, y2, y1) = (x1, x, y1, y)
      out[i] += Float(gain * y * (0.5 - 0.5 * c))
      (c, s) = (c * turnCos - s * turnSin, c * turnSin + s * turnCos)
    }
  }
}

/// Adds the harmonics of one voice to a block, from tables of its level, brightness and turns. The loops over the
/// samples are the inner ones, because the compiler makes vectors of them.
private struct HarmonicBlock {
  /// Six tables of `size` floats: the level, the brightness, the turns (later twice their cosine), the last two
  /// harmonics, and the product of the brightness so far.
  let scratch: UnsafeMutablePointer<Float>
  let size: Int

  mutating func add(_ levels: [Float], to out: UnsafeMutablePointer<Float>, count: Int) {
    let (brightness, turns) = (scratch + size, scratch + 2 * size)
    let (last, this, dulled) = (scratch + 3 * size, scratch + 4 * size, scratch + 5 * size)
    let first = levels[0]
    for i in 0..<count {
      // The sine and cosine of half the angle, −π/2…π/2, come from their series, with an error under a millionth.
      let x = turns[i] * Float.pi
      let q = x * x
      let half =
        x * (1 + q * (-1.0 / 6 + q * (1.0 / 120 + q * (-1.0 / 5040 + q * (1.0 / 362_880 - q * (1.0 / 39_916_800))))))
      let cosine =
        1 + q * (-0.5 + q * (1.0 / 24 + q * (-1.0 / 720 + q * (1.0 / 40320 - q * (1.0 / 3_628_800)))))
      let sine = 2 * half * cosine
      turns[i] = 2 - 4 * half * half
      last[i] = 0
      this[i] = sine
      dulled[i] = 1
      out[i] += first * sine
    }
    for level in levels.dropFirst() {
      for i in 0..<count {
        // sin((n+1)x) = 2 cos x · sin(nx) − sin((n−1)x)
        let next = turns[i] * this[i] - last[i]
        last[i] = this[i]
        this[i] = next
        dulled[i] *= brightness[i]
        out[i] += level * dulled[i] * next
      }
    }
  }
}
