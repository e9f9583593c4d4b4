import Glibc
import Live
import PCM
import Playback
import Routines
import Scheduling
import Synchronization
import TestSupport
import Testing

/// Lines that are new by an edit, and requests of every kind in any order.
extension LiveSessionTests {
  /// A speech program takes its time: the edit is heard at once all the same, and the lines that it made new in their
  /// places, but for one whose time is past by then.
  @Test(.timeLimit(.minutes(5)), arguments: [true, false]) func linesThatAnEditMadeNewAreSpokenWhileItPlays(
    isStopped: Bool
  ) async throws {
    let text = """
      timing: { ready: 0s, finish: 2s }
      cues: { left: { on: rest, every: 4s, say: "{remaining}" }, rest: off, countdown: off, go: off, finish: off }
      steps:
        - rest: 20s
      """
    let plan = try #require(compile(text, hasVoice: true).plan)
    let plain = try #require(compile(text, hasVoice: true).timeline)
    var known: [Voicing: SoundLengths] = [.chime("tick"): standardLengths(.chime("tick"))]
    for cue in plain.cues where cue.kind == .speech { known[cue.voicing] = standardLengths(cue.voicing) }
    let asked = Atomic(0)
    let told = Atomic(false)
    let device = FakeDevice()
    let session = LiveSession(
      try LiveState(try EditedSession(plan, lengths: known), speaks: true), on: device, now: device.now,
      score: { timeline in
        var timeline = timeline
        timeline.cues.removeAll { timeline.unknown.contains($0.voicing) }
        return Self.score(timeline)
      },
      speak: { timeline in
        asked.add(1, ordering: .relaxed)
        while !told.load(ordering: .relaxed), !Task.isCancelled { try? await Task.sleep(for: .milliseconds(2)) }
        return Dictionary(uniqueKeysWithValues: timeline.unknown.map { ($0, standardLengths($0)) })
      }, onChange: {})
    device.at(.seconds(5)) { session.send(.longer) }
    device.at(.milliseconds(5_200)) {
      let edits = session.status(at: device.now()).edits
      #expect(edits.count == 1 && session.status(at: device.now()).timeline.segments[0].length == .seconds(30))
      while asked.load(ordering: .relaxed) == 0 { usleep(1_000) }
    }
    // Two of them are past by then: at 8 s and 12 s.
    if isStopped { device.at(.seconds(13)) { session.send(.stop(0)) } }
    device.at(.seconds(13)) {
      guard !isStopped else { return }
      let wakes = device.wakes
      told.store(true, ordering: .relaxed)
      // Until the lines are handed to the player, which it is woken for.
      while device.wakes == wakes { usleep(1_000) }
    }
    session.player.start()
    while session.player.outcome == nil { try await Task.sleep(for: .milliseconds(5)) }
    _ = session.player.wait()
    device.forgetOrders()
    await session.end()
    let cues = session.status(at: device.now()).timeline.cues.filter { $0.rule == "left" && $0.at > .seconds(5) }
    let unknown = session.status(at: device.now()).timeline.unknown
    guard !isStopped else {
      return #expect(asked.load(ordering: .relaxed) == 1 && !unknown.isEmpty)
    }
    #expect(cues.map(\.at) == [16, 20, 24, 28].map { .seconds($0) } && unknown.isEmpty)
    // Each is heard: a tone where it says so, and none where those were that came too late.
    let sounded = device.sounded.samples16
    func isHeard(_ time: Double) -> Bool {
      let first = Int(time * 48_000) * 2
      return sounded[first + 2_000..<first + 12_000].contains { abs(Int($0)) > 1_000 }
    }
    #expect([4, 8, 12, 16, 20, 24, 28].map(isHeard) == [true, false, false, true, true, true, true])
  }

  /// A session whose lines tell how much is left, so that every edit makes new ones; somebody has to speak them.
  private func spoken() throws -> LiveState {
    let text = Self.text + "\ncues: { left: { on: [roll, hold], every: 2s, say: \"{remaining}\" } }\n"
    let compiled = compile(text, hasVoice: true)
    let plan = try #require(compiled.plan)
    var known: [Voicing: SoundLengths] = [:]
    for name in plan.chimes { known[.chime(name.name)] = standardLengths(.chime(name.name)) }
    for cue in try #require(compiled.timeline).cues where cue.kind == .speech {
      known[cue.voicing] = standardLengths(cue.voicing)
    }
    return try LiveState(try EditedSession(plan, lengths: known), speaks: true)
  }

  /// Random requests at random moments: it always ends, and the listener's time never leaves the session.
  @Test(arguments: [false, true]) func whateverIsAskedItEnds(isSpoken: Bool) throws {
    for seed in 0..<(isSoak ? 200 : isSpoken ? 6 : 12) as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let all: [Request] = [
        .pauseOrResume, .resume, .next, .previous, .longer, .shorter, .release, .announce, .mute, .volume(by: -2),
        .seekBy(.seconds(3)), .seekBy(.seconds(-3)), .nextStep, .previousStep,
      ]
      var orders = (0..<12).map { _ in
        (Duration.milliseconds(Int64.random(in: 0...30_000, using: &random)), all.randomElement(using: &random)!)
      }
      // At last it plays on.
      orders += [(.seconds(40), .pause), (.seconds(42), .resume)]
      // In no time, a little later, or when nobody wants them any more.
      let played = try play(orders, of: isSpoken ? spoken() : nil) { timeline in
        if seed % 3 > 0 { try? await Task.sleep(for: .milliseconds(seed % 3 * 4)) }
        return Dictionary(uniqueKeysWithValues: timeline.unknown.map { ($0, standardLengths($0)) })
      }
      #expect(played.outcome == .finished, "seed \(seed)")
      #expect(played.status.time <= played.status.timeline.duration, "seed \(seed)")
      // Nothing is spoken for ever, and no line twice at one time.
      let lines = played.status.timeline.cues.filter { $0.kind == .speech }.map(\.at)
      #expect(Set(lines).count == lines.count && played.status.edits.count < 60, "seed \(seed)")
    }
  }
}
