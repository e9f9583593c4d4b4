import Foundation
import TestSupport
import Testing

extension CommandTests {
  /// Sound servers that die, programs that are stopped, and machines that are busy.
  @Suite("Control, and what the device does", .enabled(if: PlayedSession.isPossible, PlayedSession.needs))
  struct PlayDevices {
    @Test("the sound server dies and comes back: nothing is lost", arguments: PlayPlaces.moments(3))
    func serverDies(after seconds: Double) throws {
      let session = try PlayedSession()
      let expected = try session.rendered()
      try session.server.record()
      try session.play(["--plain", session.routine])
      try #require(session.waitForSound(seconds: seconds))
      // The recorder ends with the server.
      session.server.kill()
      let first = Recording(samples: try session.server.recorded())
      #expect(session.terminal?.shows("The sound device is gone") == true)
      usleep(500_000)
      try session.server.start()
      try session.server.record()
      #expect(session.terminal?.shows("The sound device is back") == true)
      try #require(session.waitForSound(seconds: 9))
      let second = Recording(samples: try session.server.recorded())
      let start = try #require(first.find(expected, 24_000..<26_000)) - 24_000
      let lost = first.frames - start
      // After a lead-in it goes on where it was lost; by then dither falls on other frames.
      let later = lost + 96_000
      let place = try #require(second.find(expected, later..<later + 2_000, tolerance: 3))
      // From there on and back to where it was lost, out of the silence of the lead-in, everything is there.
      let back = try #require((1..<later).first { !second.isLike(expected, later - $0, at: place - $0, tolerance: 3) })
      #expect(later - back <= lost + 48_000, "goes on at \(later - back), lost at \(lost)")
      #expect(later - back >= lost - 24_000, "goes on at \(later - back), lost at \(lost)")
    }

    @Test("stopped for five seconds and continued: nothing is lost, and it goes on where it was")
    func stopped() throws {
      let session = try PlayedSession()
      let expected = try session.rendered()
      try session.server.record()
      try session.play()
      try #require(session.waitForSound(seconds: 2))
      session.program?.send(SIGSTOP)
      usleep(5_000_000)
      session.program?.send(SIGCONT)
      session.waitForFrames(192_000)
      let recording = Recording(samples: try session.server.recorded())
      // Counted from shortly before the stop: on a busy machine, recorder and server may lose samples as playing begins.
      let anchor = 72_000
      let start = try #require(recording.find(expected, anchor..<anchor + 2_000)) - anchor
      let gap =
        try #require(recording.firstDifference(from: Array(expected[(anchor * 2)...]), at: start + anchor)) - start
      // Behind the gap, and 10 ms of fade, every sample goes on.
      let after = gap + 2_400
      let place = try #require(recording.find(expected, after..<after + 2_000, from: start + after))
      #expect(place - start - after > 24_000)
      #expect(recording.firstDifference(from: Array(expected[(after * 2)...]), at: place) == nil)
    }

    // It wants the machine for itself: beside other tests, recorder and server lose samples of any player's.
    @Test(
      "with every core busy it is still the render, every sample, without an underrun",
      .enabled(if: isSoak, "it wants the machine for itself: make prove"))
    func busy() throws {
      // Ten seconds, or five minutes.
      let seconds = isSoak ? 300 : 10
      let session = try PlayedSession(
        """
        title: Busy
        timing: { ready: 0s, finish: 0s, breath: 4-0-6-0 }
        cues: { finish: off }
        steps:
          - breathe: \(seconds)s
        """)
      let expected = try session.rendered()
      let cores = ProcessInfo.processInfo.activeProcessorCount
      let load = try (0..<2 * cores).map { _ in try ChildProcess("sh", ["-c", "while :; do :; done"]) }
      defer { for process in load { process.end(SIGKILL) } }
      try session.server.record()
      try session.play(["--plain", "--verbose", session.routine])
      #expect(session.program?.wait(seconds: Double(seconds) + patience) == 0)
      #expect(session.faults == "0")
      let recording = Recording(samples: try session.server.recorded())
      let start = try #require(recording.find(expected, 24_000..<26_000)) - 24_000
      #expect(recording.firstDifference(from: expected, at: start) == nil)
      #expect(recording.frames - start >= expected.count / 2)
    }

    @Test("without a sound device it says so and how to have the session as a file")
    func noDevice() throws {
      let session = try PlayedSession()
      let result = try ChildProcess.run(
        session.binary, ["play", "--device", "hw:7", session.routine], environment: session.environment)
      #expect(result.status == 69 && result.errorText.contains("unknot render"))
    }

    @Test("the machine is kept awake while a session plays, and may sleep while it is paused and after its end")
    func sleep() throws {
      let session = try PlayedSession()
      try session.startLogind()
      let asked = "inhibit|sleep|Unknot|A session is playing|block"
      try session.play()
      #expect(session.wait { session.logindWasAsked == ["here", asked] })
      usleep(1_000_000)
      #expect(session.logindWasAsked.count == 2)
      session.terminal?.press(" ")
      #expect(session.wait { session.logindWasAsked == ["here", asked, "let go"] })
      session.terminal?.press(" ")
      #expect(session.wait { session.logindWasAsked == ["here", asked, "let go", asked] })
      session.terminal?.press("q")
      #expect(session.wait { session.logindWasAsked == ["here", asked, "let go", asked, "let go"] })
      #expect(session.program?.wait() == 0)
    }
  }
}
