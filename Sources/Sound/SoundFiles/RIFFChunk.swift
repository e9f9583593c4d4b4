import Glibc

/// Where a chunk of a WAV or RF64 file lies in the file.
struct RIFFChunk {
  /// Four characters, such as `data`.
  let id: String
  /// The offset of its content from the beginning of the file, in bytes.
  let start: Int64
  /// The length of its content in bytes, as its header states it.
  let size: UInt64

  /// How many chunks are looked at. No program writes as many; a file of zeros would be read as millions.
  private static let most = 10_000

  /// The chunks of a file in order, as far as their headers can be followed; empty if it is neither WAV nor RF64.
  static func all(in descriptor: Int32) -> [RIFFChunk] {
    var found: [RIFFChunk] = []
    var header = [UInt8](repeating: 0, count: 12)
    guard pread(descriptor, &header, 12, 0) == 12, header[8...] == Array("WAVE".utf8)[...],
      ["RIFF", "RF64"].contains(String(decoding: header[..<4], as: UTF8.self))
    else { return [] }
    var longSize: UInt64?
    var position: Int64 = 12
    while found.count < most, pread(descriptor, &header, 8, off_t(position)) == 8 {
      let id = String(decoding: header[..<4], as: UTF8.self)
      var size = littleEndian(header[4..<8])
      if id == "ds64" {
        var field = [UInt8](repeating: 0, count: 8)
        guard pread(descriptor, &field, 8, off_t(position + 16)) == 8 else { return found }
        longSize = littleEndian(field[...])
      }
      if id == "data", size == UInt64(UInt32.max), let longSize { size = longSize }
      found.append(RIFFChunk(id: id, start: position + 8, size: size))
      guard size < UInt64(Int64.max / 2) else { return found }
      position += Int64(8 + size + size % 2)
    }
    return found
  }

  /// The content; nil if the file does not have all of it, or it is larger than 16 MB.
  func content(in descriptor: Int32) -> [UInt8]? {
    guard size <= 1 << 24 else { return nil }
    var bytes = [UInt8](repeating: 0, count: Int(size))
    return pread(descriptor, &bytes, bytes.count, off_t(start)) == bytes.count ? bytes : nil
  }

  private static func littleEndian(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }
}
