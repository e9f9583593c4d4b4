import Foundation
import TestSupport
import Testing

extension CommandTests {
  /// Sessions on a real sound server, commanded as a listener would; what is claimed is what the server was given.
  @Suite(
    "Control, to the sound",
    .enabled(
      if: PlayedSession.isPossible, "needs pulseaudio, pulseaudio-utils, libasound2-plugins, dbus, playerctl"))
  struct PlayControl {
    /// What is heard of a command may be so late. The recorder adds some 20 ms of its own, which are not taken off.
    static let limit = 0.1

    /// When to strike, in seconds: once, or with `make soak` ten times at random.
    static func moments(_ usual: Double) -> [Double] {
      isSoak ? (0..<10).map { _ in Double.random(in: 1...12) } : [usual]
    }

    /// Does something to a session that plays, and gives how many seconds after it the sound was another.
    private func delay(_ act: (PlayedSession) throws -> Void) throws -> Double {
      let session = try PlayedSession()
      let expected = try session.rendered()
      try session.server.record()
      try session.play()
      try #require(session.waitForSound(seconds: 2.5), "\(session.terminal?.text ?? "")")
      let asked = session.server.recordedFrames
      try act(session)
      usleep(700_000)
      let recording = Recording(samples: try session.server.recorded())
      let start = try #require(recording.find(expected, 24_000..<26_000)) - 24_000
      let changed = try #require(recording.firstDifference(from: expected, at: start))
      // Up to there it was the render, bit for bit.
      #expect(changed > start + 96_000)
      return Double(changed - asked) / 48_000
    }

    @Test("pause, release, seek and stop are heard within 100 ms", arguments: [" ", "\r", "+", "q"])
    func keys(_ key: String) throws {
      let delay = try delay { $0.terminal?.press(key) }
      print("key \(key.debugDescription): heard after \(Int(delay * 1000)) ms")
      #expect(delay < Self.limit)
    }

    @Test("media keys are heard within 100 ms", arguments: ["PlayPause", "Next"])
    func mediaKeys(_ method: String) throws {
      let delay = try delay { session in
        // One process start less than playerctl, which takes its time to look around.
        let bus = try ChildProcess(
          "dbus-send",
          [
            "--session", "--type=method_call", "--dest=org.mpris.MediaPlayer2.unknot", "/org/mpris/MediaPlayer2",
            "org.mpris.MediaPlayer2.Player.\(method)",
          ], environment: session.environment)
        _ = bus.wait(seconds: 5)
      }
      print("MPRIS \(method): heard after \(Int(delay * 1000)) ms")
      #expect(delay < Self.limit)
    }

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
      try session.playerctl("position", "60")
      #expect(try session.wait { abs((Double(try session.playerctl("position")) ?? 0) - 60) < 2 })
      try session.playerctl("position", "10+")
      #expect(try session.wait { abs((Double(try session.playerctl("position")) ?? 0) - 70) < 2 })
      try session.playerctl("previous")
      #expect(try session.wait { (Double(try session.playerctl("position")) ?? 99) < 68 })
      try session.playerctl("volume", "0.25")
      #expect(try session.wait { try session.playerctl("volume").hasPrefix("0.25") })
      #expect(length > 60_000_000)
      try session.playerctl("stop")
      #expect(session.program?.wait(seconds: 5) == 0)
      #expect(session.terminal?.isAsShellsLeaveIt == true)
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
      #expect(session.program?.wait(seconds: 5) == 0)
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
      #expect(session.program?.wait(seconds: 5) == 0)
    }

