import Foundation
import TestSupport
import Testing

extension CommandTests {
  /// Sessions that players and media keys command over D-Bus, with other people's programs.
  @Suite("Control, over D-Bus", .enabled(if: PlayedSession.isPossible, PlayedSession.needs)) struct PlayBus {
    @Test("playerctl plays, pauses, goes on and back, seeks, changes the volume, and stops")
    func playerctl() throws {
      let session = try PlayedSession(
        """
        title: Two sides
        timing: { ready: 5s, spots: 1, breath: 4-0-6-0 }
        steps:
          - roll: calves
        """)
      try session.play()
      #expect(try session.wait { try session.playerctl("status") == "Playing" })
      #expect(try session.playerctl("metadata", "--format", "{{title}}/{{album}}") == "Get ready/Two sides")
      try session.playerctl("next")
      #expect(try session.wait { try session.playerctl("metadata", "title") == "Settle: calves, left" })
      #expect(try session.playerctl("metadata", "artist") == "calves, left")
      let length = try #require(Double(session.playerctl("metadata", "mpris:length")))
      try session.playerctl("pause")
      #expect(try session.wait { try session.playerctl("status") == "Paused" })
      try session.playerctl("play-pause")
      #expect(try session.wait { try session.playerctl("status") == "Playing" })
      // Paused, as the place of a session that plays is another by the time that one looks.
      try session.playerctl("pause")
      #expect(try session.wait { try session.playerctl("status") == "Paused" })
      try session.playerctl("position", "60")
      #expect(try session.wait { abs((Double(try session.playerctl("position")) ?? 0) - 60) < 0.1 })
      try session.playerctl("position", "10+")
      #expect(try session.wait { abs((Double(try session.playerctl("position")) ?? 0) - 70) < 0.1 })
      try session.playerctl("previous")
      #expect(try session.wait { (Double(try session.playerctl("position")) ?? 99) < 68 })
      try session.playerctl("volume", "0.25")
      #expect(try session.wait { try session.playerctl("volume").hasPrefix("0.25") })
      #expect(length > 60_000_000)
      try session.playerctl("stop")
      #expect(session.program?.wait() == 0)
      #expect(session.terminal?.isAsShellsLeaveIt == true)
    }

    @Test("players that show the session are told of every jump, of what is played, and of the volume")
    func signals() throws {
      let session = try PlayedSession(
        "timing: { ready: 5s, finish: 2s }\nsteps:\n  - roll: calves\n  - rest: 60s\n")
      try session.watchSignals()
      try session.play()
      #expect(session.wait { session.signals.contains("Get ready") })
      #expect(session.seeks == 0)
      try session.playerctl("position", "30")
      #expect(session.wait { session.seeks == 1 })
      try session.playerctl("pause")
      #expect(session.wait { session.signals.contains("\"Paused\"") })
      // While it is paused too, with what is played there.
      try session.playerctl("next")
      #expect(
        session.wait { session.signals.contains("Hold calves, left") && session.signals.contains("string \"left\"") })
      try session.playerctl("position", "300")
      #expect(session.wait { session.seeks >= 2 && session.signals.contains("\"Rest\"") })
      #expect(abs((Double(try session.playerctl("position")) ?? 0) - 300) < 1)
      let seeks = session.seeks
      try session.playerctl("play")
      // Back a little, and once more when the lead-in is over: positions have run on meanwhile.
      #expect(session.wait { session.seeks == seeks + 2 })
      usleep(1_500_000)
      #expect(session.seeks == seeks + 2)
      try session.playerctl("volume", "0.5")
      #expect(session.wait { session.signals.contains("double 0.5") })
    }

    @Test("what it is asked on the bus is what the specification has: busctl reads all of it")
    func properties() throws {
      let session = try PlayedSession()
      try session.play()
      #expect(try session.wait { try session.playerctl("status") == "Playing" })
      let words = ["--user", "introspect", "org.mpris.MediaPlayer2.unknot", "/org/mpris/MediaPlayer2"]
      let read = try ChildProcess.run("busctl", words, environment: session.environment).outputText
      let rows = Dictionary(
        read.split(separator: "\n").map { row in
          let parts = row.split(separator: " ", omittingEmptySubsequences: true).map(String.init)
          return (parts[0], parts.dropFirst().prefix(3).joined(separator: " "))
        }, uniquingKeysWith: { $1 })
      for (name, value) in [
        ".CanQuit": "property b true", ".CanRaise": "property b false", ".HasTrackList": "property b false",
        ".Identity": "property s \"Unknot\"", ".PlaybackStatus": "property s \"Playing\"", ".Rate": "property d 1",
        ".MinimumRate": "property d 1", ".MaximumRate": "property d 1", ".Volume": "property d 1",
        ".CanGoNext": "property b true", ".CanGoPrevious": "property b true", ".CanPlay": "property b true",
        ".CanPause": "property b true", ".CanSeek": "property b true", ".CanControl": "property b true",
        ".SupportedUriSchemes": "property as 0", ".Metadata": "property a{sv} 4", ".Seeked": "signal x -",
        ".SetPosition": "method ox -", ".Seek": "method x -", ".OpenUri": "method s -",
      ] {
        #expect(rows[name] == value, "\(name): \(rows[name] ?? "is not there")")
      }
      // What it says against it; nothing when it is done.
      func set(_ property: String, _ value: String...) throws -> String {
        let start = ["--user", "set-property", "org.mpris.MediaPlayer2.unknot", "/org/mpris/MediaPlayer2"]
        return try ChildProcess.run(
          "busctl", start + ["org.mpris.MediaPlayer2.Player", property] + value, environment: session.environment
        ).errorText
      }
      #expect(try set("CanPlay", "b", "false").contains("cannot be set") && set("Rate", "d", "1") == "")
      #expect(try set("Volume", "d", "nan").contains("a number") && set("Volume", "d", "1") == "")
      #expect(try session.playerctl("status") == "Playing")
      #expect(try set("Rate", "d", "0") == "")
      #expect(try session.wait { try session.playerctl("status") == "Paused" })
      _ = try ChildProcess.run(
        "busctl",
        [
          "--user", "call", "org.mpris.MediaPlayer2.unknot", "/org/mpris/MediaPlayer2", "org.mpris.MediaPlayer2",
          "Quit",
        ],
        environment: session.environment)
      #expect(session.program?.wait() == 0)
    }

    @Test("another session has a name of its own on the bus; without a bus a session plays all the same")
    func names() throws {
      let session = try PlayedSession()
      try session.play()
      #expect(try session.wait { try session.playerctl("status") == "Playing" })
      let first = session.program
      // Without its terminal the first would end, and leave its name to the second.
      let terminal = session.terminal
      defer { withExtendedLifetime(terminal) {} }
      try session.play()
      let number = try #require(session.program?.processIdentifier)
      #expect(
        try session.wait {
          let list = try ChildProcess.run("playerctl", ["-l"], environment: session.environment).outputText
          return list.contains("unknot.instance\(number)")
        })
      session.program?.end(SIGTERM)
      first?.end(SIGTERM)
      var alone = session.environment
      alone["DBUS_SESSION_BUS_ADDRESS"] = nil
      let silent = try ChildProcess.run(
        session.binary, ["play", "--plain", "--from", "1m26s", session.routine], environment: alone, seconds: 60)
      #expect(silent.status == 0 && !silent.errorText.lowercased().contains("bus"))
    }
  }
}
