import CSndFile
import Files
import Glibc
import PCM

/// A recording that is open, checked and at its first frame.
struct OpenSoundFile: ~Copyable {
  /// The header's values. `frames` is how many frames can be read; they are counted where the header does not tell.
  private(set) var info: SF_INFO

  private let path: String
  private let handle: OpaquePointer

  /// Opens a recording and checks that it can be used.
  ///
  /// - Throws: `notFound`, `cannotRead`, `unusable`.
  init(path: String) throws(SoundFileError) {
    let descriptor = try openedSound(path)
    if let reason = truncation(of: descriptor) {
      close(descriptor)
      throw .unusable(path: path, reason: "it is cut off: \(reason); record, convert or copy it again")
    }
    var info = SF_INFO()
    // libsndfile closes the descriptor itself, also when it fails.
    guard let handle = sf_open_fd(descriptor, Int32(SFM_READ), &info, Int32(SF_TRUE)) else {
      throw .unusable(path: path, reason: notASound)
    }
    do {
      try check(info, path)
      if info.frames <= 0 || info.frames == Int64.max { info.frames = try countedFrames(handle, info, path) }
      try checkLength(info, path)
    } catch {
      sf_close(handle)
      throw error
    }
    (self.path, self.handle, self.info) = (path, handle, info)
  }

  deinit { sf_close(handle) }

  /// All samples as recorded, interleaved.
  mutating func interleaved() throws(SoundFileError) -> [Float] {
    let count = Int(info.frames) * Int(info.channels)
    var samples = [Float](repeating: 0, count: count)
    let got = samples.withUnsafeMutableBufferPointer { sf_readf_float(handle, $0.baseAddress, info.frames) }
    guard got == info.frames else { throw damaged(after: got) }
    try checkNumbers(samples[...], firstFrame: 0)
    return samples
  }

  /// Reads the next frames, as many as fit into the buffer or are left.
  mutating func read(into buffer: inout [Float], firstFrame: Int64) throws(SoundFileError) -> Int {
    let channels = Int64(info.channels)
    let wanted = min(Int64(buffer.count) / channels, info.frames - firstFrame)
    let got = buffer.withUnsafeMutableBufferPointer { sf_readf_float(handle, $0.baseAddress, wanted) }
    guard got == wanted else { throw damaged(after: firstFrame + got) }
    try checkNumbers(buffer[..<Int(got * channels)], firstFrame: firstFrame)
    return Int(got)
  }

  /// An error about this file.
  func unusable(_ reason: String) -> SoundFileError { .unusable(path: path, reason: reason) }

  private func damaged(after frames: Int64) -> SoundFileError {
    unusable("it ends after \(frames) of \(info.frames) frames, or is damaged there; record or convert it again")
  }

  /// Refuses samples that are not numbers: a single one would silence or deafen everything that is mixed with it.
  private func checkNumbers(_ samples: ArraySlice<Float>, firstFrame: Int64) throws(SoundFileError) {
    guard let bad = samples.firstIndex(where: { !(abs($0) <= loudest) }) else { return }
    let frame = firstFrame + Int64(bad - samples.startIndex) / Int64(info.channels)
    throw unusable("frame \(frame) is \(samples[bad]), where samples lie between -1 and 1; convert it again")
  }
}

/// A descriptor of a regular file, for reading; the caller closes it.
///
/// - Throws: `notFound`, `cannotRead`.
func openedSound(_ path: String) throws(SoundFileError) -> Int32 {
  guard !path.utf8.contains(0) else { throw .notFound(path: path) }
  // O_NONBLOCK is set because `open` would wait for ever on a pipe that nobody writes to.
  let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
  guard descriptor >= 0 else {
    if errno == ENOENT || errno == ENOTDIR { throw .notFound(path: path) }
    throw .cannotRead(path: path, reason: systemMessage(errno))
  }
  guard PathKind(of: descriptor) == .file else {
    close(descriptor)
    throw .cannotRead(path: path, reason: "it is not a file")
  }
  return descriptor
}

/// The largest sample that is accepted, 40 dB over full scale. Float files may pass 1, but a larger sample is in
/// another unit, or garbage.
private let loudest: Float = 100
private let notASound = "it is not a WAV, FLAC or Ogg sound, or is damaged; convert it to one of these"

private func check(_ info: SF_INFO, _ path: String) throws(SoundFileError) {
  switch Int(info.format) & SF_FORMAT_TYPEMASK {
  case SF_FORMAT_WAV, SF_FORMAT_WAVEX, SF_FORMAT_RF64, SF_FORMAT_FLAC, SF_FORMAT_OGG: break
  default: throw .unusable(path: path, reason: notASound)
  }
  guard info.channels == 1 || info.channels == 2 else {
    throw .unusable(path: path, reason: "it has \(info.channels) channels; mix it down to one or two")
  }
  guard (4000...384_000).contains(info.samplerate) else {
    throw .unusable(path: path, reason: "its rate is \(info.samplerate) Hz; convert it to 48000 Hz")
  }
}

private func checkLength(_ info: SF_INFO, _ path: String) throws(SoundFileError) {
  guard info.frames > 0 else { throw .unusable(path: path, reason: "there is no sound in it") }
  let longest = SoundFileReader.longest.components.seconds
  guard info.frames <= Int64(info.samplerate) * longest else {
    throw .unusable(path: path, reason: "it is longer than \(longest / 60) minutes; cut it to the part that is needed")
  }
}

/// Counts the frames of a stream that was written to a pipe and has no length in its header, and returns to the
/// beginning.
private func countedFrames(_ handle: OpaquePointer, _ info: SF_INFO, _ path: String) throws(SoundFileError) -> Int64 {
  var buffer = [Float](repeating: 0, count: 1 << 16)
  let limit = Int64(info.samplerate) * SoundFileReader.longest.components.seconds
  var count: Int64 = 0
  while count <= limit {
    let got = sf_readf_float(handle, &buffer, Int64(buffer.count) / Int64(info.channels))
    if got <= 0 { break }
    count += got
  }
  guard sf_seek(handle, 0, SEEK_SET) == 0 else { throw .unusable(path: path, reason: notASound) }
  return count
}
