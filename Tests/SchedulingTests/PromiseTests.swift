import Routines
import Scheduling
import TestSupport
import Testing

/// What the scheduler promises, for any routine and any lengths of sounds. A failure names the seed that brings it back.
@Suite struct PromiseTests {
  private struct Sample: Sendable {
    var seed: UInt64
    var timeline: Timeline
    var lengths: [Voicing: SoundLengths]
  }

  /// Every other one has a voice, and each other layers around it.
  private static let count: UInt64 = isSoak ? 2000 : 300
  private static let samples: [Sample] = (0..<count).compactMap { seed in
    let compiled = RandomSession(seed: seed).compiled()
    guard let timeline = compiled.timeline else {
      Issue.record("seed \(seed) does not compile: \(compiled.said) \(compiled.refusal ?? "")")
      return nil
    }
    let lengths = RandomRoutine.lengths(seed: seed)
    let told = Dictionary(timeline.cues.map { ($0.voicing, lengths($0.voicing)) }) { a, _ in a }
    return Sample(seed: seed, timeline: timeline, lengths: told)
  }

  private func forRandomRoutines(_ check: (Timeline, [Voicing: SoundLengths], UInt64) throws -> Void) throws {
    #expect(Self.samples.count == Self.count)
    for sample in Self.samples { try check(sample.timeline, sample.lengths, sample.seed) }
  }

  @Test func segmentsFollowEachOtherWithoutGapsAndAreToldApart() throws {
    try forRandomRoutines { timeline, _, seed in
      var time = Duration.zero
      for segment in timeline.segments {
        #expect(segment.start == time && segment.end > segment.start, "seed \(seed)")
        time = segment.end
      }
      #expect(time == timeline.duration, "seed \(seed)")
      #expect(Set(timeline.segments.map(\.id)).count == timeline.segments.count, "seed \(seed)")
    }
  }

  @Test func cuesAreInOrderAndHeardWhole() throws {
    try forRandomRoutines { timeline, _, seed in
      let keys = timeline.cues.map { ($0.at, $0.segment) }
      #expect(zip(keys, keys.dropFirst()).allSatisfy { $0.0 < $1.0 || ($0.0 == $1.0 && $0.1 <= $1.1) }, "seed \(seed)")
      #expect(timeline.cues.allSatisfy { $0.at >= .zero && $0.at + $0.duration <= timeline.duration }, "seed \(seed)")
      #expect(timeline.cues.allSatisfy { timeline.segments.indices.contains($0.segment) }, "seed \(seed)")
    }
  }

  @Test func theSameInputGivesTheSameTimeline() throws {
    for seed in 0..<(isSoak ? 400 : 25) as Range<UInt64> {
      let a = RandomSession(seed: seed).compiled().timeline
      let b = RandomSession(seed: seed).compiled().timeline
      #expect("\(String(describing: a))" == "\(String(describing: b))", "seed \(seed)")
    }
  }

  @Test func holdsAreWholeBreathsABreathStartsWithEachAndTheReleaseFallsAtTheEndOfOne() throws {
    try forRandomRoutines { timeline, _, seed in
      for (index, segment) in timeline.segments.enumerated() where !segment.breaths.isEmpty {
        #expect(segment.length == segment.breaths.reduce(.zero) { $0 + $1.period }, "seed \(seed)")
        let tones = timeline.cues.filter { $0.segment == index && $0.rule == "breath" }
        if let first = tones.first {
          #expect(first.at == segment.start, "seed \(seed)")
          var time = segment.start
          var starts: Set<Duration> = []
          for breath in segment.breaths {
            starts.insert(time)
            time += breath.period
          }
          let inhales = tones.filter { if case .breath(_, .inhale, _) = $0.voicing { true } else { false } }
          #expect(Set(inhales.map(\.at)) == starts, "seed \(seed)")
        }
        for release in timeline.cues where release.segment == index && release.rule == "release" {
          #expect(release.at == segment.end || release.kind != .chime, "seed \(seed)")
        }
      }
    }
  }

  @Test func leftAndRightGetTheSame() throws {
    try forRandomRoutines { timeline, _, seed in
      struct Key: Hashable {
        var step: Int
        var pass: Int
        var spot: Int
        var kind: SegmentKind
      }
      struct Work: Equatable {
        var length: Duration
        var breaths: [BreathPhases]
      }
      func work(_ side: Side) -> [Key: Work] {
        Dictionary(
          uniqueKeysWithValues: timeline.segments.filter { $0.side == side && $0.kind != .settle }.map {
            (
              Key(step: $0.id.step, pass: $0.id.pass, spot: $0.id.spot, kind: $0.kind),
              Work(length: $0.length, breaths: $0.breaths)
            )
          })
      }
      let (left, right) = (work(.left), work(.right))
      for (key, length) in left {
        guard let other = right[key] else { continue }
        #expect(other == length, "seed \(seed), \(key)")
      }
    }
  }

  @Test func noVoiceOverlapsAVoiceOrAChimeThatIsNotClear() throws {
    try forRandomRoutines { timeline, lengths, seed in
      let sounds = timeline.cues.filter { $0.kind != .breath }
      let voices = sounds.filter { $0.kind == .speech }
      for voice in voices {
        for other in sounds where other.at < voice.at + voice.duration {
          if other.at == voice.at, other.voicing == voice.voicing, other.segment == voice.segment { continue }
          let clear = lengths[other.voicing]!.voiceClearance
          #expect(
            other.at + clear <= voice.at, "seed \(seed): \(voice.name) at \(voice.at), \(other.name) at \(other.at)")
        }
      }
    }
  }

  /// The random routines do crowd their cues; otherwise the promises above would say little.
  @Test func linesMovedDroppedOrExtendedAreInTheNotes() throws {
    var notes: [Note] = []
    let count: UInt64 = isSoak ? 2000 : 80
    for seed in 0..<count {
      let text = RandomRoutine.text(seed: seed)
      notes += compile(text, hasVoice: true, lengths: RandomRoutine.lengths(seed: seed)).timeline?.notes ?? []
    }
    let incomplete = notes.filter { $0.rule == nil || $0.segment == nil }
    #expect(incomplete.isEmpty)
    let moved = notes.filter { $0.message.hasPrefix("moved") }
    let dropped = notes.filter { $0.message.contains("dropped") && $0.severity == .warning }
    #expect(moved.count > count / 4 && dropped.count > count / 4)
  }
}
