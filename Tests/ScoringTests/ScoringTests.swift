import PCM
import Rendering
import Routines
import Scoring
import TestSupport
import Testing
import Units

@testable import Scheduling

@Suite struct ScoringTests {
  /// A timeline of cues, a second long each unless they say otherwise.
  private func timeline(_ cues: [Cue], duration: Duration = .seconds(100)) -> Timeline {
    Timeline(segments: [], cues: cues, notes: [], duration: duration, unknown: [])
  }

  private func cue(
    _ name: String = "go", at: Duration, for duration: Duration = .seconds(1), kind: Cue.Kind = .chime,
    gain: Double = 0,
    pan: Double = 0
  ) -> Cue {
    Cue(at: at, duration: duration, kind: kind, voicing: .chime(name), rule: nil, segment: 0, gain: gain, pan: pan)
  }

  private func breath(_ phase: Phase, at: Duration, for time: Duration) -> Cue {
    Cue(
      at: at, duration: time, kind: .breath, voicing: .breath("tone", phase, time), rule: "breath", segment: 0, gain: 0,
      pan: 0)
  }

  /// Scores with clips of `frames`, or as long as a breath phase is to be.
  private func scored(
    _ timeline: Timeline, rate: Int = 48_000, volumes: Volumes = [:], frames: Int64 = 700
  ) -> Score {
    score(timeline, rate: rate, volumes: volumes) { voicing, span in
      let length = if case .breath = voicing { span } else { FrameCount(frames) }
      return Source(length: length) {
        Clip(channels: 1, length: length) { _, samples in samples.update(repeating: 0.2) }
      }
    }
  }

  @Test(arguments: [8000, 11_025, 22_050, 44_100, 48_000, 96_000, 192_000])
  func everyCueStandsOnTheFrameNearestToItsExactTime(rate: Int) {
    // Times that no rate but a multiple of 1000 has a frame for, up to a day.
    let times = (0..<500).map { Int64($0) * 172_801 + 7 }
    let score = scored(timeline(times.map { cue(at: .milliseconds($0)) }), rate: rate)
    let nearest = times.map { ($0 * Int64(rate) * 2 + 1000) / 2000 }
    #expect(score.placements.map(\.start.rawValue) == nearest)
    // A sum of rounded parts would have drifted away by now; a boundary that is rounded once is off by half a frame.
    for (time, frame) in zip(times, nearest) { #expect(abs(frame * 1000 - time * Int64(rate)) <= 500) }
  }

  @Test(arguments: [11_025, 44_100, 48_000])
  func phasesOfABreathJoinWithoutAGapOrAnOverlap(rate: Int) {
    var cues: [Cue] = []
    var time = Duration.milliseconds(1)
    for _ in 0..<300 {
      for (phase, length) in [(Phase.inhale, 3_333), (.hold, 101), (.exhale, 5_007)] {
        cues.append(breath(phase, at: time, for: .milliseconds(length)))
        time += .milliseconds(length)
      }
    }
    let score = scored(timeline(cues, duration: time), rate: rate)
    for (a, b) in zip(score.placements, score.placements.dropFirst()) { #expect(a.end == b.start) }
    #expect(score.placements.last?.end == FramePosition(time, rate: rate))
    // Phases of one length are two clips at most, which differ by a frame; as many as there are breaths would be slow.
    #expect(score.sources.count <= 6)
    #expect(score.placements.allSatisfy { $0.length == score.sources[Int($0.source)].length })
  }

  @Test func aBusThatIsOffLeavesNothing() {
    let cues = [
      cue(at: .seconds(1)), cue(at: .seconds(2), kind: .tick), breath(.inhale, at: .seconds(3), for: .seconds(4)),
    ]
    #expect(scored(timeline(cues)).placements.map(\.bus) == [.chimes, .chimes, .breath])
    let chimes = scored(timeline(cues), volumes: [.breath: .off])
    #expect(chimes.placements.map(\.bus) == [.chimes, .chimes] && chimes.sources.count == 1)
    let none = scored(timeline(cues), volumes: [.breath: .off, .chimes: .off])
    #expect(none.placements.isEmpty && none.sources.isEmpty)
    // The session takes the time that it takes.
    #expect(none.length == FrameCount(100 * 48_000))
  }

  @Test func gainOfTheCueAndVolumeOfTheBusAddUpInDecibels() throws {
    let cues = [cue(at: .seconds(1), gain: -6), breath(.inhale, at: .seconds(3), for: .seconds(4))]
    let score = scored(timeline(cues), volumes: [.chimes: .level(Decibels(-14))])
    #expect(abs(score.placements[0].left - 0.1) < 1e-6 && score.placements[0].left == score.placements[0].right)
    #expect(score.placements[1].left == 1 && score.placements[1].right == 1)
  }

  @Test func panKeepsTheSumOfBothChannels() throws {
    let pans = [-1, -0.6, -0.25, 0, 0.1, 0.6, 1]
    let score = scored(timeline(pans.enumerated().map { cue(at: .seconds($0.offset), pan: $0.element) }))
    for (pan, placement) in zip(pans, score.placements) {
      #expect(placement.left + placement.right == 2)
      #expect(pan == 0 ? placement.left == placement.right : (pan < 0) == (placement.left > placement.right))
    }
    // So a mono stream hears the same, whichever side a cue leans to.
    let mono = try score.rendered(StreamFormat(channels: 1, encoding: .float), count: 48_000 * 7).samplesFloat
    let loud = mono.filter { $0 != 0 }
    #expect(loud.count == 700 * 7 && loud.allSatisfy { abs($0 - 0.2) < 1e-6 })
  }

  @Test func aCueWithoutAClipIsLeftOutAndOneSoundIsOneSource() {
    var asked: [String] = []
    let cues = ["go", "hold", "go", "rest", "rest"].enumerated().map { cue($0.element, at: .seconds($0.offset)) }
    let score = Scoring.score(timeline(cues), rate: 48_000) { voicing, _ in
      guard case .chime(let name) = voicing else { return nil }
      asked.append(name)
      if name == "rest" { return nil }
      return Source(length: FrameCount(10)) { Clip(channels: 1, length: FrameCount(10)) { _, _ in } }
    }
    #expect(asked == ["go", "hold", "rest"])
    #expect(score.placements.map(\.source) == [0, 1, 0] && score.sources.count == 2)
    #expect(Set(score.sources.map(\.key)).count == 2 && !score.sources.map(\.key).contains(nil))
  }

  @Test(
    arguments: [(44_100, 1_001, 44_144), (48_000, 1_001, 48_048), (11_025, 333_333, 3_674_996)] as [(Int, Int, Int64)])
  func theScoreIsAsLongAsTheSession(rate: Int, milliseconds: Int, frames: Int64) {
    #expect(scored(timeline([], duration: .milliseconds(milliseconds)), rate: rate).length == FrameCount(frames))
  }
}
