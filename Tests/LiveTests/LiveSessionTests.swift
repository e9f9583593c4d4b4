import Glibc
import Live
import PCM
import Playback
import Rendering
import Routines
import Scheduling
import Scoring
import Synchronization
import TestSupport
import Testing

/// A live session and its player, on a device with a hand-moved clock.
@Suite struct LiveSessionTests {
  static let text = """
    timing: { ready: 2s, settle: 4s, switch: 4s, spots: 1, roll: 3s, hold: 6s, breath: 1-0-2-0, finish: 2s }
    steps:
      - roll: calves
    """

  /// Each sound a tone of its own.
  static func score(_ timeline: Timeline) -> Score {
    Scoring.score(timeline, rate: 48_000) { voicing, frames in
      let pitch = 300 + Double("\(voicing)".utf8.reduce(0) { ($0 &* 31 &+ Int($1)) % 900 })
      let length = frames > .zero ? frames : FrameCount(12_000)
      return Source(length: length) {
        Clip(channels: 1, length: length) { _, samples in
          for index in samples.indices { samples[index] = Float(0.1 * sin(2 * .pi * pitch * Double(index) / 48_000)) }
        }
      }
    }
  }

  struct Played {
    var outcome: Outcome
    var sounded: [Int16]
    var status: Status
  }

  func play(
    from: Duration = .zero, leadsIn: Bool = false, _ orders: [(Duration, Request)], of live: LiveState? = nil,
    speak: @escaping @Sendable (Timeline) async -> [Voicing: SoundLengths] = { _ in [:] }
  ) throws -> Played {
    let device = FakeDevice()
    let session = LiveSession(
      try live ?? liveState(Self.text), on: device, from: from, leadsIn: leadsIn, now: device.now,
      score: { Self.score($0) }, speak: speak, onChange: {})
    for (moment, request) in orders { device.at(moment) { session.send(request) } }
    let outcome = session.player.run()
    device.forgetOrders()
    return Played(outcome: outcome, sounded: device.sounded.samples16, status: session.status(at: device.now()))
  }

  @Test func untouchedItIsTheRenderBitForBit() throws {
    let expected = try Self.score(liveState(Self.text).track.timeline).samples()
    let played = try play([])
    #expect(played.outcome == .finished)
    #expect(Array(played.sounded.prefix(expected.count)) == expected)
  }

  @Test func everythingBeforeAnEditIsTheSameSamplesAndTheSessionIsLongerByIt() throws {
    let expected = try Self.score(liveState(Self.text).track.timeline).samples()
    var random = SeededGenerator(seed: 5)
    for request in [Request.longer, .shorter, .release, .next, .announce, .mute] {
      let moment = Duration.milliseconds(Int64.random(in: 1_000...20_000, using: &random))
      let played = try play([(moment, request)])
      #expect(played.outcome == .finished)
      let frames = Int(FrameCount(moment, rate: 48_000).rawValue)
      #expect(Array(played.sounded.prefix(frames * 2)) == Array(expected.prefix(frames * 2)), "\(request) at \(moment)")
      // Something is heard of it within 60 ms: the device's server holds 20 of them.
      let changed = zip(played.sounded, expected).enumerated().first { $0.element.0 != $0.element.1 }.map {
        $0.offset / 2
      }
      #expect((changed ?? .max) - frames < 2_880, "\(request) at \(moment)")
    }
  }

  @Test func pauseAndResumeGoOnWithALeadInAndNothingIsLost() throws {
    let duration = try liveState(Self.text).track.timeline.duration
    let played = try play([(.seconds(12), .pause), (.seconds(20), .resume)])
    #expect(played.outcome == .finished)
    #expect(played.status.time == duration && !played.status.isPaused)
    // Eight seconds of pause, the lead-in and what was gone back.
    let seconds = played.sounded.count / 2 / 48_000
    #expect(seconds > Int(duration.components.seconds) + 8 + 4)
  }