    @Test("another session has a name of its own on the bus; without a bus a session plays all the same")
    func names() throws {
      let session = try PlayedSession()
      try session.play()
      #expect(try session.wait { try session.playerctl("status") == "Playing" })
      let first = session.program
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

    @Test(
      "a speech program that takes its time: an edit is heard within 100 ms, and its line in its place; stop ends it")
    func slowSpeech() throws {
      let session = try PlayedSession(
        """
        title: Slow
        timing: { ready: 0s, finish: 2s, breath: 4-0-6-0 }
        cues: { first: { on: breathe, chime: tick }, left: { on: breathe, every: 8s, say: "{remaining}" }, finish: off }
        steps:
          - breathe: 30s
        """)
      let slow = session.scratch.path("slow")
      let pids = session.scratch.path("pids")
      let fake = try FakeSpeech()
      let hum = fake.scratch.path("2.wav")
      let speak = try FakeSpeech("if [ -e \(slow) ]; then echo $$ >> \(pids); sleep 3; fi; cp \(hum) \"$1\"")
      try FileManager.default.createDirectory(
        atPath: session.scratch.path(".config/unknot"), withIntermediateDirectories: true)
      try session.scratch.write(speak.config, to: ".config/unknot/config.yaml")
      try session.server.record()
      try session.play(["--volume", "breath=off", session.routine])
      // From the first tick on it is silent until 8 s.
      try #require(session.waitForSound(seconds: 2))
      try session.scratch.write("", to: "slow")
      let asked = session.server.recordedFrames
      session.terminal?.press("+")
      #expect(session.terminal?.shows("10 s longer", seconds: 1) == true)
      #expect(session.terminal?.text.contains("Speaking") == false)
      usleep(8_000_000)
      session.terminal?.press("+")
      usleep(500_000)
      session.terminal?.press("q")
      #expect(session.program?.wait(seconds: 2) == 0)
      let recording = Recording(samples: try session.server.recorded())
      let start = try #require((0..<recording.frames).first { recording.samples[$0 * 2] != 0 })
      let tick = try #require((asked..<recording.frames).first { !recording.isSilent($0..<$0 + 1) })
      print("edit with slow speech: heard after \((tick - asked) / 48) ms")
      #expect(Double(tick - asked) / 48_000 < Self.limit)
      let line = try #require((start + 6 * 48_000..<recording.frames).first { !recording.isSilent($0..<$0 + 1) })
      #expect(abs(line - start - 8 * 48_000) < 960, "\(Double(line - start) / 48_000) s")
      let started = String(decoding: session.scratch.bytes("pids") ?? Data(), as: UTF8.self).split(separator: "\n")
      #expect(started.count >= 4 && started.compactMap { pid_t($0) }.allSatisfy { kill($0, 0) != 0 })
    }

    @Test("a voice that takes its time when a session is made says how far it is, on a terminal")
    func progress() throws {
      let session = try PlayedSession(
        "steps: [breathe: 60s]\ncues: { left: { on: breathe, every: 5s, say: \"{remaining}\" } }\n")
      let fake = try FakeSpeech("sleep 1.5; cp $0.wav $1")
      try FileManager.default.copyItem(atPath: fake.scratch.path("2.wav"), toPath: fake.path + ".wav")
      try FileManager.default.createDirectory(
        atPath: session.scratch.path(".config/unknot"), withIntermediateDirectories: true)
      try session.scratch.write(fake.config, to: ".config/unknot/config.yaml")
      try session.play()
      #expect(session.terminal?.shows("Speaking the lines for the first time: 0 of ", seconds: 5) == true)
      #expect(session.terminal?.shows("Speaking the lines for the first time: 4 of ", seconds: 5) == true)
      session.program?.end(SIGTERM)
      let file = session.scratch.path("a.wav")
      let result = try ChildProcess.run(
        session.binary, ["render", session.routine, "-o", file], environment: session.environment)
      #expect(!result.errorText.contains("Speaking"))
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
        usleep(400_000)
      }
      let recording = Recording(samples: try session.server.recorded())
      let bound = Recording(samples: expected).step(0..<expected.count / 2) * 5 / 4 + 120
      let stepped = asked.count { recording.step($0 - 2_400..<$0 + 19_200) > bound }
      print("splices with a step: \(stepped) of 10")
      #expect(stepped <= 1)
    }

    @Test("the sound server dies and comes back: nothing is lost", arguments: moments(3))
    func serverDies(after seconds: Double) throws {
      let session = try PlayedSession()
      let expected = try session.rendered()
      try session.server.record()
      try session.play(["--plain", session.routine])
      try #require(session.waitForSound(seconds: seconds))
      let first = Recording(samples: try session.server.recorded())
      session.server.kill()
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
      usleep(4_000_000)
      let recording = Recording(samples: try session.server.recorded())
      let start = try #require(recording.find(expected, 24_000..<26_000)) - 24_000
      let gap = try #require(recording.firstDifference(from: expected, at: start)) - start
      // Behind the gap, and 10 ms of fade, every sample goes on.
      let after = gap + 2_400
      let place = try #require(recording.find(expected, after..<after + 2_000, from: start + after))
      #expect(place - start - after > 24_000)
      #expect(recording.firstDifference(from: Array(expected[(after * 2)...]), at: place) == nil)
    }

