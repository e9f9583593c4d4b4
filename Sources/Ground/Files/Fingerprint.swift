/// A hash of bytes in 64 bits that is the same on every machine: FNV-1a.
package struct Fingerprint {
  /// The hash of the bytes added so far.
  package private(set) var value: UInt64

  /// Makes the hash of no bytes.
  ///
  /// - Parameter seed: with another seed the same bytes have another hash.
  package init(seed: UInt64 = 0) { value = 0xcbf2_9ce4_8422_2325 ^ seed }

  /// Adds bytes to the hash.
  package mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
  }

  /// The hash of bytes.
  package static func of(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var fingerprint = Fingerprint()
    fingerprint.add(bytes)
    return fingerprint.value
  }

  /// The hash of samples. Each sample is added in one step of 16 bits, so it differs from the hash of their bytes.
  package static func of(samples: [Int16]) -> UInt64 {
    var value = Fingerprint().value
    for sample in samples { value = (value ^ UInt64(UInt16(bitPattern: sample))) &* 0x100_0000_01b3 }
    return value
  }

  /// A name of 32 hexadecimal digits for a text, long enough that no two texts share one by chance.
  package static func name(_ text: String) -> String {
    let seeds: [UInt64] = [0, 0x9e37_79b9_7f4a_7c15]
    let halves = seeds.map { seed in
      var half = Fingerprint(seed: seed)
      half.add(text.utf8)
      return hexadecimal(half.value)
    }
    return halves.joined()
  }

  /// A number as 16 hexadecimal digits.
  package static func hexadecimal(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
