import Glibc

/// Brings the first `count` samples up from nearly nothing, as half a cosine; the first is not quite 0, so that a sound
/// begins on its first sample.
func riseIn(_ samples: UnsafeMutablePointer<Float>, count: Int) {
  for i in 0..<count {
    samples[i] *= Float(0.5 - 0.5 * cos(Double.pi * Double(i + 1) / Double(count + 1)))
  }
}

/// Takes the last `frames` samples down to zero, as half a cosine that leaves the last `zeros` at exactly 0.
func fadeOut(_ samples: UnsafeMutablePointer<Float>, count: Int, over frames: Int, zeros: Int) {
  let frames = min(frames, count)
  let zeros = min(max(1, zeros), frames)
  let start = count - frames
  let fall = frames - zeros
  for i in 0..<fall {
    samples[start + i] *= Float(0.5 + 0.5 * cos(Double.pi * Double(i + 1) / Double(fall + 1)))
  }
  for i in count - zeros..<count { samples[i] = 0 }
}

/// Takes away what a short sound has of direct current, as a hump over its whole length that is far too slow to hear
/// and 0 at both ends.
func removeMean(_ samples: UnsafeMutablePointer<Float>, count: Int) {
  guard count > 1 else { return }
  var sum = 0.0
  for i in 0..<count { sum += Double(samples[i]) }
  let mean = sum / Double(count)
  // A raised cosine, whose mean is 1. It comes by rotation: a cosine for each sample is slow.
  let (turnCos, turnSin) = (cos(2 * Double.pi / Double(count)), sin(2 * Double.pi / Double(count)))
  var (x, y) = (1.0, 0.0)
  for i in 0..<count {
    samples[i] -= Float(mean * (1 - x))
    (x, y) = (x * turnCos - y * turnSin, x * turnSin + y * turnCos)
  }
}

/// The highest sample, as an amplitude.
func peak(_ samples: UnsafePointer<Float>, count: Int) -> Float {
  var highest: Float = 0
  for i in 0..<count {
    let size = abs(samples[i])
    highest = size > highest ? size : highest
  }
  return highest
}

/// Makes the highest sample `target`. Silence stays silence.
func scale(_ samples: UnsafeMutablePointer<Float>, count: Int, toPeak target: Double) {
  let highest = peak(samples, count: count)
  guard highest > 0 else { return }
  let factor = Float(target / Double(highest))
  for i in 0..<count { samples[i] *= factor }
}
