import CSndFile
import Files
import Glibc
import PCM

/// Writes a sound file, whole or not at all. Nothing appears under the file's name before `finish`, and a file that had
/// the name stays as it was until then.
///
/// The same frames and tags give the same bytes in WAV, FLAC and MP3, but not in Ogg, whose streams have a random
/// number. Sound that does not fit into WAV's 4 GB becomes RF64, which players read like WAV. A device such as
/// /dev/null takes the bytes directly. From the first writer on, the process ignores SIGXFSZ, so that a limit on the
/// file size causes an error instead of the end of the program.
package struct SoundFileWriter: Sink, ~Copyable {
  /// The path as it was asked for.
  package let path: String
  /// The format of the frames that are written.
  package let format: StreamFormat
  /// The container and coding of the file.
  package let kind: SoundFileKind
  /// How many frames the file is to have.
  package let frames: FrameCount
  /// The most bytes of sound that a plain WAV is given. Its header counts bytes in 32 bits, and needs some for itself.
  package static let plainLimit: Int64 = (1 << 32) - (1 << 16)

  private var file: PendingFile
  private var handle: OpaquePointer?
  private var written: Int64 = 0
  private let tags: SoundFileTags
  private let trailer: WAVTrailer
  /// libsndfile's constants for container and coding.
  private let coding: Int
  /// Gathers small writes, because each call costs.
  private let buffer: UnsafeMutableRawBufferPointer
  private var buffered = 0

  /// Begins a sound file.
  ///
  /// - Parameters:
  ///   - path: the file; a link is followed. Its folder must exist.
  ///   - frames: exactly how many frames will be written.
  ///   - kind: container and coding; it must allow the rate and encoding of `format`.
  ///   - quality: how much of the sound a lossy kind keeps; others ignore it.
  ///   - tags: the routine is kept whole, and at most 1000 bytes of each other text.
  ///   - plainLimit: bytes of sound above which the file becomes RF64.
  ///   - named: see `PendingFile`.
  /// - Throws: `cannotCreate` or `writingFailed`.
  package init(
    path: String, format: StreamFormat, frames: FrameCount, kind: SoundFileKind = .wav,
    quality: SoundQuality = .usual, tags: SoundFileTags = SoundFileTags(), plainLimit: Int64 = Self.plainLimit,
    named: Bool = false
  ) throws(FileError) {
    precondition(frames.rawValue >= 0, "a file cannot have a negative length")
    _ = ignoreFileSizeSignal
    let (bytes, overflow) = frames.rawValue.multipliedReportingOverflow(by: Int64(format.bytesPerFrame))
    guard !overflow else { throw .cannotCreate(path: path, reason: "\(frames.rawValue) frames are too many") }
    guard kind.encodings.contains(format.encoding), kind.rates?.contains(format.rate) ?? true else {
      throw .cannotCreate(path: path, reason: "\(kind.title) does not hold this rate and kind of samples")
    }
    let trailer = WAVTrailer(
      kind.isRIFF ? tags : SoundFileTags(), rate: format.rate, frames: frames.rawValue)
    let coding = kind.format(format.encoding, isLong: bytes + Int64(trailer.bytes.count) > plainLimit)
    let file = try PendingFile(path: path, named: named)
    var info = SF_INFO()
    (info.samplerate, info.channels) = (Int32(clamping: format.rate), Int32(format.channels))
    info.format = Int32(coding)
    errno = 0
    guard let handle = sf_open_fd(file.descriptor, Int32(SFM_WRITE), &info, 0) else {
      // Either there was no room for the first header, or libsndfile refused the format.
      guard errno != 0 else { throw .cannotCreate(path: path, reason: String(cString: sf_strerror(nil))) }
      throw .writingFailed(path: path, reason: writeReason(errno))
    }
    // The peak chunk holds the time of day, so no two files of floats would be the same.
    sf_command(handle, Int32(SFC_SET_ADD_PEAK_CHUNK), nil, Int32(SF_FALSE))
    kind.qualityScale.apply(quality, to: handle, format)
    if kind.isRIFF, format.encoding == .float { FloatHeader.reserve(handle) }
    (self.kind, self.tags, self.trailer, self.coding) = (kind, tags, trailer, coding)
    (self.path, self.format, self.frames) = (path, format, frames)
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
  /// - Throws: `writingFailed`; a file that had the name before is untouched.
  package mutating func write(_ frames: UnsafeRawBufferPointer) throws {
    precondition(frames.count % format.bytesPerFrame == 0, "a sink takes whole frames")
    guard written + Int64(buffered + frames.count) <= self.frames.rawValue * Int64(format.bytesPerFrame) else {
      throw FileError.writingFailed(
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
  /// - Throws: `writingFailed`; a file that had the name before is untouched.
  package consuming func finish() throws {
    try complete()
    try file.keep()
  }

  /// Completes the file and hands over its bytes, instead of giving it a name.
  ///
  /// - Parameter take: called with one piece after the other. Each piece but the last has a length that is a multiple
  ///   of 3, as base 64 needs it.
  /// - Throws: `writingFailed`, or what `take` throws.
  package consuming func finish(_ take: ([UInt8]) throws(FileError) -> Void) throws {
    try complete()
    var piece = [UInt8](repeating: 0, count: 3 << 16)
    var position: off_t = 0
    while true {
      var count = 0
      while count < piece.count {
        let got = piece[count...].withUnsafeMutableBytes {
          pread(file.descriptor, $0.baseAddress, $0.count, position + off_t(count))
        }
        if got < 0, errno == EINTR { continue }
        guard got >= 0 else { throw failure(nil, or: "it cannot be read back") }
        if got == 0 { break }
        count += got
      }
      if count > 0 { try take(Array(piece[..<count])) }
      if count < piece.count { return }
      position += off_t(count)
    }
  }

  private mutating func complete() throws {
    try flush()
    let expected = frames.rawValue * Int64(format.bytesPerFrame)
    guard written == expected else {
      let came = written / Int64(format.bytesPerFrame)
      throw FileError.writingFailed(path: path, reason: "\(came) frames came of \(frames.rawValue) announced")
    }
    errno = 0
    let failed = sf_close(handle)
    handle = nil
    // Closing writes what the encoder still held, and its result does not tell whether the disk had room for it.
    if failed != 0 || [ENOSPC, EDQUOT, EFBIG, EIO].contains(errno) { throw failure(sf_error_number(failed)) }
    if !file.isDevice {
      if kind.isRIFF, format.encoding == .float, !FloatHeader.complete(file.descriptor) {
        throw failure(nil, or: "its header could not be written")
      }
      // Where a reader estimates the length it would count tags as sound, so such a file is read back before they are
      // written.
      if kind.isLengthEstimated { try verifySound() }
      try addTags()
      if !kind.isLengthEstimated { try verifySound() }
      try verifyTags()
    }
  }

  private mutating func flush() throws(FileError) {
    if buffered == 0 { return }
    try put(UnsafeRawBufferPointer(rebasing: buffer[..<buffered]))
    buffered = 0
  }

  private mutating func put(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
    errno = 0
    let done = kind.isRIFF ? sf_write_raw(handle, bytes.baseAddress, sf_count_t(bytes.count)) : encode(bytes)
    // libsndfile's MP3 encoder takes everything and does not report that the disk was full.
    guard done == bytes.count, sf_error(handle) == 0 else { throw failure(sf_strerror(handle)) }
    written += Int64(bytes.count)
  }

  /// Hands samples to the encoder.
  ///
  /// - Returns: the bytes that it took.
  private func encode(_ bytes: UnsafeRawBufferPointer) -> sf_count_t {
    let frames = sf_count_t(bytes.count / format.bytesPerFrame)
    let taken: sf_count_t
    switch format.encoding {
    case .s16: taken = sf_writef_short(handle, bytes.bindMemory(to: Int16.self).baseAddress, frames)
    case .float: taken = sf_writef_float(handle, bytes.bindMemory(to: Float.self).baseAddress, frames)
    case .s24:
      // libsndfile takes 24-bit samples in the upper bits of 32.
      var samples = [Int32](repeating: 0, count: bytes.count / 3)
      for index in samples.indices {
        let (low, middle, high) = (bytes[3 * index], bytes[3 * index + 1], bytes[3 * index + 2])
        samples[index] = Int32(bitPattern: UInt32(low) << 8 | UInt32(middle) << 16 | UInt32(high) << 24)
      }
      taken = sf_writef_int(handle, samples, frames)
    }
    return taken * sf_count_t(format.bytesPerFrame)
  }

  /// A path by which TagLib can open the file while it has no name.
  private var descriptorPath: String { "/proc/self/fd/\(file.descriptor)" }

  private func addTags() throws(FileError) {
    errno = 0
    let isDone =
      kind.isRIFF ? trailer.append(to: file.descriptor) : TagFile.write(tags, to: descriptorPath, kind)
    if !isDone { throw failure(nil, or: "its tags could not be written") }
  }

  /// Reads the header back, because no call of libsndfile reports that it was not written or came out wrong.
  private func verifySound() throws(FileError) {
    lseek(file.descriptor, 0, SEEK_SET)
    var info = SF_INFO()
    guard let readBack = sf_open_fd(file.descriptor, Int32(SFM_READ), &info, 0) else { throw failure(sf_strerror(nil)) }
    sf_close(readBack)
    // MP3 is made of blocks. If these are small, the first one has no room for the number of frames, and readers
    // estimate it from the file's size; at 44100 Hz they are half a percent off.
    let slack: Int64 = kind.isLengthEstimated ? max(2 * 1152, frames.rawValue / 100) : 0
    guard abs(info.frames - frames.rawValue) <= slack, info.channels == format.channels,
      info.samplerate == format.rate, Int(info.format) & (SF_FORMAT_TYPEMASK | SF_FORMAT_SUBMASK) == coding
    else {
      throw .writingFailed(path: path, reason: "read back, it has \(info.frames) frames instead of \(frames.rawValue)")
    }
  }

  /// Reads the chapters and the routine back and compares them with what was to be written.
  private func verifyTags() throws(FileError) {
    let chapters: Int?
    let routine: String?
    if kind.isRIFF {
      chapters = WAVTrailer.chunks("cue ", in: file.descriptor).first.map { ($0.count - 4) / 24 } ?? 0
      routine = WAVTrailer.chunks(WAVTrailer.routineChunk, in: file.descriptor).first.map {
        String(decoding: $0, as: UTF8.self)
      }
    } else {
      chapters = TagFile.chapterCount(in: descriptorPath, kind)
      routine = TagFile.routine(in: descriptorPath, kind)
    }
    guard chapters == tags.chapters.count, routine == tags.routine else {
      throw .writingFailed(path: path, reason: "read back, its chapters or routine are not those that were written")
    }
  }

  /// A `writingFailed` with the system's reason if `errno` has one, else with libsndfile's message.
  private func failure(
    _ message: UnsafePointer<CChar>?, or other: String = "unknown reason"
  ) -> FileError {
    let number = errno
    if number != 0 { return .writingFailed(path: path, reason: writeReason(number)) }
    return .writingFailed(path: path, reason: message.map { String(cString: $0) } ?? other)
  }
}

/// Ignores SIGXFSZ when it is first read. A handler that the program has set itself stays.
private let ignoreFileSizeSignal: Void = {
  var action = sigaction()
  sigaction(SIGXFSZ, nil, &action)
  if action.__sigaction_handler.sa_handler == nil { signal(SIGXFSZ, SIG_IGN) }
}()
