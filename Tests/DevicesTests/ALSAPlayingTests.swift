import Devices
import Foundation
import PCM
import Playback
import Rendering
import Synchronization
import TestSupport
import Testing

extension ALSATests {
  @Suite(
    "Playing to a sound server",
    .enabled(if: SoundServer.isInstalled, "needs pulseaudio, pulseaudio-utils and libasound2-plugins"))
  struct Playing {
    /// A server that this process plays to: ALSA is told by the environment, which all threads share. So these tests run
    /// one after the other, in a process where no other test reads the environment meanwhile (see the Makefile).
    func soundServer() throws -> SoundServer {
      let server = try SoundServer()
      for (name, value) in server.environment { setenv(name, value, 1) }
      return server
    }

    /// The left channel.
    func left(_ samples: some Sequence<Int16>) -> [Int] {
      samples.enumerated().compactMap { $0.offset % 2 == 0 ? Int($0.element) : nil }
    }

    /// The first place at or after `from` where the `wanted` samples stand in `all`, in samples.
    func find(_ wanted: ArraySlice<Int16>, in all: [Int16], from: Int = 0) -> Int? {
      let wanted = Array(wanted)
      guard all.count >= wanted.count + from else { return nil }
      return stride(from: from, through: all.count - wanted.count, by: 2).first { start in
        all[start] == wanted[0] && all[start + 100] == wanted[100]
          && all[start..<start + wanted.count].elementsEqual(wanted)
      }
    }

    func step(_ samples: some Sequence<Int16>) -> Int {
      let left = left(samples)
      return zip(left, left.dropFirst()).map { abs($1 - $0) }.max() ?? 0
    }

    /// How it ends, which is not to take long: a test that would hang is stopped and fails.
    func end(of player: Player) -> Outcome {
      let limit = monotonicNow() + .seconds(patience)
      while player.outcome == nil, monotonicNow() < limit { usleep(1_000) }
      if player.outcome == nil { player.send(.stop(exit: -1)) }
      return player.wait()
    }

    func sleep(until position: Int64, of player: Player) {
      let limit = monotonicNow() + .seconds(patience)
      while monotonicNow() < limit, player.snapshot.position(at: monotonicNow()).rawValue < position { usleep(2_000) }
    }

    @Test("a machine that slept is a fault of its own: the server does not tell")
    func sleptMeanwhile() throws {
      let server = try soundServer()
      try server.record()
      let night = Mutex(Duration.seconds(5))
      let device = try ALSADevice(name: "pulse", asleep: { night.withLock { $0 } })
      let player = Player(Score.sweep(frames: 240_000), on: device)
      let from = Mutex<FramePosition?>(nil)
      player.send(
        .leadIn { place in
          from.withLock { $0 = place }
          return nil
        })
      player.start()
      sleep(until: 96_000, of: player)
      night.withLock { $0 += .seconds(28_800) }
      let asleep = player.snapshot.position(at: monotonicNow()).rawValue
      #expect(end(of: player) == .finished)
      #expect(player.snapshot.faults == 1)
      // From what was heard before the night, as known at the last look.
      let place = try #require(from.withLock { $0 })
      #expect((60_000..<asleep + 14_000).contains(place.rawValue), "\(place.rawValue)")
    }

    @Test("the server is given the rendered samples, every one, without a gap")
    func everySample() throws {
      let server = try soundServer()
      try server.record()
      let score = Score.sweep(frames: 240_000)
      let player = Player(score, on: try ALSADevice(name: "pulse"))
      player.start()
      #expect(end(of: player) == .finished)
      let recorded = try server.recorded()
      let expected = try score.samples()
      // The score begins with a sample of 0, so its place is found by what follows.
      let start = try #require(find(expected[2_000..<4_000], in: recorded)) - 2_000
      #expect(Array(recorded[start..<min(recorded.count, start + expected.count)]) == expected)
      #expect(recorded[..<start].allSatisfy { $0 == 0 })
      #expect(recorded.dropFirst(start + expected.count).allSatisfy { $0 == 0 })
      #expect(player.snapshot.faults == 0)
    }

    @Test("stop is a fade to silence, heard at once, in the middle of what was queued")
    func stop() throws {
      // On a busy machine the server may take a piece between two looks: at most one splice in ten steps, so three never.
      var steps: [Int] = []
      repeat { steps.append(try stepOfStop()) } while steps.last! > 0 && steps.count < 3
      #expect(steps.last! == 0, "\(steps)")
    }

