import Foundation
import TestSupport
import Testing

extension CommandTests {
  /// Speech programs that take seconds for a line.
  @Suite("Control, with a voice that takes its time", .enabled(if: PlayedSession.isPossible, PlayedSession.needs))
  struct PlaySpeech {
    @Test(
      "an edit is heard while its lines are still being spoken, and the line in its place; stop ends the speech programs"
    )
    func slowSpeech() throws {
      let session = try PlayedSession(
        """
        title: Slow
        timing: { ready: 0s, finish: 2s, breath: 4-0-6-0 }
        cues: { first: { on: breathe, chime: tick }, left: { on: breathe, every: 9s, say: "{remaining}" }, finish: off }
        steps:
          - breathe: 30s
        """)
      let slow = session.scratch.path("slow")
      let hum = try FakeSpeech()
      // While the file `slow` is there it does not come to an end.
      let speak = try FakeSpeech(
        """
        [ -e \(slow) ] && echo $$ >> \(session.scratch.path("pids"))
        while [ -e \(slow) ]; do sleep 0.05; done; cp \(hum.scratch.path("2.wav")) "$1"
        """)
      func started() -> [pid_t] {
        String(decoding: session.scratch.bytes("pids") ?? Data(), as: UTF8.self).split(separator: "\n")
          .compactMap { pid_t($0) }
      }
      try FileManager.default.createDirectory(
        atPath: session.scratch.path(".config/unknot"), withIntermediateDirectories: true)
      try session.scratch.write(speak.config, to: ".config/unknot/config.yaml")
      try session.server.record()
      try session.play(["--volume", "breath=off", session.routine])
      // From the first tick on it is silent until 9 s.
      try #require(session.waitForSound(seconds: 1))
      try session.scratch.write("", to: "slow")
      let asked = session.server.recordedFrames
      session.terminal?.press("+")
      // The tick that confirms the key is heard, and nothing has been spoken yet.
      #expect(session.terminal?.shows("10 s longer") == true)
      #expect(session.wait { !started().isEmpty })
      session.waitForFrames(48_000)
      let heard = session.server.recordedFrames
      try FileManager.default.removeItem(atPath: slow)
      #expect(session.terminal?.text.contains("Speaking") == false)
      session.waitForFrames(9 * 48_000)
      let before = started().count
      try session.scratch.write("", to: "slow")
      session.terminal?.press("+")
      #expect(session.wait { started().count > before })
      session.terminal?.press("q")
      #expect(session.program?.wait() == 0)
      #expect(session.wait { started().allSatisfy { kill($0, 0) != 0 } })
      let recording = Recording(samples: try session.server.recorded())
      let start = try #require((0..<recording.frames).first { recording.samples[$0 * 2] != 0 })
      let tick = try #require((asked..<heard).first { !recording.isSilent($0..<$0 + 1) })
      print("edit with slow speech: heard after \((tick - asked) / 48) ms")
      // Half a second is for what a busy server leaves out; in no other place would it be as near.
      let line = try #require((start + 7 * 48_000..<recording.frames).first { !recording.isSilent($0..<$0 + 1) })
      #expect(abs(line - start - 9 * 48_000) < 24_000, "\(Double(line - start) / 48_000) s")
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
      // It counts: which numbers are seen is a matter of when it looks.
      #expect(
        session.wait {
          let text = session.terminal?.text ?? ""
          return (0..<12).count { text.contains("Speaking the lines for the first time: \($0) of ") } > 1
        })
      session.program?.end(SIGTERM)
      let file = session.scratch.path("a.wav")
      let result = try ChildProcess.run(
        session.binary, ["render", session.routine, "-o", file], environment: session.environment)
      #expect(!result.errorText.contains("Speaking"))
    }
  }
}
