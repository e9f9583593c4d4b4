import Routines
import Scheduling
import Settings
import TestSupport
import Testing
import Units

/// What a change while the session runs may do, and what it may not.
@Suite struct EditTests {
  private static func timeline(_ text: String, hasVoice: Bool = false, _ edits: [Edit] = []) throws -> Timeline {
    let plan = try #require(compile(text, hasVoice: hasVoice).plan)
    var known = soundLengths(plan, standardLengths)
    return try told(plan, standardLengths, edits, &known)
  }

  /// The lengths of all sounds but the lines.
  private static func soundLengths(_ plan: Plan, _ lengths: (Voicing) -> SoundLengths) -> [Voicing: SoundLengths] {
    let sounds = plan.chimes.map { Voicing.chime($0.name) } + plan.sounds.map { Voicing.sound($0.name) }
    return Dictionary(sounds.map { ($0, lengths($0)) }) { first, _ in first }
  }

  /// The session with its lines spoken, as often as a session has them spoken. Lines whose words change with their own
  /// length may still be unknown.
  ///
  /// - Parameter known: the lengths of all lines that have been spoken, also for the session before its last edit.
  private static func told(
    _ plan: Plan, _ lengths: (Voicing) -> SoundLengths, _ edits: [Edit], _ known: inout [Voicing: SoundLengths]
  ) throws -> Timeline {
    var result = try schedule(plan, lengths: known, edits: edits)
    for _ in 0..<6 where !result.unknown.isEmpty {
      for line in result.unknown { known[line] = lengths(line) }
      result = try schedule(plan, lengths: known, edits: edits)
    }
    return result
  }

  private static let twoHolds = """
    timing: { spots: 2, roll: 10s, settle: 10s, hold: 30s, breath: 4-0-6-0 }
    steps:
      - roll: back
    """

  private func hold(_ spot: Int, _ timeline: Timeline) throws -> Segment {
    try #require(timeline.segments.first { $0.kind == .hold && $0.id.spot == spot })
  }

  @Test func stayingLongerAddsWholeBreathsAndMovesWhatFollows() throws {
    let plain = try Self.timeline(Self.twoHolds)
    let first = try hold(1, plain)
    let at = first.start + .seconds(12)
    let longer = try Self.timeline(Self.twoHolds, [.extend(first.id, by: .breaths(2), at: at)])
    #expect(try hold(1, longer).length == .seconds(50))
    #expect(try hold(1, longer).breaths.count == 5)
    #expect(longer.duration == plain.duration + .seconds(20))
    let release = try #require(longer.cues.first { $0.rule == "release" })
    #expect(release.at == first.end + .seconds(20))
    #expect(longer.cues.count { $0.rule == "breath" } == plain.cues.count { $0.rule == "breath" } + 4)
    // The hold is now longer than 40 s and its middle is still to come.
    #expect(longer.cues.first { $0.rule == "halfway" }?.at == first.start + .seconds(25))
  }

  @Test func whatWasSaidHalfwayIsNotSaidAgain() throws {
    let text = Self.twoHolds.replacing("hold: 30s", with: "hold: 60s")
    let first = try hold(1, try Self.timeline(text))
    let longer = try Self.timeline(
      text, [.extend(first.id, by: .breaths(4), at: first.start + .seconds(31))])
    #expect(longer.cues.filter { $0.rule == "halfway" && $0.at < first.end }.map(\.at) == [first.start + .seconds(30)])
  }

  @Test func lessLongEndsWithTheBreathThatIsBeingBreathed() throws {
    let first = try hold(1, try Self.timeline(Self.twoHolds))
    let shorter = try Self.timeline(
      Self.twoHolds, [.extend(first.id, by: .breaths(-9), at: first.start + .seconds(12))])
    #expect(try hold(1, shorter).length == .seconds(20))
  }

