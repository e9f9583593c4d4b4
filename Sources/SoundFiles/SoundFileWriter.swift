import CSndFile
import Glibc
import PCM

/// Writes a WAV file, whole or not at all: nothing is seen under the name before `finish`, and a file that had the name
/// stays as it was until then. The same frames and tags give the same bytes.
///
/// Sound that does not fit into WAV's 4 GB becomes RF64, which players read as they do WAV. A device such as /dev/null
/// takes the bytes directly. From the first writer on, the process ignores SIGXFSZ: a limit on file size is an error,
/// not the end.
package struct SoundFileWriter: Sink, ~Copyable {
  /// As asked for.
  package let path: String
  package let format: StreamFormat
  /// The frames that make it whole.
  package let frames: FrameCount
  /// Bytes of sound that still fit into a plain WAV, whose header counts bytes in 32 bits; the rest is for the header.
  package static let plainLimit: Int64 = (1 << 32) - (1 << 16)

  private var file: PendingFile
  private var handle: OpaquePointer?
  private var written: Int64 = 0
  private let major: Int
  /// Gathers small writes: the cost of writing is in the calls.
  private let buffer: UnsafeMutableRawBufferPointer
  private var buffered = 0

  /// - Parameters:
  ///   - path: the file; a link is followed. Its folder must exist.
  ///   - frames: exactly how many will be written.
  ///   - tags: at most 1000 bytes of each are kept.
  ///   - plainLimit: bytes of sound above which the file becomes RF64.
  ///   - named: see `PendingFile`.
  /// - Throws: `cannotCreate`; `writingFailed`.
  package init(
    path: String, format: StreamFormat, frames: FrameCount, tags: SoundFileTags = SoundFileTags(),
    plainLimit: Int64 = Self.plainLimit, named: Bool = false
  ) throws(SoundFileError) {
    precondition(frames.rawValue >= 0, "a file cannot have a negative length")
    _ = ignoreFileSizeSignal
    let (bytes, overflow) = frames.rawValue.multipliedReportingOverflow(by: Int64(format.bytesPerFrame))
    guard !overflow else { throw .cannotCreate(path: path, reason: "\(frames.rawValue) frames are too many") }
    let major = bytes > plainLimit ? SF_FORMAT_RF64 : SF_FORMAT_WAV
    let file = try PendingFile(path: path, named: named)
    var info = SF_INFO()
    (info.samplerate, info.channels) = (Int32(clamping: format.rate), Int32(format.channels))
    info.format = Int32(major | format.encoding.subtype)
    errno = 0
    guard let handle = sf_open_fd(file.descriptor, Int32(SFM_WRITE), &info, 0) else {
      // It has written a first header, for which there may be no room, or not taken the format.
      guard errno != 0 else { throw .cannotCreate(path: path, reason: String(cString: sf_strerror(nil))) }
      throw .writingFailed(path: path, reason: writeReason(errno))
    }
    // The chunk holds the time of day, which would make every float file another one.
    sf_command(handle, Int32(SFC_SET_ADD_PEAK_CHUNK), nil, Int32(SF_FALSE))
    let texts = [(SF_STR_TITLE, tags.title), (SF_STR_COMMENT, tags.comment), (SF_STR_SOFTWARE, tags.software)]
    for case (let kind, let text?) in texts where !text.isEmpty {
      sf_set_string(handle, Int32(kind), shortened(text))
    }
    (self.path, self.format, self.frames, self.major) = (path, format, frames, major)
    self.file = file
    self.handle = handle
    buffer = .allocate(byteCount: 1 << 16, alignment: 16)
  }

  deinit {
    if let handle { sf_close(handle) }
    buffer.deallocate()
  }

  /// Takes whole frames in `format`.
  ///
  /// - Throws: `writingFailed`; what had the name before is untouched.
  package mutating func write(_ frames: UnsafeRawBufferPointer) throws {
    precondition(frames.count % format.bytesPerFrame == 0, "a sink takes whole frames")
    guard written + Int64(buffered + frames.count) <= self.frames.rawValue * Int64(format.bytesPerFrame) else {
      throw SoundFileError.writingFailed(
        path: path, reason: "more sound came than the \(self.frames.rawValue) frames announced")
    }
    if buffered + frames.count <= buffer.count {
      buffer[buffered...].copyBytes(from: frames)
      buffered += frames.count
      return
    }
    try flush()
    if frames.count >= buffer.count / 2 {
      try put(frames)
    } else {
      buffer.copyBytes(from: frames)
      buffered = frames.count
    }
  }

  /// Completes the file, reads its header back, brings it to the disk and gives it its name.
  ///
  /// - Throws: `writingFailed`; what had the name before is untouched.
  package consuming func finish() throws {
    try flush()
    let expected = frames.rawValue * Int64(format.bytesPerFrame)
    guard written == expected else {
      let came = written / Int64(format.bytesPerFrame)
      throw SoundFileError.writingFailed(path: path, reason: "\(came) frames came of \(frames.rawValue) announced")
    }
    errno = 0
    let failed = sf_close(handle)
    handle = nil
    if failed != 0 { throw failure(sf_error_number(failed)) }
    if !file.isDevice { try verify() }
    try file.keep()
  }

  private mutating func flush() throws(SoundFileError) {
    if buffered == 0 { return }
    try put(UnsafeRawBufferPointer(rebasing: buffer[..<buffered]))
    buffered = 0
  }

  private mutating func put(_ bytes: UnsafeRawBufferPointer) throws(SoundFileError) {
    errno = 0
    guard sf_write_raw(handle, bytes.baseAddress, sf_count_t(bytes.count)) == bytes.count else {
      throw failure(sf_strerror(handle))
    }
    written += Int64(bytes.count)
  }

  /// libsndfile reports a header that it could not write, or that came out wrong, by no call: look.
  private func verify() throws(SoundFileError) {
    lseek(file.descriptor, 0, SEEK_SET)
    var info = SF_INFO()
    guard let readBack = sf_open_fd(file.descriptor, Int32(SFM_READ), &info, 0) else { throw failure(sf_strerror(nil)) }
    sf_close(readBack)
    guard info.frames == frames.rawValue, info.channels == format.channels, info.samplerate == format.rate,
      Int(info.format) & (SF_FORMAT_TYPEMASK | SF_FORMAT_SUBMASK) == major | format.encoding.subtype
    else {
      throw .writingFailed(path: path, reason: "read back, it has \(info.frames) frames instead of \(frames.rawValue)")
    }
  }

  /// The system's reason where there is one, else libsndfile's.
  private func failure(_ message: UnsafePointer<CChar>?) -> SoundFileError {
    let number = errno
    if number != 0 { return .writingFailed(path: path, reason: writeReason(number)) }
    return .writingFailed(path: path, reason: message.map { String(cString: $0) } ?? "unknown reason")
  }
}

/// Set once; a disposition that the program chose itself is left as it is.
private let ignoreFileSizeSignal: Void = {
  var action = sigaction()
  sigaction(SIGXFSZ, nil, &action)
  if action.__sigaction_handler.sa_handler == nil { signal(SIGXFSZ, SIG_IGN) }
}()

extension StreamFormat.Encoding {
  /// libsndfile's constant.
  fileprivate var subtype: Int {
    switch self {
    case .s16: SF_FORMAT_PCM_16
    case .s24: SF_FORMAT_PCM_24
    case .float: SF_FORMAT_FLOAT
    }
  }
}
