import Control
import Glibc
import PCM
import Playback
import Rendering
import Routines
import Scheduling
import Scoring
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

  func play(from: Duration = .zero, leadsIn: Bool = false, _ orders: [(Duration, Request)]) throws -> Played {
    let device = FakeDevice()
    let session = LiveSession(
      try LiveTests.live(Self.text), on: device, from: from, leadsIn: leadsIn, now: device.now,
      score: { Self.score($0) }, onChange: {})
    for (moment, request) in orders { device.at(moment) { session.send(request) } }
    let outcome = session.player.run()
    device.forgetOrders()
    return Played(outcome: outcome, sounded: device.sounded.samples16, status: session.status(at: device.now()))
  }

  @Test func untouchedItIsTheRenderBitForBit() throws {
    let expected = try Self.score(LiveTests.live(Self.text).track.timeline).samples()
    let played = try play([])
    #expect(played.outcome == .finished)
    #expect(Array(played.sounded.prefix(expected.count)) == expected)
  }

  @Test func everythingBeforeAnEditIsTheSameSamplesAndTheSessionIsLongerByIt() throws {
    let expected = try Self.score(LiveTests.live(Self.text).track.timeline).samples()
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
    let duration = try LiveTests.live(Self.text).track.timeline.duration
    let played = try play([(.seconds(12), .pause), (.seconds(20), .resume)])
    #expect(played.outcome == .finished)
    #expect(played.status.time == duration && !played.status.isPaused)
    // Eight seconds of pause, the lead-in and what was gone back.
    let seconds = played.sounded.count / 2 / 48_000
    #expect(seconds > Int(duration.components.seconds) + 8 + 4)
  }

  @Test func aLostDevicePausesAndGoesOnByItself() throws {
    let device = FakeDevice()
    let session = LiveSession(
      try LiveTests.live(Self.text), on: device, now: device.now, score: { Self.score($0) }, onChange: {})
    device.at(.seconds(10)) { device.vanish("unplugged") }
    // The main thread's loop, whenever something has changed.
    for tenth in 0..<100 {
      device.at(.seconds(10) + .milliseconds(tenth * 100)) { session.watch(session.player.snapshot) }
    }
    device.at(.seconds(13)) { device.comeBack() }
    #expect(session.player.run() == .finished)
    device.forgetOrders()
    #expect(session.status(at: device.now()).time == session.status(at: device.now()).timeline.duration)
    #expect(
      device.sounded.count / 4 / 48_000 > Int(session.status(at: device.now()).timeline.duration.components.seconds))
  }

  @Test func aSessionThatIsTakenUpAgainLeadsIn() throws {
    let plain = try play(from: .seconds(10), [])
    let led = try play(from: .seconds(10), leadsIn: true, [])
    #expect(led.sounded.count > plain.sounded.count + 3 * 96_000)
  }

  @Test func stopEndsItWithItsStatus() throws {
    #expect(try play([(.seconds(3), .stop(130))]).outcome == .stopped(exit: 130))
  }

  /// Random requests at random moments: it always ends, and the listener's time never leaves the session.
  @Test func whateverIsAskedItEnds() throws {
    for seed in 0..<(isSoak ? 200 : 12) as Range<UInt64> {
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
      let played = try play(orders)
      #expect(played.outcome == .finished, "seed \(seed)")
      #expect(played.status.time <= played.status.timeline.duration, "seed \(seed)")
    }
  }
}
