import Glibc
import Units

extension BreathTone {
  /// How pitch and level change over one phase, as functions of the sample's index.
  struct Shape {
    private let frames: Double
    /// The pitch at the start of the phase and its change until the end, both in cycles per phase.
    private let start: Double
    private let change: Double
    /// How many cycles are added to each voice over the phase, so that it ends on a whole cycle.
    private let bend: [Double]
    /// The level and brightness with empty lungs; with full lungs both are 1.
    private let soft: Double
    private let dull: Double
    private let phase: Phase
    /// The number of samples over which the tone rises from silence, or falls to it, where the lungs are empty.
    private let edge: Double

    init(_ breath: BreathTone, _ phase: Phase, frames: Int, rate: Int) {
      let seconds = Double(frames) / Double(rate)
      let (from, to) =
        switch phase {
        case .inhale: (breath.low, breath.high)
        case .exhale: (breath.high, breath.low)
        case .hold: (breath.high, breath.high)
        case .pause: (breath.low, breath.low)
        }
      self.frames = Double(frames)
      self.phase = phase
      start = from * seconds
      change = (to - from) * seconds
      let cycles = start + change / 2
      let whole = cycles.rounded()
      let beside = ((breath.chorus?.detune ?? 0) * seconds).rounded()
      bend = [whole - cycles, whole + beside - cycles]
      soft = amplitude(-breath.swell)
      dull = 0.6
      edge = min(0.06 * Double(rate), Double(frames) / 3)
    }

    /// Writes for each sample where a voice is in its cycle, −0.5 to 0.5. Voice 0 is at 0 on the phase's first sample
    /// and on the one after its last. Voice 1 is a quarter of a cycle ahead, so that the two neither add up nor cancel
    /// where phases meet.
    func turns(into table: UnsafeMutablePointer<Float>, voice: Int, from first: Int, count: Int) {
      let step = 1 / frames
      let bend = bend[voice]
      let ahead = 0.25 * Double(voice)
      let (start, change) = (start, change)
      for i in 0..<count {
        let u = Double(first + i) * step
        // `cycles` is the integral of the pitch, start + change·(3u² − 2u³), plus the bend, bend·(3u² − 2u³). The slope
        // of 3u² − 2u³ is 0 at both ends, so that the pitch is the nominal one where two phases meet.
        let cycles = u * (start + change * u * u * (1 - 0.5 * u)) + bend * u * u * (3 - 2 * u) + ahead
        // Adding and subtracting 1.5 · 2⁵² rounds to a whole number, and the compiler can vectorise it.
        table[i] = Float(cycles - ((cycles + 0x1.8p52) - 0x1.8p52))
      }
    }

    /// Writes for each sample the factor on amplitude, and the brightness: the factor from each harmonic to the next.
    func level(
      into levels: UnsafeMutablePointer<Float>, brightness: UnsafeMutablePointer<Float>, from first: Int, count: Int
    ) {
      guard phase != .hold else {
        levels.update(repeating: 1, count: count)
        brightness.update(repeating: 1, count: count)
        return
      }
      let step = 1 / frames
      let perEdge = 1 / edge
      let (soft, dull) = (soft, dull)
      // Samples are counted from the end where the lungs are empty. On the sample at that boundary the tone is silent.
      let (start, direction) = phase == .inhale ? (0, 1.0) : (frames, -1.0)
      for i in 0..<count {
        let n = start + direction * Double(first + i)
        let u = n * step
        let full = u * u * (3 - 2 * u)
        let ramp = n * perEdge
        let e = ramp < 1 ? ramp : 1
        levels[i] = Float((soft + (1 - soft) * full) * e * e * (3 - 2 * e))
        brightness[i] = Float(dull + (1 - dull) * full)
      }
    }
  }
}
