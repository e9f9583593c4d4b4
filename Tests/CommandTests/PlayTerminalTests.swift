import Foundation
import TestSupport
import Testing

extension CommandTests {
  /// What a session shows and how it treats its terminal.
  @Suite("Control, at the terminal", .enabled(if: PlayedSession.isPossible, PlayedSession.needs)) struct PlayTerminals {
    @Test("--plain says that ? lists the keys, and where Enter goes on")
    func plainKeys() throws {
      let session = try PlayedSession(
        "timing: { ready: 1s, finish: 1s }\ncues: { finish: off }\nsteps:\n  - wait: 30s\n")
      try session.play(["--plain", session.routine])
      #expect(session.terminal?.shows("? lists the keys.") == true)
      #expect(session.terminal?.shows("Enter goes on.") == true)
      session.terminal?.press("\r")
      #expect(session.program?.wait() == 0)
      let unattended = try ChildProcess.run(
        session.binary, ["play", "--plain", "--from", "30s", session.routine], environment: session.environment,
        seconds: 20)
      #expect(unattended.status == 0 && !unattended.errorText.contains("Enter") && !unattended.errorText.contains("?"))
    }

    @Test("Ctrl-Z gives the terminal back, and fg goes on")
    func suspended() throws {
      let session = try PlayedSession()
      try session.play()
      #expect(session.terminal?.shows("Breathe") == true)
      #expect(session.terminal?.isAsShellsLeaveIt == false)
      session.terminal?.press("\u{1A}")
      let number = try #require(session.program?.processIdentifier)
      func state() -> String {
        let line = (try? String(contentsOfFile: "/proc/\(number)/stat", encoding: .utf8)) ?? ""
        return line.split(separator: " ").dropFirst(2).first.map(String.init) ?? ""
      }
      #expect(session.wait { state() == "T" })
      #expect(session.terminal?.isAsShellsLeaveIt == true)
      kill(number, SIGCONT)
      #expect(session.terminal?.shows("Going on") == true)
      #expect(session.terminal?.isAsShellsLeaveIt == false)
      session.terminal?.press("\u{3}")
      #expect(session.program?.wait() == 130)
      #expect(session.terminal?.isAsShellsLeaveIt == true)
    }
  }
}
