import Files
import Testing

@Suite struct FingerprintTests {
  /// The published values of FNV-1a, 64 bits.
  @Test func isFNV1a() {
    #expect(Fingerprint.of("".utf8) == 0xcbf2_9ce4_8422_2325)
    #expect(Fingerprint.of("a".utf8) == 0xaf63_dc4c_8601_ec8c)
    #expect(Fingerprint.of("foobar".utf8) == 0x8594_4171_f739_67e8)
    #expect(Fingerprint.name("a").count == 32 && Fingerprint.hexadecimal(1) == "0000000000000001")
  }

  @Test func inPiecesItIsTheSameAndFromAnotherSeedAnother() {
    var pieces = Fingerprint()
    pieces.add("foo".utf8)
    pieces.add("bar".utf8)
    #expect(pieces.value == Fingerprint.of("foobar".utf8))
    var seeded = Fingerprint(seed: 1)
    seeded.add("foobar".utf8)
    #expect(seeded.value != pieces.value)
  }

  @Test func aNameHasThirtyTwoDigitsWhateverItsText() {
    let names = (0..<2000).map { Fingerprint.name("\($0)") }
    #expect(Set(names).count == names.count && names.allSatisfy { $0.count == 32 && $0.allSatisfy(\.isHexDigit) })
    #expect(Fingerprint.hexadecimal(0xA) == "000000000000000a")
  }

  @Test func samplesAreToldApart() {
    #expect(Fingerprint.of(samples: [1, 2]) != Fingerprint.of(samples: [2, 1]))
    #expect(Fingerprint.of(samples: [-1]) != Fingerprint.of(samples: [1]))
    #expect(Fingerprint.of(samples: []) == Fingerprint().value)
  }
}
