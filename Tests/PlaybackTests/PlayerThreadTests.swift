import PCM
import Playback
import Rendering
import TestSupport
import Testing

@Suite("The player, on its own thread", .serialized)
struct PlayerThreadTests {
  @Test("plays to the end while other threads read and command")
  func manyThreads() {
    let device = FakeDevice()
    let score = Score.sweep(frames: 480_000)
    let player = Player(score, on: device, now: device.now)
    player.start()
    for index in 0..<200 {
      player.send(.seek(FramePosition(Int64(index % 7) * 1_000), in: score))
      player.send(.levels(Levels(chimes: Float(index % 3) / 3)))
      player.send(.pause)
      _ = player.snapshot
      player.send(.resume)
    }
    player.send(.seek(FramePosition(479_000), in: score))
    #expect(player.wait() == .finished)
    #expect(player.wait() == .finished)
    #expect(player.snapshot.state == .ended(.finished))
  }

  @Test("stop from another thread ends a paused player, which nothing else would wake")
  func stopWhilePaused() {
    let device = FakeDevice()
    let player = Player(Score.sweep(frames: 480_000), on: device, now: device.now)
    player.send(.pause)
    player.start()
    while true {
      if case .paused = player.snapshot.state { break }
    }
    player.send(.stop(exit: 130))
    #expect(player.wait() == .stopped(exit: 130))
    // Who watches from outside must see it too, or waits for ever.
    #expect(player.snapshot.state == .ended(.stopped(exit: 130)))
  }
}
