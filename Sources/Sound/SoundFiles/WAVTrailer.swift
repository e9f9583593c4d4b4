import Glibc

/// The tags, chapters and routine of a WAV file, as chunks after the sound.
///
/// libsndfile writes no labels. What it writes before the sound must fit into 64 KB, or the file cannot be opened again
/// and no call says so. After the sound there is no such limit, and every reader skips chunks that it does not know.
struct WAVTrailer {
  /// The chunk that holds the routine, in UTF-8.
  static let routineChunk = "unkr"

  /// The chunks, each of an even length.
  private(set) var bytes: [UInt8] = []

  init(_ tags: SoundFileTags, rate: Int, frames: Int64) {
    if tags.isEmpty { return }
    var info = Array("INFO".utf8)
    let texts = [
      ("INAM", tags.title), ("IART", tags.artist), ("ICMT", tags.comment), ("ISFT", tags.software),
      ("ILNG", tags.language),
    ]
    for case (let id, let text?) in texts where !text.isEmpty { info += chunk(id, Array(shortened(text).utf8) + [0]) }
    if info.count > 4 { bytes += chunk("LIST", info) }
    if !tags.chapters.isEmpty {
      var points = number(tags.chapters.count)
      var labels = Array("adtl".utf8)
      for (index, chapter) in tags.chapters.enumerated() {
        // A whole millisecond is rounded to the nearest frame, as every other boundary of the sound is.
        let frame = min(frames, (chapter.start * Int64(rate) * 2 + 1000) / 2000)
        let place = number(Int(clamping: min(frame, Int64(UInt32.max))))
        points += number(index + 1) + place + Array("data".utf8) + number(0) + number(0) + place
        labels += chunk("labl", number(index + 1) + Array(shortened(chapter.title, bytes: 200).utf8) + [0])
      }
      bytes += chunk("cue ", points) + chunk("LIST", labels)
    }
    if let routine = tags.routine { bytes += chunk(Self.routineChunk, Array(routine.utf8)) }
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

  /// The contents of all chunks with an id, in order. A list is found by its type, such as `LISTadtl`, and returned
  /// without it.
  static func chunks(_ wanted: String, in descriptor: Int32) -> [[UInt8]] {
    var found: [[UInt8]] = []
    var header = [UInt8](repeating: 0, count: 12)
    guard pread(descriptor, &header, 12, 0) == 12, header[8...] == Array("WAVE".utf8)[...] else { return [] }
    let isLong = header.starts(with: Array("RF64".utf8))
    guard isLong || header.starts(with: Array("RIFF".utf8)) else { return [] }
    var longSize: UInt64?
    var position: off_t = 12
    while pread(descriptor, &header, 12, position) >= 8 {
      let id = String(decoding: header[..<4], as: UTF8.self)
      var size = UInt64(littleEndian(header[4..<8]))
      if id == "ds64" {
        var field = [UInt8](repeating: 0, count: 8)
        guard pread(descriptor, &field, 8, position + 16) == 8 else { return found }
        longSize = littleEndian(field[...])
      }
      if id == "data", size == UInt64(UInt32.max), let longSize { size = longSize }
      let type = id == "LIST" ? String(decoding: header[8...], as: UTF8.self) : ""
      if id + type == wanted, size <= 1 << 24 {
        var contents = [UInt8](repeating: 0, count: Int(size))
        guard pread(descriptor, &contents, contents.count, position + 8) == contents.count else { return found }
        found.append(Array(contents.dropFirst(type.utf8.count)))
      }
      guard size < UInt64(Int64.max / 2) else { return found }
      position += off_t(8 + size + size % 2)
    }
    return found
  }
}

private func chunk(_ id: String, _ contents: [UInt8]) -> [UInt8] {
  Array(id.utf8) + number(contents.count) + contents + (contents.count % 2 == 0 ? [] : [0])
}

/// A number as 32 bits, the low byte first.
private func number(_ value: Int) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }

private func littleEndian(_ bytes: ArraySlice<UInt8>) -> UInt64 { bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) } }
