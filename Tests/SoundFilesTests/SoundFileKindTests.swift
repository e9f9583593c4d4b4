import PCM
import Testing

@testable import SoundFiles

@Suite struct SoundFileKindTests {
  @Test func losslessKindsTakeIntegersAsTheyAreAndLossyOnesAnyButTwentyFourBits() {
    for kind in SoundFileKind.allCases {
      #expect(kind.encodings.contains(.s16), "\(kind)")
      #expect(kind.encodings.contains(.s24) == kind.isLossless, "\(kind)")
      #expect(kind.isLossless || kind.encodings.contains(.float), "\(kind)")
      #expect(kind.rates?.contains(48_000) ?? true, "\(kind)")
    }
    #expect(SoundFileKind.wav.encodings.contains(.float) && !SoundFileKind.flac.encodings.contains(.float))
  }

  @Test func onlyAWAVFileIsLongInAnotherContainer() {
    for kind in SoundFileKind.allCases {
      let (short, long) = (kind.format(.s16, isLong: false), kind.format(.s16, isLong: true))
      #expect((short == long) == (kind != .wav), "\(kind)")
    }
    #expect(Set(SoundFileKind.allCases.map { $0.format(.s16, isLong: false) }).count == SoundFileKind.allCases.count)
  }

  @Test func qualityStaysOnItsScaleAndIsBitRate() {
    #expect(SoundQuality(-1).value == 0 && SoundQuality(99).value == 10)
    #expect(SoundQuality.usual.mp3Kilobits(channels: 2) == 128 && SoundQuality.page.mp3Kilobits(channels: 2) == 96)
    for channels in [1, 2] {
      let rates = (0...10).map { SoundQuality(Double($0)).mp3Kilobits(channels: channels) }
      #expect(rates == rates.sorted())
    }
    #expect(SoundQuality(4.6).mp3Kilobits(channels: 1) == SoundQuality(5).mp3Kilobits(channels: 1))
  }
}
