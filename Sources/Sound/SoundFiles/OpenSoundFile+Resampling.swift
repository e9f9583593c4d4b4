import CSoxr

extension OpenSoundFile {
  /// All samples at another rate, interleaved, converted by libsoxr in its high quality.
  ///
  /// The file is read in pieces, so that a long recording is in memory only once, at the new rate.
  ///
  /// - Parameter length: how many frames to return. If rounding makes the resampler give more, the end is cut; if it
  ///   gives fewer, the end is silent.
  mutating func interleaved(resampledTo rate: Int, length: Int) throws(SoundFileError) -> [Float] {
    let channels = Int(info.channels)
    var quality = soxr_quality_spec(UInt(SOXR_HQ), 0)
    var problem: soxr_error_t?
    guard
      let resampler = soxr_create(
        Double(info.samplerate), Double(rate), UInt32(channels), &problem, nil, &quality, nil)
    else {
      throw unusable("it cannot be resampled to \(rate) Hz: \(problem.map { String(cString: $0) } ?? "no memory")")
    }
    defer { soxr_delete(resampler) }

    var output = [Float](repeating: 0, count: length * channels)
    var made = 0
    var piece = [Float](repeating: 0, count: 1 << 15)
    var position: Int64 = 0
    while made < length {
      let left = position < info.frames
      let count = left ? try read(into: &piece, firstFrame: position) : 0
      position += Int64(count)
      var used = 0
      while made < length {
        var consumed = 0
        var produced = 0
        problem = output.withUnsafeMutableBufferPointer { output in
          piece.withUnsafeBufferPointer { piece in
            // A call without input tells the resampler that the end has come, and returns what it still holds.
            soxr_process(
              resampler, left ? piece.baseAddress! + used * channels : nil, count - used, &consumed,
              output.baseAddress! + made * channels, length - made, &produced)
          }
        }
        if let problem { throw unusable("resampling to \(rate) Hz failed: \(String(cString: problem))") }
        used += consumed
        made += produced
        if left ? used == count : produced == 0 { break }
      }
      if !left { break }
    }
    return output
  }
}
