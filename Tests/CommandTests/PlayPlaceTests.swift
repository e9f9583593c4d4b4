import Foundation
import TestSupport
import Testing

extension CommandTests {
  /// Where a session that ended somehow goes on.
  @Suite("Control, and the place that is kept", .enabled(if: PlayedSession.isPossible, PlayedSession.needs))
  struct PlayPlaces {
    /// When to strike, in seconds: once, or with `make prove` ten times at random.
    static func moments(_ usual: Double) -> [Double] {
      isSoak ? (0..<10).map { _ in Double.random(in: 1...12) } : [usual]
    }

    @Test("TERM and a terminal that is closed end it with the place kept", arguments: [true, false])
    func ends(byClosing: Bool) throws {
      let session = try PlayedSession()
      try session.play()
      #expect(try session.wait { try session.playerctl("status") == "Playing" })
      #expect(try session.wait { Double(try session.playerctl("position")) ?? 0 > 1 })
      let position = try #require(Double(session.playerctl("position")))
      if byClosing { session.closeTerminal() } else { session.program?.send(SIGTERM) }
      #expect(session.program?.wait() == 143)
      if !byClosing { #expect(session.terminal?.isAsShellsLeaveIt == true) }
      // Where it was, or a little on: a busy machine takes a while to end it. What was asked for is heard a little later.
      #expect(session.savedSeconds > position - 0.5 && session.savedSeconds < 90)
    }

    @Test(
      "killed outright it loses five seconds at most, and --resume goes on there with the edits", arguments: moments(5))
    func killed(after seconds: Double) throws {
      let session = try PlayedSession()
      let began = Date.now
      try session.play()
      #expect(try session.wait { try session.playerctl("status") == "Playing" })
      session.terminal?.press("+")
      #expect(session.wait { (session.savedPlace?["edits"] as? [Any])?.count == 1 })
      usleep(UInt32(seconds * 1_000_000))
      let position = try #require(Double(session.playerctl("position")))
      session.program?.end(SIGKILL)
      #expect(session.savedSeconds > position - 5.2)
      // Never more than what can have been heard.
      #expect(session.savedSeconds <= Date.now.timeIntervalSince(began))
      #expect((session.savedPlace?["edits"] as? [Any])?.count == 1)
      #expect(session.terminal?.isAsShellsLeaveIt == false)
      try session.play(["--resume"], inSameTerminal: true)
      #expect(try session.wait { try session.playerctl("status") == "Playing" })
      // The breath from its beginning.
      #expect(try session.wait { (Double(try session.playerctl("position")) ?? 99) <= position })
      #expect(Double(try session.playerctl("metadata", "mpris:length")) ?? 0 > 101_000_000)
      session.terminal?.press("q")
      #expect(session.program?.wait() == 0)
      // What the killed one left is mended.
      #expect(session.terminal?.isAsShellsLeaveIt == true)
    }

    @Test("--resume finds its segment in a routine that was changed, and says what it does; a wrong file is told")
    func resumeAfterAChange() throws {
      let session = try PlayedSession()
      func write(_ steps: String) throws {
        try session.scratch.write(
          "timing: { ready: 0s, finish: 1s }\ncues: { finish: off }\nsteps:\n\(steps)", to: "routine.yaml")
      }
      func place(_ segment: String, _ seconds: Int, _ offset: Int, _ more: String = "") -> String {
        """
        { "version": 2, "routine": "\(session.routine)", "options": {}, "milliseconds": \(seconds * 1000), "muted": false,
          "volume": 0, "segment": "\(segment)", "offset": \(offset * 1000), "edits": [\(more)] }
        """
      }
      func resume(_ place: String) throws -> (status: Int32?, text: String) {
        try FileManager.default.createDirectory(
          atPath: session.scratch.path("state/unknot"), withIntermediateDirectories: true)
        try session.scratch.write(place, to: "state/unknot/session.json")
        let result = try ChildProcess.run(
          session.binary, ["play", "--plain", "--resume"], environment: session.environment, seconds: 30)
        return (result.status, result.errorText)
      }
      try write("  - rest: 61s\n  - breathe: 2s\n  - rest: 1s\n")
      let moved = try resume(place("2.1.none.0.breathe", 31, 1))
      #expect(moved.status == 0 && moved.text.contains("what was played at 0:31 is at 1:02 now"), "\(moved.text)")
      let gone = try resume(place("7.1.none.0.rest", 62, 3))
      #expect(gone.status == 0 && gone.text.contains("not in it any more. Going on at 1:02"), "\(gone.text)")
      let shorter = try resume(place("7.1.none.0.rest", 90, 3))
      #expect(shorter.status == 66 && shorter.text.contains("is over at 1:") && !shorter.text.contains("heard"))
      let huge = "{ \"segment\": \"1.1.none.0.rest\", \"at\": 1000, \"milliseconds\": 9223372036854775807 }"
      let wrong = try resume(place("2.1.none.0.breathe", 62, 1, huge))
      #expect(wrong.status == 65 && wrong.text.contains("9223372036854775807 is nothing that a session comes to"))
    }

    @Test("of two sessions, the one that is heard to its end leaves the place of the other")
    func twoPlaces() throws {
      let session = try PlayedSession()
      try session.play()
      try #require(session.wait { session.savedPlace != nil })
      session.terminal?.press(" ")
      #expect(try session.wait { try session.playerctl("status") == "Paused" })
      // The other one writes its own place over it, and takes that away at its end.
      try session.scratch.write(
        "timing: { ready: 1s, finish: 1s }\ncues: { finish: off }\nsteps:\n  - rest: 1s\n", to: "other.yaml")
      let other = try ChildProcess.run(
        session.binary, ["play", "--plain", session.scratch.path("other.yaml")], environment: session.environment,
        seconds: 30)
      #expect(other.status == 0)
      #expect(session.wait { session.savedPlace?["routine"] as? String == session.routine })
      // Nor does it take away what was written after its last word.
      session.terminal?.press(" ")
      try session.scratch.write(
        "timing: { ready: 1s, finish: 1s }\ncues: { finish: off }\nsteps:\n  - rest: 4s\n", to: "other.yaml")
      let again = try ChildProcess(
        session.binary, ["play", "--plain", session.scratch.path("other.yaml")], environment: session.environment)
      #expect(session.wait { session.savedPlace?["routine"] as? String != session.routine })
      session.terminal?.press("+")
      #expect(session.wait { session.savedPlace?["routine"] as? String == session.routine })
      #expect(again.wait() == 0)
      session.terminal?.press("q")
      #expect(session.program?.wait() == 0)
      #expect(session.savedPlace?["routine"] as? String == session.routine)
    }
  }
}
