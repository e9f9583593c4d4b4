import Foundation
import PCM
import TestSupport
import Testing

@testable import SoundFiles

/// One after the other: some of them change limits of the whole process.
@Suite(.serialized) struct SoundFilesTests {}

/// Runs a program to its end.
func run(_ program: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
  let result = try ChildProcess.run(program, arguments)
  return (result.status, result.outputText)
}

/// Interleaved frames of a rising pattern in which every byte matters; floats stay within −1…1.
func pattern(_ format: StreamFormat, frames: Int, seed: Int = 0) -> [UInt8] {
  if format.encoding == .float {
    let samples = (0..<frames * format.channels).map { Float(($0 * 7919 + seed) % 65_536 - 32_768) / 32_768 }
    return samples.withUnsafeBytes(Array.init)
  }
  // The length of the block is prime: no two frames near each other are alike.
  let block = (0..<65_521).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ $0 >> 8 &+ seed) }
  var bytes: [UInt8] = []
  while bytes.count < frames * format.bytesPerFrame { bytes += block }
  bytes.removeLast(bytes.count - frames * format.bytesPerFrame)
  return bytes
}

/// Writes all bytes through a writer, in pieces of so many frames.
func write(
  _ bytes: [UInt8], _ format: StreamFormat, to path: String, pieces: Int = 1024, tags: SoundFileTags = SoundFileTags(),
  kind: SoundFileKind = .wav, plainLimit: Int64 = SoundFileWriter.plainLimit, named: Bool = false
) throws {
  let frames = FrameCount(Int64(bytes.count / format.bytesPerFrame))
  var writer = try SoundFileWriter(
    path: path, format: format, frames: frames, kind: kind, tags: tags, plainLimit: plainLimit, named: named)
  try bytes.withUnsafeBytes { all in
    var start = 0
    while start < all.count {
      let end = min(all.count, start + pieces * format.bytesPerFrame)
      try writer.write(UnsafeRawBufferPointer(rebasing: all[start..<end]))
      start = end
    }
  }
  try writer.finish()
}