  @Test func aReleasedHoldEndsAtOnceWithItsChime() throws {
    let plain = try Self.timeline(Self.twoHolds)
    let first = try hold(1, plain)
    let at = first.start + .milliseconds(12_345)
    let released = try Self.timeline(Self.twoHolds, [.release(first.id, at: at)])
    let end = try hold(1, released).end
    #expect(end == at && released.duration == plain.duration - (first.end - at))
    #expect(released.cues.first { $0.rule == "release" }?.at == at)
    let index = try #require(released.segments.firstIndex { $0.id == first.id })
    #expect(!released.cues.contains { $0.segment == index && $0.at > at })
    #expect(released.segments[index + 1].start == at)
  }

  @Test func aSegmentWithALeastLengthIsNotReleasedBeforeIt() throws {
    let text = """
      timing: { spots: 1, roll: 0s, hold: { until: released, from: 30s, to: 90s } }
      steps:
        - roll: back
        - wait: 2m
      """
    let plain = try Self.timeline(text)
    let first = try hold(1, plain)
    let early = try Self.timeline(text, [.release(first.id, at: first.start + .seconds(5))])
    #expect(try hold(1, early).length == .seconds(30))
    let wait = try #require(plain.segments.first { $0.kind == .wait })
    let waited = try Self.timeline(text, [.release(wait.id, at: wait.start + .seconds(5))])
    #expect(waited.segments.first { $0.kind == .wait }?.length == .seconds(5))
  }

  @Test func whatComesTooLateOrTooEarlyChangesNothing() throws {
    let plain = try Self.timeline(Self.twoHolds)
    let (first, second) = (try hold(1, plain), try hold(2, plain))
    for edit in [
      Edit.release(first.id, at: first.end), .release(second.id, at: first.start),
      .extend(first.id, by: .breaths(2), at: first.end),
    ] {
      #expect("\(try Self.timeline(Self.twoHolds, [edit]))" == "\(plain)")
    }
  }

  private func begun(_ timeline: Timeline, before time: Duration) -> [String] {
    timeline.cues.filter { $0.at < time }.map { cue in
      // What the listener ends sounds on only until then.
      var cue = cue
      if let uncut = cue.uncut, cue.at + cue.duration > time { (cue.duration, cue.uncut) = (uncut, nil) }
      return "\(cue)"
    }
  }

