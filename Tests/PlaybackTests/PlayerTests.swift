import PCM
import Playback
import Rendering
import Synchronization
import TestSupport
import Testing

@Suite("The player, on a device with a hand-moved clock")
struct PlayerTests {
  /// Three seconds.
  static let score = Score.sweep(frames: 144_000)

  /// Plays to the end with what `order` puts on the device's clock; gives what sounded, by frame and channel.
  func play(
    _ score: Score = Self.score, on device: FakeDevice = FakeDevice(), from: Int64 = 0,
    _ order: (FakeDevice, Player) -> Void = { _, _ in }
  ) -> (outcome: Outcome, sounded: [Int16], player: Player) {
    let player = Player(score, on: device, from: FramePosition(from), now: device.now)
    order(device, player)
    let outcome = player.run()
    return (outcome, device.sounded.samples16, player)
  }

  /// The largest step between neighbouring samples of the left channel.
  func step(_ samples: some Collection<Int16>) -> Int {
    let left = Array(samples).enumerated().filter { $0.offset % 2 == 0 }.map { Int($0.element) }
    return zip(left, left.dropFirst()).map { abs($1 - $0) }.max() ?? 0
  }

  /// The largest step of the score itself: a splice may add the slope of its fade and no more.
  func bound() throws -> Int { try step(Self.score.samples()) * 5 / 4 + 120 }

  @Test("sounds the score bit for bit, to its last frame, and ends finished")
  func whole() throws {
    let (outcome, sounded, _) = play()
    let expected = try Self.score.samples()
    #expect(outcome == .finished)
    #expect(Array(sounded.prefix(expected.count)) == expected)
    #expect(sounded.dropFirst(expected.count).allSatisfy { $0 == 0 })
  }

  @Test("does not mind a device that takes half, or finds no room for a while")
  func slowDevice() throws {
    let device = FakeDevice()
    device.takesHalf = true
    let (outcome, sounded, _) = play(on: device) { device, _ in device.at(.milliseconds(500)) { device.stalls = 0 } }
    let expected = try Self.score.samples()
    #expect(outcome == .finished)
    #expect(Array(sounded.prefix(expected.count)) == expected)
  }

  @Test("a server that takes a whole second in advance, as a Bluetooth one may, is never left dry, and gets it all")
  func farDevice() throws {
    let (outcome, sounded, player) = play(on: FakeDevice(latency: 48_000))
    let expected = try Self.score.samples()
    #expect(outcome == .finished)
    #expect(player.snapshot.faults == 0)
    #expect(Array(sounded.prefix(expected.count)) == expected)
  }

  @Test("a clip that goes on past the end of the score is cut there")
  func endIsEnd() throws {
    let long = Score.sweep(frames: 96_000)
    let short = Score(placements: long.placements, sources: long.sources, length: FrameCount(48_000))
    let (outcome, sounded, _) = play(short)
    #expect(outcome == .finished)
    #expect(try Array(sounded.prefix(96_000)) == Array(long.samples().prefix(96_000)))
    #expect(sounded.dropFirst(96_000).allSatisfy { $0 == 0 })
  }

  @Test("starts anywhere with a fade of 10 ms, and is exact after it")
  func startsAnywhere() throws {
    let (_, sounded, _) = play(from: 50_000)
    let expected = try Self.score.samples().dropFirst(100_000)
    #expect(Array(sounded[960..<expected.count]) == Array(expected.dropFirst(960)))
    #expect(sounded[0] == 0)
    #expect(try step(sounded) <= bound())
  }

  @Test("an empty score is over at once")
  func empty() {
    #expect(play(Score(placements: [], sources: [], length: .zero)).outcome == .finished)
  }

  @Test("stop fades within 10 ms, is heard, and ends with its exit status")
  func stop() throws {
    let (outcome, sounded, _) = play { device, player in
      device.at(.milliseconds(1_001)) { player.send(.stop(exit: 130)) }
    }
    #expect(outcome == .stopped(exit: 130))
    // 1001 ms, and the 20 ms that the server holds.
    let fade = (48_048 + 960) * 2
    #expect(try Array(sounded[..<fade]) == Array(Self.score.samples()[..<fade]))
    #expect(sounded[(fade + 960)...].allSatisfy { $0 == 0 })
    #expect(sounded.count < fade + 960 + 4_800 * 2)
    #expect(try step(sounded) <= bound())
  }