  /// Two spaces in one read, or two media keys: a resume and a pause, or the other way about, and never two of one.
  @Test func twoTogglesAtOnceAreTheOneAndTheOther() throws {
    let device = FakeDevice()
    let session = LiveSession(
      try liveState(Self.text), on: device, now: device.now, score: { Self.score($0) }, onChange: {})
    @Sendable func toggle(_ count: Int) { for _ in 0..<count { session.send(.pauseOrResume) } }
    device.at(.seconds(5)) { toggle(1) }
    device.at(.seconds(7)) { toggle(2) }
    device.at(.seconds(9)) {
      #expect(session.status(at: device.now()).isPaused)
      if case .paused = session.player.snapshot.state {} else { Issue.record("\(session.player.snapshot.state)") }
      toggle(3)
    }
    device.at(.seconds(11)) {
      let status = session.status(at: device.now())
      #expect(!status.isPaused && status.isLeadingIn)
      toggle(2)
    }
    device.at(.seconds(12)) { #expect(session.status(at: device.now()).isLeadingIn) }
    #expect(session.player.run() == .finished)
    device.forgetOrders()
  }

  /// The end of a hold that is ended while nothing plays is heard after the lead-in, even if both are asked for at once.
  @Test func whatIsEndedAndGoneOnWithAtOnceIsHeardAsIfOneByOne() throws {
    let both = try play([(.seconds(12), .pause), (.seconds(14), .next), (.seconds(14), .resume)])
    let apart = try play([(.seconds(12), .pause), (.seconds(14), .next), (.milliseconds(14_001), .resume)])
    #expect(both.status.edits.count == 1 && both.status.edits == apart.status.edits)
    // After the pause the same samples, a millisecond earlier.
    let after = 14 * 96_000
    #expect(both.sounded.dropFirst(after).drop { $0 == 0 } == apart.sounded.dropFirst(after).drop { $0 == 0 })
  }

  /// A device that was suspended, because the machine slept, or that went away for three seconds: the lead-in of a resume,
  /// from what was heard last.
  @Test(arguments: [true, false]) func afterAFaultItLeadsInAndGoesOnByItself(isLost: Bool) throws {
    let expected = try Self.score(liveState(Self.text).track.timeline).samples()
    let device = FakeDevice()
    let session = LiveSession(
      try liveState(Self.text), on: device, now: device.now, score: { Self.score($0) }, onChange: {})
    device.at(.seconds(10)) { isLost ? device.vanish("unplugged") : device.suspend() }
    if isLost { device.at(.seconds(13)) { device.comeBack() } }
    device.at(.seconds(15)) {
      let status = session.status(at: device.now())
      #expect(status.isLeadingIn && !status.isPaused && status.trouble == nil)
      #expect((.seconds(9)...(.seconds(10))).contains(status.time))
    }
    #expect(session.player.run() == .finished)
    device.forgetOrders()
    let sounded = device.sounded.samples16
    #expect(session.status(at: device.now()).time == session.status(at: device.now()).timeline.duration)
    // Ticks at three seconds to go at least, and then all that is left, to the end.
    let longer = (sounded.count - expected.count) / 2
    #expect(longer > (isLost ? 6 : 3) * 48_000 && longer < (isLost ? 14 : 9) * 48_000, "\(longer)")
    let tail = (expected.count / 2 - 10 * 48_000 - 48_000) * 2
    let end = sounded.lastIndex { $0 != 0 } ?? 0
    let expectedEnd = expected.lastIndex { $0 != 0 } ?? 0
    let pairs = zip(sounded[...end].reversed(), expected[...expectedEnd].reversed()).prefix(tail)
    #expect(pairs.allSatisfy { abs(Int($0) - Int($1)) <= 3 })
  }

  @Test func whoPausesWhileTheDeviceIsGoneStaysPaused() throws {
    let device = FakeDevice()
    let session = LiveSession(
      try liveState(Self.text), on: device, now: device.now, score: { Self.score($0) }, onChange: {})
    device.at(.seconds(10)) { device.vanish("unplugged") }
    device.at(.seconds(11)) { session.send(.pause) }
    device.at(.seconds(13)) { device.comeBack() }
    device.at(.seconds(20)) {
      let status = session.status(at: device.now())
      #expect(status.isPaused && status.trouble == nil)
      session.send(.resume)
    }
    #expect(session.player.run() == .finished)
    device.forgetOrders()
    #expect(device.sounded.count / 4 / 48_000 > 30)
  }

  @Test func aSessionThatIsTakenUpAgainLeadsIn() throws {
    let plain = try play(from: .seconds(10), [])
    let led = try play(from: .seconds(10), leadsIn: true, [])
    #expect(led.sounded.count > plain.sounded.count + 3 * 96_000)
  }

  /// Whoever is told of a change finds it done, in the place where it leads: nothing else comes while it is paused.
  @Test(.timeLimit(.minutes(1))) func aMoveWhilePausedIsThereWhenItIsTold() async throws {
    let device = FakeDevice()
    let seen = Mutex<(@Sendable () -> Void)?>(nil)
    let told = Mutex<[Duration]>([])
    let session = LiveSession(
      try liveState(Self.text), on: device, now: device.now, score: { Self.score($0) },
      onChange: { seen.withLock { $0 }?() })
    seen.withLock { seen in
      seen = { [weak session] in
        guard let session else { return }
        let time = session.status(at: device.now()).time
        told.withLock { $0.append(time) }
      }
    }
    let target = Duration.seconds(11)
    device.at(.seconds(3)) { session.send(.pause) }
    device.at(.seconds(5)) { session.send(.seek(to: target)) }
    session.player.start()
    // Past the orders nothing wakes the player any more.
    while told.withLock({ $0.last }) != target { try await Task.sleep(for: .milliseconds(2)) }
    #expect(session.status(at: device.now()).time == target)
    session.send(.stop(0))
    _ = session.player.wait()
  }

  @Test func stopEndsItWithItsStatus() throws {
    #expect(try play([(.seconds(3), .stop(130))]).outcome == .stopped(exit: 130))
  }
}
