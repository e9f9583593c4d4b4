import Live
import PCM
import Playback
import Rendering
import TestSupport
import Testing

/// A session over a tone that keeps its sink awake, from the primer to the end.
@Suite struct KeepAliveTests {
  /// With a short queue too. Not on a sound server: a busy machine starves a short queue, which is silence by right.
  @Test(arguments: [96_000, 14_400]) func untilTheEndThereIsNoSilence(queue: Int) throws {
    let device = FakeDevice(capacity: queue, period: queue / 6)
    let text = "timing: { ready: 4s }\nsteps:\n  - rest: 3s\ncues: { rest: off, countdown: off, go: off }\n"
    let session = LiveSession(
      try liveState(text, keepsAlive: true), on: device, now: device.now,
      score: { LiveSessionTests.score($0).keptAwake(rate: 48_000) }, onChange: {})
    #expect(session.player.run() == .finished)
    let status = session.status(at: device.now())
    #expect(status.faults == 0)
    let samples = device.sounded.samples16
    let left = stride(from: 0, to: samples.count, by: 2).map { abs(Int(samples[$0])) }
    let first = try #require(left.firstIndex { $0 > 0 })
    let cue = try #require(left.firstIndex { $0 > 300 })
    #expect(cue - first > 24_000, "\(cue - first) frames of primer")
    // Far below hearing, and never off for a tenth of a second.
    #expect(left[first..<cue - 480].allSatisfy { $0 < 40 })
    let last = try #require(left.lastIndex { $0 > 0 })
    #expect(last - first > 7 * 48_000)
    #expect(stride(from: first, to: last - 4_800, by: 4_800).allSatisfy { left[$0..<$0 + 4_800].contains { $0 > 0 } })
  }
}
