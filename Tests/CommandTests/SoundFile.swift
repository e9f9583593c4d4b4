import Foundation
import TestSupport

/// The samples of a WAV file as they are, without a library between.
struct SoundFile {
  struct NotWAV: Error {}

  let channels: Int
  let rate: Int
  private let samples: Data

  init(_ path: String) throws {
    let file = try Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped)
    func number(at offset: Int, bytes: Int) -> Int {
      (0..<bytes).reduce(0) { $0 | Int(file[offset + $1]) << (8 * $1) }
    }
    guard let format = file.prefix(1000).range(of: Data("fmt ".utf8)),
      let data = file.prefix(4000).range(of: Data("data".utf8))
    else { throw NotWAV() }
    channels = number(at: format.upperBound + 6, bytes: 2)
    rate = number(at: format.upperBound + 8, bytes: 4)
    let start = data.upperBound + 4
    samples = file[start..<start + number(at: data.upperBound, bytes: 4)]
  }

  /// All samples, interleaved.
  func read<Sample: BitwiseCopyable, Result>(
    as type: Sample.Type, _ body: (UnsafeBufferPointer<Sample>) throws -> Result
  ) rethrows -> Result {
    try samples.withUnsafeBytes { bytes in
      // The sound may begin at an odd place of the file; then it is copied.
      if Int(bitPattern: bytes.baseAddress!) % MemoryLayout<Sample>.alignment == 0 {
        return try body(bytes.bindMemory(to: type))
      }
      let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
      defer { copy.deallocate() }
      copy.copyMemory(from: bytes)
      return try body(UnsafeBufferPointer(copy.bindMemory(to: type)))
    }
  }
}

extension UnsafeBufferPointer where Element: BitwiseCopyable {
  /// Whether every bit of a part is 0.
  func isSilent(_ range: Range<Int>) -> Bool {
    guard let start = baseAddress, !range.isEmpty else { return true }
    let bytes = UnsafeRawPointer(start + range.lowerBound)
    let count = range.count * MemoryLayout<Element>.stride
    return bytes.load(as: UInt8.self) == 0 && memcmp(bytes, bytes + 1, count - 1) == 0
  }
}