    @Test("with every core busy it is still the render, every sample, without an underrun")
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
      #expect(session.program?.wait(seconds: Double(seconds) + 30) == 0)
      #expect(session.terminal?.shows("suspensions of the sound device: 0") == true)
      let recording = Recording(samples: try session.server.recorded())
      let start = try #require(recording.find(expected, 24_000..<26_000)) - 24_000
      #expect(recording.firstDifference(from: expected, at: start) == nil)
      #expect(recording.frames - start >= expected.count / 2)
    }

    @Test("TERM and a terminal that is closed end it with the place kept", arguments: [true, false])
    func ends(byClosing: Bool) throws {
      let session = try PlayedSession()
      try session.play()
      #expect(try session.wait { try session.playerctl("status") == "Playing" })
      usleep(2_000_000)
      if byClosing { session.closeTerminal() } else { session.program?.send(SIGTERM) }
      #expect(session.program?.wait(seconds: 5) == 143)
      if !byClosing { #expect(session.terminal?.isAsShellsLeaveIt == true) }
      #expect(session.savedSeconds > 1.5 && session.savedSeconds < 8)
    }

    @Test(
      "killed outright it loses five seconds at most, and --resume goes on there with the edits", arguments: moments(7))
    func killed(after seconds: Double) throws {
      let session = try PlayedSession()
      try session.play()
      #expect(try session.wait { try session.playerctl("status") == "Playing" })
      session.terminal?.press("+")
      usleep(UInt32(seconds * 1_000_000))
      let position = try #require(Double(session.playerctl("position")))
      session.program?.end(SIGKILL)
      #expect(session.savedSeconds > position - 5.2 && session.savedSeconds <= position + 0.2)
      #expect((session.savedPlace?["edits"] as? [Any])?.count == 1)
      #expect(session.terminal?.isAsShellsLeaveIt == false)
      try session.play(["--resume"], inSameTerminal: true)
      #expect(try session.wait { try session.playerctl("status") == "Playing" })
      // The breath from its beginning.
      #expect(try session.wait { (Double(try session.playerctl("position")) ?? 99) <= position })
      #expect(Double(try session.playerctl("metadata", "mpris:length")) ?? 0 > 101_000_000)
      session.terminal?.press("q")
      #expect(session.program?.wait(seconds: 5) == 0)
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
        { "version": 1, "routine": "\(session.routine)", "options": [], "milliseconds": \(seconds * 1000), "muted": false,
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

    @Test("--plain says that ? lists the keys, and where Enter goes on")
    func plainKeys() throws {
      let session = try PlayedSession(
        "timing: { ready: 1s, finish: 1s }\ncues: { finish: off }\nsteps:\n  - wait: 30s\n")
      try session.play(["--plain", session.routine])
      #expect(session.terminal?.shows("? lists the keys.") == true)
      #expect(session.terminal?.shows("Enter goes on.") == true)
      session.terminal?.press("\r")
      #expect(session.program?.wait(seconds: 10) == 0)
      let unattended = try ChildProcess.run(
        session.binary, ["play", "--plain", "--from", "30s", session.routine], environment: session.environment,
        seconds: 20)
      #expect(unattended.status == 0 && !unattended.errorText.contains("Enter") && !unattended.errorText.contains("?"))
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
      #expect(session.wait(seconds: 15) { session.savedPlace?["routine"] as? String == session.routine })
      // Nor does it take away what was written after its last word.
      session.terminal?.press(" ")
      let again = try ChildProcess(
        session.binary, ["play", "--plain", session.scratch.path("other.yaml")], environment: session.environment)
      usleep(1_500_000)
      session.terminal?.press("+")
      usleep(300_000)
      #expect(again.wait(seconds: 20) == 0)
      session.terminal?.press("q")
      #expect(session.program?.wait(seconds: 5) == 0)
      #expect(session.savedPlace?["routine"] as? String == session.routine)
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
      #expect(session.program?.wait(seconds: 5) == 130)
      #expect(session.terminal?.isAsShellsLeaveIt == true)
    }

    @Test(
      "--keep-alive: the first cue is led by a primer, and until the end there is no silence; with a short queue too")
    func keepAlive() throws {
      let session = try PlayedSession(
        "title: Quiet\ntiming: { ready: 4s }\nsteps:\n  - rest: 3s\ncues: { rest: off, countdown: off, go: off }\n")
      try session.server.record()
      try session.play(["--plain", "--keep-alive", "--latency", "300ms", "--verbose", session.routine])
      #expect(session.program?.wait(seconds: 30) == 0)
      #expect(session.terminal?.shows("suspensions of the sound device: 0") == true)
      let recording = Recording(samples: try session.server.recorded())
      let first = try #require((0..<recording.frames).first { recording.samples[$0 * 2] != 0 })
      let chime = try #require((0..<recording.frames).first { abs(Int(recording.samples[$0 * 2])) > 300 })
      #expect(chime - first > 24_000, "\(chime - first) frames of primer")
      // Far below hearing, and never off for a tenth of a second.
      #expect((first..<chime - 480).allSatisfy { abs(Int(recording.samples[$0 * 2])) < 40 })
      let last = try #require((0..<recording.frames).last { recording.samples[$0 * 2] != 0 })
      #expect(stride(from: first, to: last - 4_800, by: 4_800).allSatisfy { !recording.isSilent($0..<$0 + 4_800) })
    }

    @Test("without a sound device it says so and how to have the session as a file")
    func noDevice() throws {
      let session = try PlayedSession()
      let result = try ChildProcess.run(
        session.binary, ["play", "--device", "hw:7", session.routine], environment: session.environment)
      #expect(result.status == 69 && result.errorText.contains("unknot render"))
    }
  }
}
