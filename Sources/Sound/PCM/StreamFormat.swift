/// The format of a stream of interleaved PCM: its rate, its channels and how samples are encoded.
package struct StreamFormat: Hashable, Sendable {
  /// Frames per second.
  package var rate: Int
  /// Samples per frame, interleaved: 1 or 2.
  package var channels: Int
  /// How a sample is written.
  package var encoding: Encoding

  /// Little-endian samples: 16-bit and packed 24-bit integers, or 32-bit floats of −1…1.
  package enum Encoding: Hashable, Sendable { case s16, s24, float }

  package init(rate: Int = 48_000, channels: Int = 2, encoding: Encoding = .s16) {
    (self.rate, self.channels, self.encoding) = (rate, channels, encoding)
  }

  /// Bytes of one sample of one channel.
  package var bytesPerSample: Int {
    switch encoding {
    case .s16: 2
    case .s24: 3
    case .float: 4
    }
  }

  /// Bytes of one frame, which has a sample for each channel.
  package var bytesPerFrame: Int { bytesPerSample * channels }
}
