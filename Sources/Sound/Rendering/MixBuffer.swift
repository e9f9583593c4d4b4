/// Two channels of floats for one block, and the inner loops over them. The loops are scalar code on raw pointers: a
/// release build turns them into vector code, and a debug build still runs hundreds of times faster than real time.
///
/// It has plain pointers without an owner, because counting references may lock. Whoever makes it must `deallocate` it.
struct MixBuffer: BitwiseCopyable {
  /// The most frames of a block.
  let capacity: Int64 = 1024

  private let left: UnsafeMutablePointer<Float>
  private let right: UnsafeMutablePointer<Float>
  private let dither: UnsafePointer<Float>

  init() {
    left = .allocate(capacity: Int(capacity))
    right = .allocate(capacity: Int(capacity))
    left.initialize(repeating: 0, count: Int(capacity))
    right.initialize(repeating: 0, count: Int(capacity))
    dither = Dither.table
  }

  func deallocate() {
    left.deallocate()
    right.deallocate()
  }

  @_noAllocation @_noLocks
  func clear(_ count: Int) {
    let (left, right) = (left, right)
    var i = 0
    while i < count {
      left[i] = 0
      right[i] = 0
      i += 1
    }
  }

  /// Adds a stretch of a clip; the gain of each channel is the product of two straight lines and a constant.
  @_noAllocation @_noLocks
  func add(
    _ first: UnsafePointer<Float>, _ second: UnsafePointer<Float>, at offset: Int, count: Int, position: Int64,
    fade: GainRamp, ramp: GainRamp, left leftGain: Float, right rightGain: Float
  ) {
    let (left, right) = (left + offset, right + offset)
    var i = 0
    if fade.slope == 0 && ramp.slope == 0 {
      let gain = fade.value * ramp.value
      let (a, b) = (leftGain * gain, rightGain * gain)
      while i < count {
        left[i] += first[i] * a
        right[i] += second[i] * b
        i += 1
      }
      return
    }
    let (fadeStart, rampStart) = (position - fade.origin, position - ramp.origin)
    while i < count {
      let gain =
        (fade.value + fade.slope * Float(fadeStart + Int64(i)))
        * (ramp.value + ramp.slope * Float(rampStart + Int64(i)))
      left[i] += first[i] * leftGain * gain
      right[i] += second[i] * rightGain * gain
      i += 1
    }
  }

  // MARK: The ceiling

  /// −3 dBFS; samples below it stay as they are.
  private static var knee: Float { 0.70794576 }
  /// −2 dBFS; no sample reaches it, so that with sounds as they are the peaks between samples stay under −1 dBTP.
  private static var ceiling: Float { 0.79432823 }

  /// Bends what is over the knee towards the ceiling. A mix of shipped sounds stays under the knee and costs only the
  /// search for its peak.
  @_noAllocation @_noLocks
  func tame(_ count: Int) {
    let (left, right) = (left, right)
    // The bit patterns are compared as whole numbers, which have the same order as the absolute floats. The compiler
    // can vectorise the maximum of whole numbers, but not the maximum of floats.
    var peak: UInt32 = 0
    var i = 0
    while i < count {
      let a = left[i].bitPattern & 0x7FFF_FFFF
      let b = right[i].bitPattern & 0x7FFF_FFFF
      let larger = a > b ? a : b
      peak = larger > peak ? larger : peak
      i += 1
    }
    guard Float(bitPattern: peak) > MixBuffer.knee else { return }
    i = 0
    while i < count {
      left[i] = MixBuffer.bent(left[i])
      right[i] = MixBuffer.bent(right[i])
      i += 1
    }
  }

  @_noAllocation @_noLocks
  private static func bent(_ sample: Float) -> Float {
    let size = sample < 0 ? -sample : sample
    if size <= knee { return sample }
    let room = ceiling - knee
    let over = size - knee
    let result = knee + room * (over / (over + room))
    return sample < 0 ? -result : result
  }

  // MARK: Writing

  /// Adding this to a float between −2²¹ and 2²¹ leaves the nearest whole number in the low bits of the sum, so that
  /// one addition rounds.
  private static var magic: Float { 12_582_912 }
  private static var magicBits: UInt32 { 0x4B40_0000 }

