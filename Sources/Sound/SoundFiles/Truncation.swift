import Glibc

/// Why a file is not all that its own words promise; nil if it is, or does not say how much it should be.
///
/// libsndfile takes what there is for the whole, because a stream that is being written looks the same. To a session
/// the rest is lost: a line would be cut in its middle.
func truncation(of descriptor: Int32) -> String? {
  var status = stat()
  guard fstat(descriptor, &status) == 0 else { return nil }
  let end = Int64(status.st_size)
  return wavTruncation(descriptor, end: end) ?? oggTruncation(descriptor, end: end)
}

/// Sizes from here on stand for "not known yet": programs that write to a pipe cannot come back to the header.
private let unknownSize: UInt64 = 0x7ff0_0000

private func wavTruncation(_ descriptor: Int32, end: Int64) -> String? {
  guard let data = RIFFChunk.all(in: descriptor).first(where: { $0.id == "data" }), data.size < unknownSize
  else { return nil }
  let there = max(0, end - data.start)
  guard there < Int64(data.size) else { return nil }
  return "its header promises \(data.size) bytes of sound and \(there) are there"
}

/// The last page of a whole Ogg file says that it is the last.
private func oggTruncation(_ descriptor: Int32, end: Int64) -> String? {
  var start = [UInt8](repeating: 0, count: 4)
  let mark = Array("OggS".utf8)
  guard pread(descriptor, &start, 4, 0) == 4, start == mark else { return nil }
  // A page has 65,307 bytes at most, so that the last one begins in these.
  let length = Int(min(end, 1 << 17))
  var tail = [UInt8](repeating: 0, count: length)
  guard pread(descriptor, &tail, length, off_t(end - Int64(length))) == length else { return nil }
  let missing = "its last page is missing"
  guard let page = tail.indices.last(where: { $0 + 27 <= length && tail[$0...].starts(with: mark) }) else {
    return missing
  }
  // A page's header: flags at 5, of which 4 is the end of the stream; at 26 how many segments follow, then their sizes.
  let segments = Int(tail[page + 26])
  guard page + 27 + segments <= length else { return missing }
  let size = 27 + segments + tail[page + 27..<page + 27 + segments].reduce(0) { $0 + Int($1) }
  return page + size <= length && tail[page + 5] & 4 != 0 ? nil : missing
}
