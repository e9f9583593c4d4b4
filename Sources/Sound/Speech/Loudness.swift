import CEbur128
import Glibc

/// How loud a mono clip is when both loudspeakers play it, as EBU R 128 measures it.
struct Loudness {
  /// The integrated loudness, in LUFS.
  var integrated: Double
  /// The true peak, in dBTP.
  var truePeak: Double

  /// Measures a clip. EBU R 128 uses windows of 400 ms, so a shorter clip is measured as if it repeated itself; on its
  /// own it would have no loudness at all.
  init?(_ samples: [Float], rate: Int) {
    let window = rate * 4 / 10
    guard !samples.isEmpty else { return nil }
    let mode = Int32(bitPattern: EBUR128_MODE_I.rawValue | EBUR128_MODE_TRUE_PEAK.rawValue)
    guard let state = ebur128_init(1, UInt(rate), mode) else { return nil }
    defer {
      var last: UnsafeMutablePointer<ebur128_state>? = state
      ebur128_destroy(&last)
    }
    _ = ebur128_set_channel(state, 0, Int32(bitPattern: EBUR128_DUAL_MONO.rawValue))
    let times = samples.count < window ? (2 * window + samples.count - 1) / samples.count : 1
    for _ in 0..<times { ebur128_add_frames_float(state, samples, samples.count) }
    var (loudness, peak) = (0.0, 0.0)
    guard ebur128_loudness_global(state, &loudness) == 0, loudness.isFinite else { return nil }
    guard ebur128_true_peak(state, 0, &peak) == 0, peak > 0 else { return nil }
    (integrated, truePeak) = (loudness, 20 * log10(peak))
  }
}
