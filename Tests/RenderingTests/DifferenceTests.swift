import PCM
import Rendering
import TestSupport
import Testing

@Suite struct DifferenceTests {
  @Test func aScoreDoesNotDifferFromItself() {
    #expect(Score.random(seed: 1).firstDifference(from: Score.random(seed: 1)) == FramePosition(.max))
  }

  @Test func beforeTheFirstDifferenceBothSoundTheSame() throws {
    var random = SeededGenerator(seed: 9)
    for seed in 0..<60 as Range<UInt64> {
      let score = Score.random(seed: seed)
      var placements = score.placements
      var ramps = score.ramps
      let victim = Int.random(in: 0..<placements.count, using: &random)
      switch seed % 4 {
      case 0: placements[victim].start += FrameCount(Int64.random(in: 1...400, using: &random))
      case 1: placements[victim].left += 0.25
      case 2: placements.remove(at: victim)
      default:
        ramps[0].append(
          Ramp(start: FramePosition(9000), end: FramePosition(9500), from: ramps[0].last?.to ?? 1, to: 0.1))
      }
      let other = Score(placements: placements, sources: score.sources, ramps: ramps, length: score.length)
      let first = score.firstDifference(from: other)
      #expect(first < FramePosition(.max))
      let count = max(0, min(first.rawValue, score.length.rawValue))
      let format = StreamFormat()
      #expect(try score.rendered(format, count: count) == other.rendered(format, count: count), "seed \(seed)")
      #expect(other.firstDifference(from: score) == first)
    }
  }

  @Test func sourcesOfUnknownKeyAreNeverTheSame() {
    let source = Source(length: FrameCount(10)) { Clip(channels: 1, length: FrameCount(10)) { _, _ in } }
    let placement = Placement(start: FramePosition(5), length: FrameCount(10), source: 0, bus: .chimes)
    let score = Score(placements: [placement], sources: [source], length: FrameCount(20))
    #expect(score.firstDifference(from: score) == FramePosition(5))
  }
}
