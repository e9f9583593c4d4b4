import Glibc

/// The tags, chapters and routine of a WAV file, as chunks after the sound.
///
/// libsndfile writes no labels. Chunks that it writes before the sound must fit into 64 KB; otherwise the file cannot
/// be opened again, and no call reports that. There is no such limit after the sound, and every reader skips chunks
/// that it does not know.
struct WAVTrailer {
  /// The chunk that holds the routine, in UTF-8.
  static let routineChunk = "unkr"

  /// The chunks, one after the other, each of an even length.
  private(set) var bytes: [UInt8] = []

  init(_ tags: SoundFileTags, rate: Int, frames: Int64) {
    if tags.isEmpty { return }
    var info = Array("INFO".utf8)
    let texts = [
      ("INAM", tags.title), ("IART", tags.artist), ("ICMT", tags.comment), ("ISFT", tags.software),
      ("ILNG", tags.language),
    ]
    for case (let id, let text?) in texts where !text.isEmpty {
      info += Self.chunk(id, Array(shortened(text).utf8) + [0])
    }
    if info.count > 4 { bytes += Self.chunk("LIST", info) }
    if !tags.chapters.isEmpty {
      var points = number(tags.chapters.count)
      var labels = Array("adtl".utf8)
      for (index, chapter) in tags.chapters.enumerated() {
        // The time is rounded to the nearest frame, like every other boundary of the sound.
        let frame = min(frames, (chapter.start * Int64(rate) * 2 + 1000) / 2000)
        let place = number(Int(clamping: min(frame, Int64(UInt32.max))))
        points += number(index + 1) + place + Array("data".utf8) + number(0) + number(0) + place
        labels += Self.chunk("labl", number(index + 1) + Array(shortened(chapter.title, bytes: 200).utf8) + [0])
      }
      bytes += Self.chunk("cue ", points) + Self.chunk("LIST", labels)
    }
    if let routine = tags.routine { bytes += Self.chunk(Self.routineChunk, Array(routine.utf8)) }
  }

  /// Writes the chunks after the sound of a complete WAV or RF64 file and counts them in its header.
  ///
  /// - Returns: whether they could be written; `errno` says why not.
  func append(to descriptor: Int32) -> Bool {
    if bytes.isEmpty { return true }
    var end = lseek(descriptor, 0, SEEK_END)
    if end % 2 != 0 {
      guard pwrite(descriptor, [0], 1, end) == 1 else { return false }
      end += 1
    }
    var done = 0
    while done < bytes.count {
      let written = bytes[done...].withUnsafeBytes {
        pwrite(descriptor, $0.baseAddress, $0.count, end + off_t(done))
      }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { return false }
      done += written
    }
    let size = UInt64(end) + UInt64(bytes.count) - 8
    var id = [UInt8](repeating: 0, count: 4)
    guard pread(descriptor, &id, 4, 0) == 4 else { return false }
    let isLong = id == Array("RF64".utf8)
    // RF64 has its size in its first chunk, in 64 bits.
    let field = (0..<(isLong ? 8 : 4)).map { UInt8(truncatingIfNeeded: size >> (8 * UInt64($0))) }
    return pwrite(descriptor, field, field.count, isLong ? 20 : 4) == field.count
  }

  /// A chunk with its header, of an even length.
  static func chunk(_ id: String, _ contents: [UInt8]) -> [UInt8] {
    Array(id.utf8) + number(contents.count) + contents + (contents.count % 2 == 0 ? [] : [0])
  }

  /// The contents of all chunks with an id, in order. For a list chunk, `wanted` is `LIST` and the list's type, such as
  /// `LISTadtl`; the contents are returned without the type.
  static func chunks(_ wanted: String, in descriptor: Int32) -> [[UInt8]] {
    RIFFChunk.all(in: descriptor).compactMap { chunk in
      guard chunk.id == wanted.prefix(4), let content = chunk.content(in: descriptor) else { return nil }
      let type = Array(wanted.utf8.dropFirst(4))
      return content.starts(with: type) ? Array(content.dropFirst(type.count)) : nil
    }
  }
}

/// A number as 32 bits, little-endian.
private func number(_ value: Int) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
