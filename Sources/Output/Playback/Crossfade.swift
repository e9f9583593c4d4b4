import PCM

/// Ten milliseconds from what would have sounded to what is to sound: `new + (old − new)·w`, which is exactly `new`
/// where the two agree. `w` falls from 1 to 0 without a corner.
struct Crossfade {
  /// The device's frame on which it begins.
  let start: Int64
  let frames: Int
  private let old: [UInt8]
  private let format: StreamFormat

  /// How many frames a crossfade has at a rate.
  static func length(rate: Int) -> Int { rate / 100 }

  /// - Parameter old: interleaved frames in `format`: what would have sounded from `start` on.
  init(start: Int64, old: [UInt8], format: StreamFormat) {
    (self.start, self.old, self.format) = (start, old, format)
    frames = old.count / format.bytesPerFrame
  }

  /// A crossfade that begins in silence.
  init(fromSilenceAt start: Int64, format: StreamFormat) {
    let bytes = Self.length(rate: format.rate) * format.bytesPerFrame
    self.init(start: start, old: [UInt8](repeating: 0, count: bytes), format: format)
  }

  /// Fades into frames of the new sound; the first of them is the device's frame `first`.
  func apply(to new: UnsafeMutableRawBufferPointer, first: Int64) {
    let count = new.count / format.bytesPerFrame
    let from = max(0, start - first)
    let to = min(Int64(count), start + Int64(frames) - first)
    guard from < to else { return }
    for frame in from..<to {
      let index = Int(first + frame - start)
      let line = 1 - Float(index) / Float(frames)
      let weight = line * line * (3 - 2 * line)
      for channel in 0..<format.channels {
        let target = (Int(frame) * format.channels + channel) * format.bytesPerSample
        let source = (index * format.channels + channel) * format.bytesPerSample
        mix(new, target, source, weight)
      }
    }
  }

  private func mix(_ new: UnsafeMutableRawBufferPointer, _ target: Int, _ source: Int, _ weight: Float) {
    old.withUnsafeBytes { old in
      switch format.encoding {
      case .s16:
        let was = Int16(littleEndian: old.loadUnaligned(fromByteOffset: source, as: Int16.self))
        let will = Int16(littleEndian: new.loadUnaligned(fromByteOffset: target, as: Int16.self))
        let mixed = Int32(will) + Int32(((Float(was) - Float(will)) * weight).rounded())
        new.storeBytes(of: Int16(truncatingIfNeeded: mixed).littleEndian, toByteOffset: target, as: Int16.self)
      case .s24:
        let was = Self.s24(UnsafeRawBufferPointer(old), source)
        let will = Self.s24(UnsafeRawBufferPointer(new), target)
        let mixed = will + Int32(((Float(was) - Float(will)) * weight).rounded())
        for byte in 0..<3 { new[target + byte] = UInt8(truncatingIfNeeded: mixed >> (8 * Int32(byte))) }
      case .float:
        let was = old.loadUnaligned(fromByteOffset: source, as: Float.self)
        let will = new.loadUnaligned(fromByteOffset: target, as: Float.self)
        new.storeBytes(of: will + (was - will) * weight, toByteOffset: target, as: Float.self)
      }
    }
  }

  private static func s24(_ bytes: UnsafeRawBufferPointer, _ at: Int) -> Int32 {
    Int32(bytes[at]) | Int32(bytes[at + 1]) << 8 | Int32(Int8(bitPattern: bytes[at + 2])) << 16
  }
}
