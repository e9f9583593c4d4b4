import Glibc

/// Adds `amplitude · decayPerSample^n · sin(2π(cyclesPerSample·n + phase))` for n from 1 to `count`. n begins at 1 so
/// that even a sine with phase 0 is not silent on the first sample.
///
/// Each sample is computed from the ones four and eight before it. That is exact but for rounding, costs two
/// multiplications, and gives the processor four independent chains.
func addDecayingSine(
  to samples: UnsafeMutablePointer<Float>, count: Int, cyclesPerSample: Double, phase: Double, amplitude: Double,
  decayPerSample: Double
) {
  let step = 2 * Double.pi * cyclesPerSample
  func value(_ n: Double) -> Double {
    amplitude * pow(decayPerSample, n) * sin(step * n + 2 * Double.pi * phase)
  }
  let decay4 = decayPerSample * decayPerSample * decayPerSample * decayPerSample
  let a = 2 * decay4 * cos(4 * step)
  let b = -decay4 * decay4
  var (y0, y1, y2, y3) = (value(1), value(2), value(3), value(4))
  var (z0, z1, z2, z3) = (value(-3), value(-2), value(-1), value(0))
  var i = 0
  while i + 4 <= count {
    samples[i] += Float(y0)
    samples[i + 1] += Float(y1)
    samples[i + 2] += Float(y2)
    samples[i + 3] += Float(y3)
    (y0, z0) = (a * y0 + b * z0, y0)
    (y1, z1) = (a * y1 + b * z1, y1)
    (y2, z2) = (a * y2 + b * z2, y2)
    (y3, z3) = (a * y3 + b * z3, y3)
    i += 4
  }
  if i < count { samples[i] += Float(y0) }
  if i + 1 < count { samples[i + 1] += Float(y1) }
  if i + 2 < count { samples[i + 2] += Float(y2) }
}
