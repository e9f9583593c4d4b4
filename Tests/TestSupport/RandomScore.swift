import PCM
import Rendering
import Units

extension Score {
  /// A score of random clips, gains, fades and ramps, within the first `frames` or so.
  package static func random(seed: UInt64, frames: Int64 = 20_000, amplitude: Float = 0.2) -> Score {
    var random = SeededGenerator(seed: seed)
    let sources = (0..<5).map { index in
      let length = Int64.random(in: 1...5000, using: &random)
      let seed = random.next()
      let channels = Int.random(in: 1...2, using: &random)
      return Source(length: FrameCount(length), key: "\(seed)-\(index)") {
        var noise = SeededGenerator(seed: seed)
        return Clip(channels: channels, length: FrameCount(length)) { _, samples in
          for i in samples.indices { samples[i] = Float.random(in: -amplitude...amplitude, using: &noise) }
        }
      }
    }
    let placements = (0..<12).map { _ in
      let source = Int.random(in: 0..<sources.count, using: &random)
      let offset = Int64.random(in: 0..<sources[source].length.rawValue, using: &random)
      let length = Int64.random(in: 1...6000, using: &random)
      return Placement(
        start: FramePosition(Int64.random(in: -2000...frames, using: &random)), length: FrameCount(length),
        source: Int32(source), offset: FrameCount(offset), bus: Bus.allCases.randomElement(using: &random)!,
        fadeIn: Int32.random(in: 0...Int32(length), using: &random),
        fadeOut: Int32.random(in: 0...Int32(length), using: &random),
        left: Float.random(in: 0...1.5, using: &random), right: Float.random(in: 0...1.5, using: &random))
    }
    let ramps = Bus.allCases.map { _ -> [Ramp] in
      var start: Int64 = 0
      return (0..<Int.random(in: 0...3, using: &random)).map { _ in
        start += Int64.random(in: 1...3000, using: &random)
        let end = start + Int64.random(in: 1...2000, using: &random)
        defer { start = end }
        return Ramp(
          start: FramePosition(start), end: FramePosition(end), from: Float.random(in: 0...1, using: &random),
          to: Float.random(in: 0...1, using: &random))
      }
    }
    return Score(placements: placements, sources: sources, ramps: ramps, length: FrameCount(frames))
  }
}

extension Score {
  /// Frames of the score, rendered in blocks of the given sizes in turn.
  package func rendered(
    _ format: StreamFormat, from: Int64 = 0, count: Int64, blocks: [Int] = [1024], clipBudget: Int = 12 << 20,
    levels: Levels = Levels()
  ) throws -> [UInt8] {
    var renderer = Renderer(self, format, clipBudget: clipBudget)
    var bytes = [UInt8](repeating: 0xAA, count: Int(count) * format.bytesPerFrame)
    var position: Int64 = 0
    var turn = 0
    while position < count {
      let block = min(Int64(blocks[turn % blocks.count]), count - position)
      turn += 1
      let start = FramePosition(from + position)
      try renderer.prepare(start..<start + FrameCount(block))
      bytes.withUnsafeMutableBytes { buffer in
        let first = Int(position) * format.bytesPerFrame
        let slice = UnsafeMutableRawBufferPointer(rebasing: buffer[first..<first + Int(block) * format.bytesPerFrame])
        renderer.render(into: slice, from: start, levels: levels)
      }
      position += block
    }
    return bytes
  }
}

extension [UInt8] {
  /// The bytes as float samples.
  package var samplesFloat: [Float] {
    withUnsafeBytes { Array<Float>($0.bindMemory(to: Float.self)) }
  }
}
