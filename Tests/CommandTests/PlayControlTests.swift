import Foundation
import TestSupport
import Testing

extension CommandTests {
  /// Sessions on a real sound server, commanded as a listener would; what is claimed is what the server was given.
  @Suite("Control, to the sound", .enabled(if: PlayedSession.isPossible, PlayedSession.needs)) struct PlayControl {
    /// Less than what waits in the device's queue, which holds one second to two: who waited for it to run out would be
    /// heard later than this. How many milliseconds it is on a quiet machine is measured by `Benchmarks/keys.py`.
    static let queued = 43_200

    /// Does something to a session that plays, and gives how many frames after it the sound was another.
    private func delay(_ act: (PlayedSession) throws -> Void) throws -> Int {
      let session = try PlayedSession()
      let expected = try session.rendered()
      try session.server.record()
      try session.play()
      try #require(session.waitForSound(seconds: 2.5), "\(session.terminal?.text ?? "")")
      let asked = session.server.recordedFrames
      try act(session)
      session.waitForFrames(96_000)
      let recording = Recording(samples: try session.server.recorded())
      // Counted from shortly before the act: on a busy machine, recorder and server may lose samples as playing begins.
      let anchor = 72_000
      let start = try #require(recording.find(expected, anchor..<anchor + 2_000)) - anchor
      let changed = try #require(
        recording.firstDifference(from: Array(expected[(anchor * 2)...]), at: start + anchor))
      // Up to there it was the render, bit for bit.
      #expect(changed > start + 96_000)
      return changed - asked
    }

    @Test(
      "pause, release, seek and stop are heard at once, in the middle of what was queued",
      arguments: [" ", "\r", "+", "q"])
    func keys(_ key: String) throws {
      let delay = try delay { $0.terminal?.press(key) }
      print("key \(key.debugDescription): heard after \(delay / 48) ms")
      #expect(delay < Self.queued)
    }

    @Test("media keys are heard at once too", arguments: ["PlayPause", "Next"])
    func mediaKeys(_ method: String) throws {
      let delay = try delay { session in
        // One process start less than playerctl, which takes its time to look around.
        let bus = try ChildProcess(
          "dbus-send",
          [
            "--session", "--type=method_call", "--dest=org.mpris.MediaPlayer2.unknot", "/org/mpris/MediaPlayer2",
            "org.mpris.MediaPlayer2.Player.\(method)",
          ], environment: session.environment)
        #expect(bus.wait() == 0)
      }
      print("MPRIS \(method): heard after \(delay / 48) ms")
      #expect(delay < Self.queued)
    }

    @Test("of ten seeks, nine or more have no step")
    func seams() throws {
      let session = try PlayedSession()
      let expected = try session.rendered()
      try session.server.record()
      try session.play()
      try #require(session.waitForSound(seconds: 1.5))
      var asked: [Int] = []
      for index in 0..<10 {
        asked.append(session.server.recordedFrames)
        try session.playerctl("position", "\(3 + index * 5)")
        session.waitForFrames(19_200)
      }
      let recording = Recording(samples: try session.server.recorded())
      let bound = Recording(samples: expected).step(0..<expected.count / 2) * 5 / 4 + 120
      let stepped = asked.count { recording.step($0 - 2_400..<$0 + 19_200) > bound }
      print("splices with a step: \(stepped) of 10")
      #expect(stepped <= 1)
    }

    @Test("--keep-alive: the first cue is led by a primer, and until the end there is no silence")
    func keepAlive() throws {
      let session = try PlayedSession(
        "title: Quiet\ntiming: { ready: 4s }\nsteps:\n  - rest: 3s\ncues: { rest: off, countdown: off, go: off }\n")
      try session.server.record()
      try session.play(["--plain", "--keep-alive", "--verbose", session.routine])
      #expect(session.program?.wait() == 0)
      #expect(session.faults == "0")
      let recording = Recording(samples: try session.server.recorded())
      let first = try #require((0..<recording.frames).first { recording.samples[$0 * 2] != 0 })
      let chime = try #require((0..<recording.frames).first { abs(Int(recording.samples[$0 * 2])) > 300 })
      #expect(chime - first > 24_000, "\(chime - first) frames of primer")
      // Far below hearing, and never off for a tenth of a second.
      #expect((first..<chime - 480).allSatisfy { abs(Int(recording.samples[$0 * 2])) < 40 })
      let last = try #require((0..<recording.frames).last { recording.samples[$0 * 2] != 0 })
      #expect(stride(from: first, to: last - 4_800, by: 4_800).allSatisfy { !recording.isSilent($0..<$0 + 4_800) })
    }
  }
}