  @Test("pause holds the place without waking, and resume goes on from it")
  func pauseAndResume() throws {
    let states = Mutex<[Transport.State]>([])
    let device = FakeDevice()
    let player = Player(Self.score, on: device, now: device.now) { snapshot in
      states.withLock { $0.append(snapshot.state) }
    }
    device.at(.milliseconds(500)) { player.send(.pause) }
    device.at(.milliseconds(9_000)) { player.send(.resume) }
    #expect(player.run() == .finished)
    let sounded = device.sounded.samples16
    let expected = try Self.score.samples()
    let held = 24_000 + 960
    #expect(Array(sounded[..<(held * 2)]) == Array(expected[..<(held * 2)]))
    #expect(sounded[((held + 480) * 2)..<(432_000 * 2)].allSatisfy { $0 == 0 })
    let again = 432_000 + 480
    #expect(Array(sounded[(again * 2)...].prefix(96_000)) == Array(expected[((held + 480) * 2)...].prefix(96_000)))
    #expect(try step(sounded) <= bound())
    let place = FramePosition(Int64(held))
    #expect(
      states.withLock { $0 } == [
        .playing, .pausing(holding: place), .paused(holding: place), .priming, .playing, .draining,
        .ended(.finished),
      ])
  }

  @Test("seek splices to the target without a seam")
  func seek() throws {
    let (outcome, sounded, _) = play { device, player in
      device.at(.milliseconds(1_000)) { player.send(.seek(FramePosition(100_000), in: Self.score)) }
    }
    let expected = try Self.score.samples()
    let at = 48_000 + 960
    #expect(outcome == .finished)
    #expect(Array(sounded[..<(at * 2)]) == Array(expected[..<(at * 2)]))
    let rest = Array(expected[(100_480 * 2)...])
    #expect(Array(sounded[((at + 480) * 2)...].prefix(rest.count)) == rest)
    #expect(try step(sounded) <= bound())
  }

  @Test("commands on top of each other make no step")
  func commandsOnCommands() throws {
    let (outcome, sounded, _) = play { device, player in
      for index in 0..<40 {
        device.at(.milliseconds(500 + index * 3)) {
          player.send(.seek(FramePosition(Int64(index * 3_001)), in: Self.score))
        }
      }
      device.at(.milliseconds(700)) { player.send(.pause) }
      device.at(.milliseconds(705)) { player.send(.resume) }
      device.at(.milliseconds(900)) {
        player.send(.seek(.zero, in: Self.score)); player.send(.stop(exit: 0))
      }
    }
    #expect(outcome == .stopped(exit: 0))
    #expect(try step(sounded) <= bound() * 2)
  }

  /// Fifty at once, each of which takes so long.
  @Test("revisions on top of each other are one score, but no more than the queue can wait for", arguments: [0, 30])
  func burst(milliseconds: Int) throws {
    let device = FakeDevice()
    let worked = Mutex(Duration.zero)
    let scores = Mutex(0)
    let queues = Mutex<[Int]>([])
    let player = Player(Self.score, on: device, now: { device.now() + worked.withLock { $0 } })
    device.at(.milliseconds(500)) {
      for _ in 0..<50 {
        player.send(
          .revise { _ in
            worked.withLock { $0 += .milliseconds(milliseconds) }
            queues.withLock { $0.append(device.queuedFrames) }
            return Revision {
              scores.withLock { $0 += 1 }
              return Self.score
            }
          })
      }
      player.send(.seek(FramePosition(100_000), in: Self.score))
      player.send(.revise { place in Revision(seek: place + FrameCount(20_000)) { Self.score } })
      player.send(.levels(Levels(chimes: 0.5)))
    }
    #expect(player.run() == .finished)
    device.forgetOrders()
    #expect(player.snapshot.faults == 0)
    #expect(scores.withLock { $0 } == (milliseconds == 0 ? 0 : 50))
    #expect(queues.withLock { $0 }.count == 50 && queues.withLock { $0 }.allSatisfy { $0 > 24_000 })
    // Half a second, and what is left behind the place that the last two came to.
    #expect(abs((device.sounded.samples16.lastIndex { $0 != 0 } ?? 0) / 2 - 48_000) < 2_400)
    #expect(step(device.sounded.samples16) <= (try bound()))
  }

  @Test("a score that sounds the same is replaced without a sample's difference")
  func replaceBySame() throws {
    let (outcome, sounded, _) = play { device, player in
      device.at(.milliseconds(700)) { player.send(.replace(.sweep(frames: 144_000))) }
    }
    let expected = try Self.score.samples()
    #expect(outcome == .finished)
    #expect(Array(sounded.prefix(expected.count)) == expected)
  }

  @Test("another score takes over within 10 ms, and its length counts")
  func replace() throws {
    let other = Score.sweep(frames: 192_000, pitch: 500)
    let (outcome, sounded, _) = play { device, player in
      device.at(.milliseconds(2_990)) { player.send(.replace(other)) }
    }
    let expected = try other.samples()
    let from = (143_520 + 960 + 480) * 2
    #expect(outcome == .finished)
    #expect(Array(sounded[from...].prefix(expected.count - from)) == Array(expected[from...]))
  }

  @Test("levels change within 10 ms and stay through a seek")
  func levels() throws {
    let levels = Levels(chimes: 0.25)
    let (_, sounded, _) = play { device, player in
      device.at(.milliseconds(1_000)) { player.send(.levels(levels)) }
      device.at(.milliseconds(2_000)) { player.send(.seek(FramePosition(10_000), in: Self.score)) }
    }
    let expected = try Self.score.samples(levels: levels)
    let first = (48_000 + 960 + 480) * 2..<(96_000 * 2)
    #expect(Array(sounded[first]) == Array(expected[first]))
    let second = (96_000 + 960 + 480) * 2
    #expect(Array(sounded[second...].prefix(100_000)) == Array(expected[(10_480 * 2)...].prefix(100_000)))
  }

  @Test("while it plays the position is known to the frame, and between two looks from the clock")
  func position() {
    let seen = Mutex<[Int64]>([])
    _ = play { device, player in
      for moment in [500, 1_250, 2_500] {
        device.at(.milliseconds(moment)) {
          seen.withLock { $0.append(player.snapshot.position(at: device.now()).rawValue) }
        }
      }
    }
    for (position, moment) in zip(seen.withLock { $0 }, [500, 1_250, 2_500]) {
      #expect(abs(position - Int64(moment * 48)) <= 1)
    }
  }

  @Test("a score that cannot be rendered ends as failed, in words")
  func failing() {
    struct NoClip: Error, CustomStringConvertible { let description = "no clip" }
    let broken = Score(
      placements: Self.score.placements + [
        Placement(start: FramePosition(100_000), length: FrameCount(10), source: 1, bus: .voice)
      ],
      sources: Self.score.sources + [Source(length: FrameCount(10)) { throw NoClip() }], length: FrameCount(144_000))
    #expect(play(broken).outcome == .failed("no clip"))
  }
}
