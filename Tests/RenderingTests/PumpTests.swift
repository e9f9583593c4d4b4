import PCM
import Rendering
import TestSupport
import Testing

/// Keeps what it is given.
private struct MemorySink: Sink, ~Copyable {
  var bytes: [UInt8] = []
  mutating func write(_ frames: UnsafeRawBufferPointer) { bytes.append(contentsOf: frames) }
  consuming func finish() {}
}

@Suite struct PumpTests {
  @Test func itGivesEveryFrameOfTheScoreOnce() throws {
    let score = Score.random(seed: 3, frames: 50_001)
    let format = StreamFormat(encoding: .s24)
    var sink = MemorySink()
    var last = FramePosition.zero
    let isWhole = try pump(score, format, into: &sink) { position in
      last = position
      return true
    }
    #expect(isWhole && last == FramePosition(50_001))
    #expect(sink.bytes == (try score.rendered(format, count: 50_001)))
  }

  @Test func itStopsWhenTold() throws {
    var sink = MemorySink()
    #expect(try !pump(Score.random(seed: 3, frames: 50_001), StreamFormat(), into: &sink) { _ in false })
    #expect(sink.bytes.count == 65_536)
  }
}
