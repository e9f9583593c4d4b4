import AllocationCounter
import PCM
import Rendering
import TestSupport
import Testing
import Units

private let formats = [
  StreamFormat(channels: 2, encoding: .s16), StreamFormat(channels: 1, encoding: .s16),
  StreamFormat(channels: 2, encoding: .s24), StreamFormat(channels: 1, encoding: .s24),
  StreamFormat(channels: 2, encoding: .float), StreamFormat(channels: 1, encoding: .float),
]

/// One clip of a constant, placed as told.
private func constant(
  _ value: Float, start: Int64 = 0, length: Int64 = 1000, clip: Int64? = nil, bus: Bus = .chimes, fadeIn: Int32 = 0,
  fadeOut: Int32 = 0, left: Float = 1, right: Float = 1, ramps: [Ramp] = [], score: Int64 = 2000
) -> Score {
  let clipLength = FrameCount(clip ?? length)
  let source = Source(length: clipLength) {
    Clip(channels: 1, length: clipLength) { _, samples in samples.update(repeating: value) }
  }
  return Score(
    placements: [
      Placement(
        start: FramePosition(start), length: FrameCount(length), source: 0, bus: bus, fadeIn: fadeIn, fadeOut: fadeOut,
        left: left, right: right)
    ], sources: [source], ramps: Bus.allCases.map { $0 == bus ? ramps : [] }, length: FrameCount(score))
}

private let float = StreamFormat(channels: 2, encoding: .float)

@Suite struct RendererTests {
  @Test(arguments: formats)
  func anyBlockSizeAndAnyRangeGiveTheSameFrames(format: StreamFormat) throws {
    for seed in 0..<12 as Range<UInt64> {
      let score = Score.random(seed: seed)
      let whole = try score.rendered(format, from: -500, count: 21_000)
      #expect(try score.rendered(format, from: -500, count: 21_000, blocks: [1, 7, 333, 4096, 64]) == whole)
      // With next to no memory for clips, each is made again and again, and sounds the same.
      #expect(try score.rendered(format, from: -500, count: 21_000, blocks: [500], clipBudget: 1) == whole)
      let part = try score.rendered(format, from: 7777, count: 3000, blocks: [1000])
      let first = (7777 + 500) * format.bytesPerFrame
      #expect(Array(whole[first..<first + part.count]) == part)
    }
  }

  @Test(arguments: formats)
  func whereNothingIsPlacedThereIsDigitalSilence(format: StreamFormat) throws {
    let score = constant(0.25, start: 300, length: 100)
    let bytes = try score.rendered(format, from: -100, count: 3000)
    let frame = format.bytesPerFrame
    #expect(bytes[..<(400 * frame)].allSatisfy { $0 == 0 })
    #expect(bytes[(500 * frame)...].allSatisfy { $0 == 0 })
    #expect(!bytes[(400 * frame)..<(500 * frame)].allSatisfy { $0 == 0 })
  }

  @Test func nothingSoundsAfterTheScore() throws {
    let samples = try constant(0.25, start: 1900, length: 1000).rendered(float, count: 3000).samplesFloat
    #expect(samples[3998] == 0.25)
    #expect(samples[4000...].allSatisfy { $0 == 0 })
  }

  @Test func aClipShorterThanItsPlacementEndsInSilence() throws {
    let samples = try constant(0.25, length: 1000, clip: 10).rendered(float, count: 20).samplesFloat
    #expect(samples[18] == 0.25 && samples[20] == 0)
  }

  @Test func gainsPanAndLevelsMultiply() throws {
    let score = constant(0.25, bus: .breath, left: 0.4, right: 1.6)
    let samples = try score.rendered(float, count: 1, levels: Levels(breath: 0.5)).samplesFloat
    #expect(abs(samples[0] - 0.05) < 1e-6 && abs(samples[1] - 0.2) < 1e-6)
    // A mono stream loses nothing by the pan.
    let mono = try score.rendered(StreamFormat(channels: 1, encoding: .float), count: 1).samplesFloat
    #expect(abs(mono[0] - 0.25) < 1e-6)
  }

