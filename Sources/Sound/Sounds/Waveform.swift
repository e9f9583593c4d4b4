import Glibc

/// Fades the first `count` samples in with half a cosine. The first sample is not quite 0, so that a sound begins on
/// it.
func riseIn(_ samples: UnsafeMutablePointer<Float>, count: Int) {
  for i in 0..<count {
    samples[i] *= Float(0.5 - 0.5 * cos(Double.pi * Double(i + 1) / Double(count + 1)))
  }
}

/// Fades the last `frames` samples out with half a cosine; the last `zeros` of them become exactly 0.
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

/// Removes the mean (direct current) of a short sound by subtracting a hump as long as the sound. The hump is 0 at both
/// ends and far too slow to be heard.
func removeMean(_ samples: UnsafeMutablePointer<Float>, count: Int) {
  guard count > 1 else { return }
  var sum = 0.0
  for i in 0..<count { sum += Double(samples[i]) }
  let mean = sum / Double(count)
  // The hump is a raised cosine with the mean 1. It is computed by rotation, because a cosine for each sample is slow.
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

/// Scales the samples so that the highest has the amplitude `target`. Silence stays silence.
func scale(_ samples: UnsafeMutablePointer<Float>, count: Int, toPeak target: Double) {
  let highest = peak(samples, count: count)
  guard highest > 0 else { return }
  let factor = Float(target / Double(highest))
  for i in 0..<count { samples[i] *= factor }
}
