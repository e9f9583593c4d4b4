import Glibc
import PCM
import Rendering

extension Score {
  /// A score for tests of playing: a tone whose pitch rises all the time, so that no two places sound alike, from the first
  /// frame to the last, soft enough for 16 bits.
  ///
  /// - Parameter pitch: in Hz, at the beginning.
  package static func sweep(frames: Int, rate: Int = 48_000, pitch: Double = 220) -> Score {
    let source = Source(length: FrameCount(Int64(frames))) {
      Clip(channels: 1, length: FrameCount(Int64(frames))) { _, samples in
        var phase = 0.0
        for index in samples.indices {
          samples[index] = Float(0.4 * sin(2 * .pi * phase))
          phase += pitch * (1 + Double(index) / Double(rate) / 10) / Double(rate)
          phase -= phase.rounded(.down)
        }
      }
    }
    let placement = Placement(start: .zero, length: FrameCount(Int64(frames)), source: 0, bus: .chimes, right: 0.8)
    return Score(placements: [placement], sources: [source], length: FrameCount(Int64(frames)))
  }

  /// The whole score as the renderer gives it, 16-bit interleaved: what playing is compared to.
  package func samples(_ format: StreamFormat = StreamFormat(), levels: Levels = Levels()) throws -> [Int16] {
    var renderer = Renderer(self, format)
    let count = Int(length.rawValue)
    var samples = [Int16](repeating: 0, count: count * format.channels)
    var from = 0
    while from < count {
      let to = min(count, from + 48_000)
      try renderer.prepare(FramePosition(Int64(from))..<FramePosition(Int64(to)))
      samples.withUnsafeMutableBytes { bytes in
        let part = bytes[from * format.bytesPerFrame..<to * format.bytesPerFrame]
        renderer.render(
          into: UnsafeMutableRawBufferPointer(rebasing: part), from: FramePosition(Int64(from)), levels: levels)
      }
      from = to
    }
    return samples
  }
}

extension [UInt8] {
  /// Little-endian 16-bit samples.
  package var samples16: [Int16] {
    withUnsafeBytes { bytes in
      (0..<bytes.count / 2).map { Int16(littleEndian: bytes.loadUnaligned(fromByteOffset: $0 * 2, as: Int16.self)) }
    }
  }
}
