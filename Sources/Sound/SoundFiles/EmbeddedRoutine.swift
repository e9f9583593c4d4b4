import Files
import Glibc

/// The routine that a guide's sound file was made from, as it was put into the file.
///
/// - Returns: nil if the file holds none, or is of a kind that cannot hold one.
/// - Throws: `notFound`, `cannotRead`.
package func embeddedRoutine(in path: String) throws(SoundFileError) -> String? {
  let descriptor = try openedSound(path)
  defer { close(descriptor) }
  if let chunk = WAVTrailer.chunks(WAVTrailer.routineChunk, in: descriptor).first {
    return String(decoding: chunk, as: UTF8.self)
  }
  guard let kind = kind(of: descriptor) else { return nil }
  return TagFile.routine(in: path, kind)
}

/// The kind of a file, told by its first bytes, because its name may be wrong.
private func kind(of descriptor: Int32) -> SoundFileKind? {
  var start = [UInt8](repeating: 0, count: 64)
  let count = pread(descriptor, &start, start.count, 0)
  return SoundFileKind(start: Array(start.prefix(max(count, 0))))
}
