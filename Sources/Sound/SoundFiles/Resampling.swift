import CSoxr
import Glibc

/// Converts one channel to another rate, by libsoxr in its high quality. It lasts as long as before, to the nearest
/// frame.
///
/// - Throws: `unusable` if the library reports an error.
package func resampled(_ samples: [Float], from: Int, to: Int) throws(SoundFileError) -> [Float] {
  guard !samples.isEmpty, from != to else { return samples }
  var output = [Float](repeating: 0, count: (samples.count * to * 2 + from) / (from * 2))
  var quality = soxr_quality_spec(UInt(SOXR_HQ), 0)
  var made = 0
  let problem = soxr_oneshot(
    Double(from), Double(to), 1, samples, samples.count, nil, &output, output.count, &made, nil, &quality, nil)
  if let problem {
    throw .unusable(path: "a line", reason: "it cannot be resampled to \(to) Hz: \(String(cString: problem))")
  }
  return output
}
