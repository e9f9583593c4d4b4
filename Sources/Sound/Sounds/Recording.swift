import Glibc
import PCM

/// A sound that is a recorded file instead of a definition.
struct Recording: Sendable {
  let path: String
  let read: SoundLibrary.ReadRecording

  /// The clip at a rate. It has exactly the given length, whatever length resampling gave, peaks at −1 dBFS or less,
  /// and ends in silence.
  func clip(length: FrameCount, rate: Int) throws -> Clip {
    let raw = try read(path, rate)
    // The samples are valid only as long as the clip is.
    return withExtendedLifetime(raw) { fitted(raw, to: length, rate: rate) }
  }

  private func fitted(_ raw: Clip, to length: FrameCount, rate: Int) -> Clip {
    let available = Int(min(raw.length, length).rawValue)
    var highest: Float = 0
    for channel in 0..<raw.channels {
      if let samples = raw.samples(channel).baseAddress { highest = max(highest, peak(samples, count: available)) }
    }
    let limit = Float(amplitude(-1))
    // A recording is made softer, but never louder, because its author has chosen how loud it is.
    let factor = highest > limit ? limit / highest : 1
    return Clip(channels: raw.channels, length: length) { channel, samples in
      guard let out = samples.baseAddress, let recorded = raw.samples(channel).baseAddress else { return }
      for i in 0..<available { out[i] = recorded[i].isFinite ? recorded[i] * factor : 0 }
      // A recording whose end is silent already (under −80 dBFS) needs no fade.
      let tail = min(available, rate / 1000)
      guard peak(out + (available - tail), count: tail) > 1e-4 else { return }
      fadeOut(out, count: available, over: rate / 125, zeros: 1)
    }
  }

  /// How long the recording is and how long a voice has to wait, measured at the nominal rate.
  func lengths() throws -> (duration: Duration, voiceClearance: Duration) {
    let raw = try read(path, nominalRate)
    let frames = Int(raw.length.rawValue)
    let duration = Duration.milliseconds((frames * 1000 + nominalRate - 1) / nominalRate)
    return (duration, min(duration, clearTime(of: raw, rate: nominalRate)))
  }
}