  /// The property: whatever is changed, everything before the change stays, and the promises hold after it.
  @Test func allBeforeAChangeStays() throws {
    let seeds = isSoak ? 2000 : 50
    var (changes, restless) = (0, 0)
    for seed in 0..<UInt64(seeds) {
      let hasVoice = seed % 2 == 1
      let plan = try #require(compile(RandomRoutine.text(seed: seed), hasVoice: hasVoice).plan)
      let lengths = RandomRoutine.lengths(seed: seed)
      var random = SeededGenerator(seed: seed &+ 77)
      var known = Self.soundLengths(plan, lengths)
      var timeline = try Self.told(plan, lengths, [], &known)
      var edits: [Edit] = []
      var time = Duration.zero
      for _ in 0..<4 {
        // A line that finds no rest is left out of a session, so nothing is promised about it.
        guard timeline.unknown.isEmpty else {
          restless += 1
          break
        }
        time = .milliseconds(
          Int64.random(
            in: time.milliseconds...max(time.milliseconds, timeline.duration.milliseconds), using: &random))
        let later = timeline.segments.filter { $0.end > time }
        guard let current = later.first, let any = later.randomElement(using: &random) else { break }
        let edit: Edit =
          switch Int.random(in: 0...3, using: &random) {
          case 0: .release(current.id, at: time)
          case 1: .extend(current.id, by: .breaths(Int.random(in: -3...3, using: &random)), at: time)
          case 2: .extend(current.id, by: .time(.seconds(Int.random(in: -20...20, using: &random))), at: time)
          default: .extend(any.id, by: .breaths(2), at: time)
          }
        let after = try Self.told(plan, lengths, edits + [edit], &known)
        #expect(begun(after, before: time) == begun(timeline, before: time), "seed \(seed), \(edit)")
        // Segments begin where they began, up to the change; all are still there, without gaps.
        let past = timeline.segments.count { $0.end <= time }
        #expect(
          "\(after.segments.prefix(past))" == "\(timeline.segments.prefix(past))", "seed \(seed), \(edit)")
        #expect(after.segments.first { $0.id == current.id }?.start == current.start, "seed \(seed), \(edit)")
        #expect(zip(after.segments, after.segments.dropFirst()).allSatisfy { $0.end == $1.start && $0.end > $0.start })
        #expect(after.segments.last?.end == after.duration)
        #expect(after.cues.allSatisfy { $0.at + $0.duration <= after.duration }, "seed \(seed), \(edit)")
        expectClearVoices(after, lengths, "seed \(seed), \(edit)")
        if after.duration != timeline.duration { changes += 1 }
        (timeline, edits) = (after, edits + [edit])
      }
    }
    // The changes did change something.
    #expect(changes > 60 && restless <= seeds / 100, "\(restless) sessions found no rest")
  }

  private static let remaining = """
    timing: { ready: 0s, finish: 2s, spots: 1, roll: 10s, settle: 10s, hold: 60s, breath: 4-0-6-0 }
    cues: { left: { on: hold, every: 20s, chime: tick, say: "{remaining} left" } }
    steps:
      - roll: back
    """

  /// Lines that are new by an edit are there a while later: what was heard stays, the line is said in its place, or left
  /// out if that is past.
  @Test func aLineThatIsSpokenLaterIsSaidInItsPlaceIfThatIsStillToCome() throws {
    let plan = try #require(compile(Self.remaining, hasVoice: true).plan)
    var known = Self.soundLengths(plan, standardLengths)
    let plain = try Self.told(plan, standardLengths, [], &known)
    let hold = try #require(plain.segments.first { $0.kind == .hold })
    let longer = Edit.extend(hold.id, by: .breaths(3), at: hold.start + .seconds(5))
    let edited = try schedule(plan, lengths: known, edits: [longer])
    let lines = edited.cues.filter { edited.unknown.contains($0.voicing) }
    #expect(lines.map(\.name) == ["1 minute 10 seconds left", "50 seconds left", "30 seconds left", "10 seconds left"])
    let lengths = Dictionary(uniqueKeysWithValues: lines.map { ($0.voicing, standardLengths($0.voicing)) })
    func spoken(_ time: Duration, _ lengths: [Voicing: SoundLengths]) throws -> [Cue] {
      let timeline = try schedule(plan, lengths: known, edits: [longer, .spoken(lengths, at: hold.start + time)])
      #expect(timeline.unknown.isEmpty && timeline.duration == edited.duration)
      return timeline.cues.filter { $0.rule == "left" && $0.kind == .speech }
    }
    #expect(try spoken(.seconds(6), lengths).map(\.at) == lines.map(\.at))
    // The first block has begun with its tick, and the line is to come; then it is past.
    #expect(try spoken(.milliseconds(20_100), lengths).map(\.at) == lines.map(\.at))
    #expect(try spoken(.seconds(21), lengths).map(\.at) == lines.dropFirst().map(\.at))
    // What takes longer than was planned does not begin in a block that has begun, and what cannot be said is not.
    let long = lengths.mapValues { SoundLengths(duration: $0.duration * 2, voiceClearance: $0.voiceClearance * 2) }
    #expect(try spoken(.milliseconds(20_100), long).count == 3 && spoken(.seconds(6), long).count == 4)
    let none = lengths.mapValues { _ in SoundLengths(duration: .zero, voiceClearance: .zero) }
    #expect(try spoken(.seconds(6), none).isEmpty)
  }

  @Test func whatWasHeardUntilLinesAreSpokenStays() throws {
    var learned = 0
    for seed in 0..<(isSoak ? 2000 : 40) as Range<UInt64> {
      let text = RandomRoutine.text(seed: seed)
      let rule =
        "  late: { on: [hold, roll, rest, stretch], every: 7s, chime: tick, say: \"{remaining}, {duration}\" }\n"
      let cues = text.contains("\ncues:\n") ? text : text + "cues:\n"
      guard let plan = compile(cues.replacing("\ncues:\n", with: "\ncues:\n" + rule), hasVoice: true).plan else {
        continue
      }
      let lengths = RandomRoutine.lengths(seed: seed)
      var random = SeededGenerator(seed: seed &+ 5)
      var known = Self.soundLengths(plan, lengths)
      let plain = try Self.told(plan, lengths, [], &known)
      var time = Duration.milliseconds(Int64.random(in: 0...plain.duration.milliseconds, using: &random))
      guard let segment = plain.segments.first(where: { $0.end > time }) else { continue }
      var edits = [Edit.extend(segment.id, by: .time(.seconds(13)), at: time)]
      let edited = try schedule(plan, lengths: known, edits: edits)
      guard !edited.unknown.isEmpty else { continue }
      time += .milliseconds(Int64.random(in: 0...15_000, using: &random))
      edits.append(.spoken(Dictionary(uniqueKeysWithValues: edited.unknown.map { ($0, lengths($0)) }), at: time))
      let after = try schedule(plan, lengths: known, edits: edits)
      // A line that nobody has spoken makes no sound. By the true lengths, there may be such lines once more.
      let unspoken = edited.unknown.union(after.unknown)
      let heard = edited.cues.filter { !unspoken.contains($0.voicing) && $0.kind != .breath }
      let now = after.cues.filter { !unspoken.contains($0.voicing) && $0.kind != .breath }
      #expect("\(now.filter { $0.at < time })" == "\(heard.filter { $0.at < time })", "seed \(seed)")
      #expect(!after.cues.contains { unspoken.contains($0.voicing) && $0.at < time }, "seed \(seed)")
      // None is heard a second time; a few may be moved or crowded out by what was not as long as was thought.
      func count(_ cues: [Cue]) -> [[String]: Int] {
        cues.reduce(into: [:]) { $0[[$1.rule ?? "", "\($1.segment)", $1.name, "\($1.kind)"], default: 0] += 1 }
      }
      let (before, behind) = (count(heard), count(now))
      for (cue, number) in behind where !(before[cue] ?? 0 >= number) {
        // Found room by now, because a line is shorter than was thought: a line in one place, a chime in each place of
        // its rule, which are a second apart or more.
        let segment = after.segments[min(Int(cue[1])!, after.segments.count - 1)]
        let places = cue[3] == "speech" ? 1 : Int((segment.end - segment.start) / .seconds(1)) + 1
        #expect(count(plain.cues)[cue] != nil || number <= places, "seed \(seed): \(cue)")
      }
      expectClearVoices(after, { known[$0] ?? lengths($0) }, "seed \(seed)")
      learned += 1
    }
    #expect(learned > 12)
  }

  private func expectClearVoices(_ timeline: Timeline, _ lengths: (Voicing) -> SoundLengths, _ what: String) {
    func clear(_ cue: Cue) -> Duration {
      min(lengths(cue.voicing).voiceClearance, cue.uncut == nil ? cue.duration : cue.duration - Cue.cutFade)
    }
    let sounds = timeline.cues.filter { $0.kind != .breath }
    for (index, voice) in sounds.enumerated() where voice.kind == .speech {
      let silent = voice.at + clear(voice)
      for (other, sound) in sounds.enumerated() where other != index && sound.at < silent {
        #expect(
          sound.at + clear(sound) <= voice.at,
          "\(what): \(voice.name) at \(voice.at), \(sound.name) at \(sound.at)")
      }
    }
  }
}