    /// How far the largest step at a stop is over what the sound itself has; 0 for none.
    private func stepOfStop() throws -> Int {
      let server = try soundServer()
      try server.record()
      let score = Score.sweep(frames: 480_000)
      let player = Player(score, on: try ALSADevice(name: "pulse"))
      player.start()
      sleep(until: 48_000, of: player)
      let asked = Int(player.snapshot.position(at: monotonicNow()).rawValue)
      player.send(.stop(exit: 130))
      #expect(end(of: player) == .stopped(exit: 130))
      let recorded = try server.recorded()
      let expected = try score.samples()
      let start = try #require(find(expected[2_000..<4_000], in: recorded)) - 2_000
      let last = try #require(recorded.lastIndex { $0 != 0 })
      let sounded = (last - start) / 2
      // Long before what was queued is through, which is a second at least.
      #expect(sounded > 48_000 - 4_800 && sounded < asked + 43_200, "\(sounded), asked at \(asked)")
      return max(0, step(recorded[start...]) - step(expected.prefix(120_000)) * 5 / 4 - 120)
    }

    @Test("seek, pause and resume are heard")
    func transport() throws {
      let server = try soundServer()
      try server.record()
      let score = Score.sweep(frames: 480_000)
      let player = Player(score, on: try ALSADevice(name: "pulse"))
      player.start()
      sleep(until: 24_000, of: player)
      player.send(.seek(FramePosition(200_000), in: score))
      sleep(until: 224_000, of: player)
      player.send(.pause)
      let limit = monotonicNow() + .seconds(patience)
      while monotonicNow() < limit {
        if case .paused = player.snapshot.state { break }
        usleep(2_000)
      }
      usleep(800_000)
      guard case .paused(let held) = player.snapshot.state else {
        Issue.record("not paused: \(player.snapshot.state)")
        return
      }
      player.send(.resume)
      usleep(500_000)
      player.send(.seek(FramePosition(460_000), in: score))
      #expect(end(of: player) == .finished)
      let recorded = try server.recorded()
      let expected = try score.samples()
      let start = try #require(find(expected[2_000..<4_000], in: recorded))
      let sought = try #require(find(expected[401_000..<403_000], in: recorded, from: start))
      let after = Int(held.rawValue) * 2 + 1_000
      let resumed = try #require(find(expected[after..<after + 2_000], in: recorded, from: sought))
      #expect((resumed - sought) / 2 > 48_000)
      let end = try #require(find(expected[921_000...], in: recorded, from: resumed))
      #expect(recorded[(end + expected.count - 921_000)...].allSatisfy { $0 == 0 })
    }

    @Test("when the server dies and comes back, the session goes on from what was heard")
    func serverDies() throws {
      let server = try soundServer()
      let score = Score.sweep(frames: 240_000)
      let player = Player(score, on: try ALSADevice(name: "pulse"))
      player.start()
      sleep(until: 72_000, of: player)
      let known = player.snapshot.heard.rawValue
      server.kill()
      let killed = player.snapshot.position(at: monotonicNow()).rawValue
      // It looks after the device four times a second.
      let limit = monotonicNow() + .seconds(patience)
      while monotonicNow() < limit, player.snapshot.trouble == nil { usleep(2_000) }
      guard case .lost(let holding, _, _) = player.snapshot.state else {
        Issue.record("not lost: \(player.snapshot.state)")
        return
      }
      // Nothing that was known to be heard is heard again, and nothing that was not is left out.
      #expect(holding.rawValue >= known && holding.rawValue < killed + 16_000)
      #expect(player.snapshot.trouble != nil)
      try server.start()
      try server.record()
      #expect(end(of: player) == .finished)
      let recorded = try server.recorded()
      let expected = try score.samples()
      let from = Int(holding.rawValue) * 2 + 1_000
      let start = find(expected[from..<from + 2_000], in: recorded) ?? find(expected[220_000..<222_000], in: recorded)
      let first = try #require(start)
      // The recorder may have come later than the sound; from where it came on, every sample is there.
      let place = find(expected[from..<from + 2_000], in: recorded) != nil ? from : 220_000
      #expect(recorded[first...].prefix(expected.count - place).elementsEqual(expected[place...]))
    }
  }
}
