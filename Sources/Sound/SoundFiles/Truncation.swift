import Glibc

/// Says what is missing of a file that is shorter than its own header states; nil if nothing is, or the header states
/// no length.
///
/// libsndfile accepts such a file, because a stream that is still being written looks the same. In a session it would
/// be a line that breaks off.
func truncation(of descriptor: Int32) -> String? {
  var status = stat()
  guard fstat(descriptor, &status) == 0 else { return nil }
  let end = Int64(status.st_size)
  return wavTruncation(descriptor, end: end) ?? oggTruncation(descriptor, end: end)
}

/// A size as large as this, or larger, means "not known": programs that write to a pipe cannot correct the header
/// later.
private let unknownSize: UInt64 = 0x7ff0_0000

private func wavTruncation(_ descriptor: Int32, end: Int64) -> String? {
  guard let data = RIFFChunk.all(in: descriptor).first(where: { $0.id == "data" }), data.size < unknownSize
  else { return nil }
  let there = max(0, end - data.start)
  guard there < Int64(data.size) else { return nil }
  return "its header promises \(data.size) bytes of sound and \(there) are there"
}

/// Says what is missing of an Ogg file. The last page of a complete one is marked as the last.
private func oggTruncation(_ descriptor: Int32, end: Int64) -> String? {
  var start = [UInt8](repeating: 0, count: 4)
  let mark = Array("OggS".utf8)
  guard pread(descriptor, &start, 4, 0) == 4, start == mark else { return nil }
  // A page has 65,307 bytes at most, so the last page begins within the bytes that are read here.
  let length = Int(min(end, 1 << 17))
  var tail = [UInt8](repeating: 0, count: length)
  guard pread(descriptor, &tail, length, off_t(end - Int64(length))) == length else { return nil }
  let missing = "its last page is missing"
  guard let page = tail.indices.last(where: { $0 + 27 <= length && tail[$0...].starts(with: mark) }) else {
    return missing
  }
  // In a page's header, byte 5 has the flags, of which 4 marks the last page of a stream. Byte 26 is the number of
  // segments; their sizes follow it.
  let segments = Int(tail[page + 26])
  guard page + 27 + segments <= length else { return missing }
  let size = 27 + segments + tail[page + 27..<page + 27 + segments].reduce(0) { $0 + Int($1) }
  return page + size <= length && tail[page + 5] & 4 != 0 ? nil : missing
}
