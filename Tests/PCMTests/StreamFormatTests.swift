import PCM
import Testing

@Suite struct StreamFormatTests {
  @Test func aFrameHasASampleForEachChannel() {
    for (encoding, bytes) in [(StreamFormat.Encoding.s16, 2), (.s24, 3), (.float, 4)] {
      for channels in [1, 2] {
        let format = StreamFormat(channels: channels, encoding: encoding)
        #expect(format.bytesPerSample == bytes && format.bytesPerFrame == bytes * channels)
      }
    }
  }
}