  @_noAllocation @_noLocks
  func write16(_ target: UnsafeMutableRawPointer, offset: Int, count: Int, channels: Int, position: Int64) {
    let out = target.assumingMemoryBound(to: Int16.self)
    var done = 0
    // The dither table repeats, so each pass of this loop goes at most to the table's end.
    while done < count {
      let place = Int((position + Int64(done)) % Int64(Dither.length))
      let run = min(count - done, Dither.length - place)
      let (left, right) = (left + offset + done, right + offset + done)
      let noise = dither + 2 * place
      var i = 0
      if channels == 2 {
        let target = out + 2 * done
        while i < run {
          let a = left[i] * 32_768 + noise[2 * i] + MixBuffer.magic
          let b = right[i] * 32_768 + noise[2 * i + 1] + MixBuffer.magic
          target[2 * i] = Int16(truncatingIfNeeded: Int32(bitPattern: a.bitPattern &- MixBuffer.magicBits))
          target[2 * i + 1] = Int16(truncatingIfNeeded: Int32(bitPattern: b.bitPattern &- MixBuffer.magicBits))
          i += 1
        }
      } else {
        let target = out + done
        while i < run {
          let a = (left[i] + right[i]) * 16_384 + noise[2 * i] + MixBuffer.magic
          target[i] = Int16(truncatingIfNeeded: Int32(bitPattern: a.bitPattern &- MixBuffer.magicBits))
          i += 1
        }
      }
      done += run
    }
  }

  @_noAllocation @_noLocks
  func write24(_ target: UnsafeMutableRawPointer, offset: Int, count: Int, channels: Int) {
    let out = target.assumingMemoryBound(to: UInt8.self)
    let (left, right) = (left + offset, right + offset)
    var i = 0
    while i < count {
      if channels == 2 {
        MixBuffer.put24(left[i], out + 6 * i)
        MixBuffer.put24(right[i], out + 6 * i + 3)
      } else {
        MixBuffer.put24((left[i] + right[i]) * 0.5, out + 3 * i)
      }
      i += 1
    }
  }

  @_noAllocation @_noLocks
  private static func put24(_ sample: Float, _ out: UnsafeMutablePointer<UInt8>) {
    let scaled = sample * 8_388_608
    let value = Int32(scaled < 0 ? scaled - 0.5 : scaled + 0.5)
    out[0] = UInt8(truncatingIfNeeded: value)
    out[1] = UInt8(truncatingIfNeeded: value >> 8)
    out[2] = UInt8(truncatingIfNeeded: value >> 16)
  }

  @_noAllocation @_noLocks
  func writeFloat(_ target: UnsafeMutableRawPointer, offset: Int, count: Int, channels: Int) {
    let out = target.assumingMemoryBound(to: Float.self)
    let (left, right) = (left + offset, right + offset)
    var i = 0
    while i < count {
      if channels == 2 {
        out[2 * i] = left[i]
        out[2 * i + 1] = right[i]
      } else {
        out[i] = (left[i] + right[i]) * 0.5
      }
      i += 1
    }
  }
}

/// Triangular noise of one step of 16 bits. A frame gets the same noise each time.
enum Dither {
  /// After how many frames the noise repeats. It is a prime, so that it has no beat with anything regular.
  static var length: Int { 65_521 }

  /// Noise for left and right in turn, −1…1 steps, made once from a fixed seed and never freed.
  nonisolated(unsafe) static let table: UnsafePointer<Float> = {
    let table = UnsafeMutablePointer<Float>.allocate(capacity: 2 * length)
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    func uniform() -> Float {
      // xorshift64*: its period is long enough, and it gives the same numbers everywhere.
      state ^= state >> 12
      state ^= state << 25
      state ^= state >> 27
      return Float((state &* 0x2545_F491_4F6C_DD1D) >> 40) / 16_777_216
    }
    for i in 0..<(2 * length) { (table + i).initialize(to: uniform() - uniform()) }
    return UnsafePointer(table)
  }()
}
