import PCM
import Playback
import Rendering
import Synchronization
import TestSupport
import Testing

@Suite("The player, on a device that fails")
struct PlayerFaultTests {
  static let score = Score.sweep(frames: 192_000)

  func play(
    on device: FakeDevice = FakeDevice(), _ order: (FakeDevice, Player) -> Void
  ) -> (outcome: Outcome, sounded: [Int16], player: Player) {
    let player = Player(Self.score, on: device, now: device.now)
    order(device, player)
    let outcome = player.run()
    return (outcome, device.sounded.samples16, player)
  }

  /// Where in the left channel of the score `samples` begins, if it is there.
  func place(of samples: ArraySlice<Int16>, in score: [Int16]) -> Int? {
    let wanted = Array(samples)
    return stride(from: 0, through: score.count - wanted.count, by: 2).first { start in
      score[start] == wanted[0] && score[start + 40] == wanted[40]
        && Array(score[start..<start + wanted.count]) == wanted
    }.map { $0 / 2 }
  }

  @Test("after an underrun it goes on at what was written: nothing of the score is lost")
  func underrun() throws {
    let (outcome, sounded, player) = play { device, _ in device.at(.milliseconds(800)) { device.underrun() } }
    let expected = try Self.score.samples()
    #expect(outcome == .finished)
    #expect(player.snapshot.faults == 1)
    // The fake one sounds what is queued before it stands still: so the score is whole, but for a fade of 10 ms.
    let wrong = zip(sounded, expected).enumerated().filter { $0.element.0 != $0.element.1 }.map(\.offset)
    #expect(sounded.count >= expected.count)
    #expect(!wrong.isEmpty && wrong.last! - wrong.first! < 960)
  }

  @Test("after a suspension it goes on from what was heard")
  func suspension() throws {
    let (outcome, sounded, player) = play { device, _ in device.at(.milliseconds(1_500)) { device.suspend() } }
    let expected = try Self.score.samples()
    #expect(outcome == .finished)
    #expect(player.snapshot.faults == 1)
    let at = 72_000
    #expect(Array(sounded[..<(at * 2)]) == Array(expected[..<(at * 2)]))
    let from = try #require(place(of: sounded[((at + 480) * 2)...].prefix(2_000), in: expected))
    #expect(abs(from - (at + 480)) <= 48)
  }

  @Test("a lost device is opened again and again, and the session goes on from what was heard")
  func lostAndBack() throws {
    let troubles = Mutex<[String?]>([])
    let device = FakeDevice()
    let player = Player(Self.score, on: device, now: device.now) { snapshot in
      troubles.withLock { if $0.last != .some(snapshot.trouble) { $0.append(snapshot.trouble) } }
    }
    device.at(.milliseconds(1_500)) { device.vanish("unplugged") }
    device.at(.milliseconds(9_000)) { device.comeBack() }
    #expect(player.run() == .finished)
    #expect(troubles.withLock { $0 } == [nil, "unplugged", nil])
    let sounded = device.sounded.samples16
    let expected = try Self.score.samples()
    let at = 72_000
    #expect(Array(sounded[..<(at * 2)]) == Array(expected[..<(at * 2)]))
    let again = try #require(sounded[(at * 2)...].firstIndex { $0 != 0 }) / 2
    let from = try #require(place(of: sounded[((again + 480) * 2)...].prefix(2_000), in: expected))
    #expect(abs(from - (at + 480)) <= 48)
    let end = Array(expected.suffix(20_000))
    #expect(place(of: end[...], in: sounded) != nil)
    #expect(device.log.filter { $0.hasPrefix("reopen") }.count == 6)  // after 0.25, 0.75, 1.75, 3.75, 5.75, 7.75 s
  }

  @Test("a device that only says that it recovers is lost, not a busy loop")
  func zombie() {
    let device = FakeDevice()
    let (outcome, _, _) = play(on: device) { device, _ in device.at(.milliseconds(1_500)) { device.die() } }
    #expect(outcome == .finished)
    #expect(device.log.filter { $0 == "recover" }.count == 2)
    #expect(device.log.filter { $0.hasPrefix("reopen") }.count == 1)
  }

  @Test("lost for ever, it waits until it is stopped")
  func lostForEver() {
    let device = FakeDevice()
    let (outcome, _, player) = play(on: device) { device, player in
      device.at(.milliseconds(1_000)) { device.vanish("unplugged") }
      device.at(.seconds(20)) { player.send(.stop(exit: 143)) }
    }
    #expect(outcome == .stopped(exit: 143))
    #expect(player.snapshot.trouble == "unplugged")
    #expect(device.log.filter { $0.hasPrefix("reopen") }.count == 11)  // after 0.25, 0.75, 1.75, then every 2 s
  }

  @Test("a device that stands still while it is stopped is given up after a second")
  func stalledStop() {
    let device = FakeDevice()
    let (outcome, _, _) = play(on: device) { device, player in
      device.at(.milliseconds(1_000)) {
        device.stalls = .max
        player.send(.stop(exit: 130))
      }
    }
    #expect(outcome == .stopped(exit: 130))
    #expect(device.now() < .milliseconds(2_100))
  }

  @Test("seek and pause while the device is gone hold for when it is back")
  func commandsWhileLost() throws {
    let (outcome, sounded, _) = play { device, player in
      device.at(.milliseconds(1_000)) { device.vanish("unplugged") }
      device.at(.milliseconds(2_000)) { player.send(.seek(FramePosition(150_000), in: Self.score)) }
      device.at(.milliseconds(2_100)) { player.send(.pause) }
      device.at(.milliseconds(2_200)) { device.comeBack() }
      device.at(.milliseconds(9_000)) { player.send(.resume) }
    }
    let expected = try Self.score.samples()
    #expect(outcome == .finished)
    let from = 432_000 + 480
    #expect(sounded[96_000..<864_000].allSatisfy { $0 == 0 })
    #expect(Array(sounded[(from * 2)...].prefix(40_000)) == Array(expected[(150_480 * 2)...].prefix(40_000)))
  }
}
