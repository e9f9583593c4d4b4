/// PCM in memory at the session's rate: planar 32-bit floats, full scale −1…1. Immutable, so that threads may share it.
package final class Clip: Sendable {
  /// The number of channels, 1 or 2.
  package let channels: Int
  /// Frames in each channel.
  package let length: FrameCount
  /// The samples, channel after channel, `length` in each. They are never written after `init`, which makes the clip
  /// Sendable.
  private nonisolated(unsafe) let memory: UnsafeMutablePointer<Float>

  /// Makes a clip of silence and hands each channel to `fill` once, which may write samples into it.
  package init(
    channels: Int, length: FrameCount,
    _ fill: (_ channel: Int, _ samples: UnsafeMutableBufferPointer<Float>) throws -> Void
  ) rethrows {
    precondition(channels == 1 || channels == 2, "a clip has one channel or two")
    precondition(length.rawValue >= 0, "a clip cannot have a negative length")
    let count = Int(length.rawValue)
    self.channels = channels
    self.length = length
    memory = .allocate(capacity: max(1, count * channels))
    memory.initialize(repeating: 0, count: count * channels)
    for channel in 0..<channels {
      try fill(channel, UnsafeMutableBufferPointer(start: memory + channel * count, count: count))
    }
  }

  deinit { memory.deallocate() }

  /// The samples of one channel. The buffer is valid only as long as the clip exists.
  package func samples(_ channel: Int) -> UnsafeBufferPointer<Float> {
    UnsafeBufferPointer(start: memory + channel * Int(length.rawValue), count: Int(length.rawValue))
  }

  /// The bytes of memory that the samples take.
  package var bytes: Int { Int(length.rawValue) * channels * MemoryLayout<Float>.size }
}
