import Files
import Glibc

/// The routine that a sound file of ours was made from, as it was put in.
///
/// - Returns: nil if the file holds none, or is of a kind that could not.
/// - Throws: `notFound`, `cannotRead`.
package func embeddedRoutine(in path: String) throws(SoundFileError) -> String? {
  guard !path.utf8.contains(0) else { throw .notFound(path: path) }
  let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
  guard descriptor >= 0 else {
    if errno == ENOENT || errno == ENOTDIR { throw .notFound(path: path) }
    throw .cannotRead(path: path, reason: systemMessage(errno))
  }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
    throw .cannotRead(path: path, reason: "it is not a file")
  }
  if let chunk = WAVTrailer.chunks(WAVTrailer.routineChunk, in: descriptor).first {
    return String(decoding: chunk, as: UTF8.self)
  }
  guard let kind = kind(of: descriptor) else { return nil }
  return TagFile.routine(in: path, kind)
}

/// By its first bytes: a name may be anything.
private func kind(of descriptor: Int32) -> SoundFileKind? {
  var start = [UInt8](repeating: 0, count: 64)
  let count = pread(descriptor, &start, start.count, 0)
  guard count >= 4 else { return nil }
  if start.starts(with: Array("fLaC".utf8)) { return .flac }
  if start.starts(with: Array("ID3".utf8)) { return .mp3 }
  guard start.starts(with: Array("OggS".utf8)) else { return nil }
  return start[28...].starts(with: Array("OpusHead".utf8)) ? .opus : .ogg
}