  @Test func fadesAreLinesFromTheirOwnFirstFrame() throws {
    let samples = try constant(0.5, length: 1000, fadeIn: 100, fadeOut: 200).rendered(float, count: 1001).samplesFloat
    for (frame, gain) in [(0, 0.0), (50, 0.5), (100, 1), (799, 1), (800, 1), (900, 0.5), (999, 0.005)] {
      #expect(abs(samples[2 * frame] - 0.5 * Float(gain)) < 1e-5, "frame \(frame)")
    }
    let steps = zip(samples, samples.dropFirst(2)).map { abs($0 - $1) }
    #expect(steps.max()! <= 0.5 / 100 + 1e-6)
  }

  @Test func rampsHoldTheirLastGainAndStartFromTheirFirst() throws {
    let ramps = [
      Ramp(start: FramePosition(100), end: FramePosition(200), from: 1, to: 0.25),
      Ramp(start: FramePosition(400), end: FramePosition(500), from: 0.25, to: 0.5),
    ]
    let samples = try constant(0.5, ramps: ramps).rendered(float, count: 1000, blocks: [37]).samplesFloat
    for (frame, gain) in [(0, 1.0), (100, 1), (150, 0.625), (200, 0.25), (399, 0.25), (450, 0.375), (700, 0.5)] {
      #expect(abs(samples[2 * frame] - 0.5 * Float(gain)) < 1e-5, "frame \(frame)")
    }
  }

  @Test func belowTheKneeSamplesAreExactAndAboveItTheyNeverReachTheCeiling() throws {
    #expect(try constant(0.7).rendered(float, count: 1).samplesFloat[0] == 0.7)
    var last: Float = 0.7079
    for level in [0.72, 0.8, 1, 2, 50] as [Float] {
      let sample = try constant(level).rendered(float, count: 1).samplesFloat[0]
      #expect(sample > last && sample < 0.79433, "\(level)")
      #expect(try constant(-level).rendered(float, count: 1).samplesFloat[0] == -sample)
      last = sample
    }
  }

  @Test func ditherIsOneStepAtMostAndHasNoMean() throws {
    let score = constant(0.1, length: 200_000, score: 200_000)
    let samples = try score.rendered(StreamFormat(), count: 200_000).samples16.map { Double($0) }
    let exact = 3276.8
    #expect(samples.allSatisfy { abs($0 - exact) <= 1.5 })
    #expect(abs(samples.reduce(0, +) / Double(samples.count) - exact) < 0.01)
    #expect(Set(samples).count > 2)
  }

  @Test func whatWasNotPreparedIsSilent() {
    var renderer = Renderer(constant(0.5), float)
    var samples = [Float](repeating: 1, count: 20)
    samples.withUnsafeMutableBytes { renderer.render(into: $0, from: .zero, levels: Levels()) }
    #expect(samples.allSatisfy { $0 == 0 })
  }

  @Test func aSourceThatCannotBeMadeThrows() {
    struct Broken: Error {}
    let source = Source(length: FrameCount(10)) { throw Broken() }
    let placement = Placement(start: .zero, length: FrameCount(10), source: 0, bus: .chimes)
    var renderer = Renderer(Score(placements: [placement], sources: [source], length: FrameCount(10)), float)
    #expect(throws: Broken.self) { try renderer.prepare(.zero..<FramePosition(10)) }
  }

  @Test func aMinuteOfRenderingAllocatesNothing() throws {
    let score = Score.random(seed: 5, frames: 60 * 48_000)
    let format = StreamFormat()
    var renderer = Renderer(score, format, clipBudget: 64 << 20)
    let end = FramePosition(60 * 48_000)
    try renderer.prepare(.zero..<end)
    let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 4800 * 4, alignment: 4)
    defer { block.deallocate() }
    let before = allocation_count()
    let probe = UnsafeMutableRawPointer.allocate(byteCount: 64, alignment: 16)
    probe.deallocate()
    let afterProbe = allocation_count()
    #expect(afterProbe > before, "the counter counts")
    let start = allocation_count()
    var position = FramePosition.zero
    while position < end {
      renderer.render(into: block, from: position, levels: Levels())
      position += FrameCount(4800)
    }
    #expect(allocation_count() == start)
  }
}
