/// A number that stands for some bytes, the same on every machine: FNV-1a.
package struct Fingerprint {
  /// The number for the bytes so far.
  package private(set) var value: UInt64

  /// - Parameter seed: with another seed the same bytes have another number.
  package init(seed: UInt64 = 0) { value = 0xcbf2_9ce4_8422_2325 ^ seed }

  /// Adds bytes.
  package mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
  }

  /// The number for some bytes.
  package static func of(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var fingerprint = Fingerprint()
    fingerprint.add(bytes)
    return fingerprint.value
  }

  /// The number for samples, taken as two bytes each.
  package static func of(samples: [Int16]) -> UInt64 {
    var value = Fingerprint().value
    for sample in samples { value = (value ^ UInt64(UInt16(bitPattern: sample))) &* 0x100_0000_01b3 }
    return value
  }

  /// A name of 32 hexadecimal digits for a text: enough that no two texts share one by chance.
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
