import Foundation
import SoundFiles
import TestSupport
import Testing

extension CommandTests {
  /// Sessions with a voice: a fake speech program, so that they are the same on every machine.
  @Suite struct Speech {
    private let unknot: Unknot
    private let fake: FakeSpeech

    init() throws { (unknot, fake) = (try Unknot(), try FakeSpeech()) }

    private func configure(_ text: String) throws {
      try FileManager.default.createDirectory(atPath: unknot.config, withIntermediateDirectories: true)
      try text.write(toFile: unknot.config + "/config.yaml", atomically: false, encoding: .utf8)
    }

    private func run(_ arguments: String..., path: String? = nil) throws -> ChildProcess.Result {
      try unknot.run(arguments, environment: ["UNKNOT_SPEECH": ""].merging(path.map { ["PATH": $0] } ?? [:]) { $1 })
    }

    private struct Line {
      var text: String
      var start: Double
      var end: Double
    }

    private func lines(_ arguments: String...) throws -> [Line] {
      let output = try unknot.run(
        ["timeline", "--format", "json"] + arguments, environment: ["UNKNOT_SPEECH": ""]
      ).output
      let object = try #require(try JSONSerialization.jsonObject(with: output) as? [String: Any])
      let cues = try #require(object["cues"] as? [[String: Any]])
      return cues.filter { $0["kind"] as? String == "speech" }.map { cue in
        let start = cue["at"] as! Double
        return Line(text: cue["text"] as! String, start: start, end: start + (cue["duration"] as! Double))
      }
    }

    /// The file of a session in which only the named bus is heard.
    private func samples(_ bus: String, _ routine: String, _ more: [String] = []) throws -> [Float] {
      let silent = ["chimes", "breath"].filter { $0 != bus }.flatMap { ["--volume", "\($0)=off"] }
      let result = try unknot.run(
        ["render", routine, "-o", "a.wav", "--bits", "float"] + silent + more, environment: ["UNKNOT_SPEECH": ""])
      #expect(result.status == 0, "\(result.errorText)")
      return try SoundFile(unknot.folder.path("a.wav")).read(as: Float.self) { Array($0) }
    }

    /// A program that has two voices, as espeak-ng would refuse any other.
    private func configureVoices() throws {
      let picky = try FakeSpeech(
        """
        case $3 in anna|ben) cp "\(fake.scratch.folder)/3.wav" "$1" ;; *) echo "no voice $3" >&2; exit 1 ;; esac
        """)
      try Data(contentsOf: URL(fileURLWithPath: picky.path)).write(to: URL(fileURLWithPath: fake.path))
      try configure(
        "speech: { command: [\"\(fake.path)\", \"{file}\", \"{text}\", \"{voice}\"], voice: anna }\n")
    }

    @Test func aGuideIsNotMadeWithoutTheVoiceThatWasAskedFor() throws {
      try configureVoices()
      let small = ["--rate", "8000"]
      func render(_ more: String...) throws -> ChildProcess.Result {
        try unknot.run(["render", "first-roll", "-o", "a.wav"] + small + more, environment: ["UNKNOT_SPEECH": ""])
      }
      let missing = try render("--voice", "nosuch")
      #expect(missing.status == 64 && unknot.folder.names == [], "\(missing.errorText)")
      #expect(missing.errorText.hasPrefix("unknot: --voice nosuch: "), "\(missing.errorText)")
      #expect(missing.errorText.contains("has no such voice; \"unknot sounds --voices\" lists all"))
      #expect(missing.errorText.split(separator: "\n").count == 1)
      let raw = try unknot.run(
        "render", "first-roll", "-o", "-", "--voice", "nosuch", environment: ["UNKNOT_SPEECH": ""])
      #expect(raw.status == 64 && raw.output.isEmpty)

      // Nobody named it here: a session goes on without.
      #expect(try run("timeline", "first-roll", "--voice", "nosuch").status == 0)
      #expect(try render("--voice", "nosuch", "--no-voice").status == 0)
      #expect(try render("--voice", "ben").status == 0)
      try unknot.folder.write("routine,output,voice\nfirst-roll,a.wav,nosuch\nfirst-roll,b.wav,ben\n", to: "t.csv")
      let batch = try unknot.run(
        ["render", "--batch", "t.csv", "-o", "out"] + small, environment: ["UNKNOT_SPEECH": ""])
      #expect(batch.status == 64 && batch.errorText.contains("t.csv:2: --voice nosuch: "), "\(batch.errorText)")
      #expect(batch.errorText.contains("out: 1 made, 1 failed"))
      try configure("voice: nosuch\n" + String(contentsOfFile: unknot.config + "/config.yaml", encoding: .utf8))
      let configured = try render()
      #expect(configured.status == 0 && configured.errorText.contains("warning: "), "\(configured.errorText)")
    }

    @Test(.needs("espeak-ng")) func whatEspeakHasIsTold() throws {
      let result = try run("render", "first-roll", "--language", "de", "--voice", "nosuch")
      #expect(result.status == 64 && result.errorText.contains("espeak-ng has no such voice; for \"de\" it has de;"))
      #expect(try run("render", "first-roll", "--rate", "8000", "--voice", "en-gb+f3").status == 0)
    }

    @Test func everyLineStandsWhereTheTimelineSaysAndIsAsLoudAsItShould() throws {
      try configure(fake.config)
      let lines = try lines("lower-body")
      #expect(lines.count == 10)
      for (a, b) in zip(lines, lines.dropFirst()) { #expect(a.end <= b.start) }
      let sound = try samples("voice", "lower-body")
      let frames = stride(from: 0, to: sound.count, by: 2).map { max(abs(sound[$0]), abs(sound[$0 + 1])) }
      // What is heard, from silence to silence.
      var heard: [(start: Double, end: Double)] = []
      for (frame, level) in frames.enumerated() where level > 0.002 {
        let time = Double(frame) / 48_000
        if let last = heard.last, time - last.end < 0.1 {
          heard[heard.count - 1].end = time
        } else {
          heard.append((time, time))
        }
      }
      #expect(heard.count == lines.count)
      for (line, heard) in zip(lines, heard) {
        #expect(abs(heard.start - line.start) < 0.02 && abs(heard.end - line.end) < 0.02, "\(line.text)")
      }
      for line in lines {
        let level = try loudness(of: unknot.folder.path("a.wav"), from: line.start, to: line.end)
        #expect(abs(level - -16) <= 1, "\(line.text): \(level) LUFS")
      }
    }

    /// As ffmpeg measures it.
    private func loudness(of file: String, from start: Double, to end: Double) throws -> Double {
      let words = [
        "-nostats", "-ss", "\(start)", "-t", "\(end - start)", "-i", file, "-af", "ebur128", "-f", "null", "-",
      ]
      let said = try ChildProcess.run("ffmpeg", words).errorText
      let summary = try #require(said.components(separatedBy: "Summary:").last)
      let value = try #require(summary.components(separatedBy: "I:").dropFirst().first?.split(separator: " ").first)
      return try #require(Double(value))
    }

    /// A line amid breathing, itself too soft to be measured: the breath is 9 dB down under it, gets there in 150 ms and back in 400.
    @Test func breathDucksUnderALineOnSlopes() throws {
      try configure(fake.config)
      let routine = """
        timing: { ready: 0s, breath: 10-0-10-0 }
        cues: { breath: off, air: { on: breathe, each: breath, breath: tone }, word: { on: breathe, at: 5s, say: one two three four } }
        steps: [{ breathe: 20s }]
        """.replacing("at: 5s", with: "at: start+5s")
      try unknot.folder.write(routine, to: "r.yaml")
      let line = try #require(try lines("r.yaml").first)
      let ducked = try samples("breath", "r.yaml", ["--channels", "1", "--volume", "voice=-60"])
      let plain = try samples("breath", "r.yaml", ["--channels", "1", "--cue", "word=off"])
      func gain(at time: Double) -> Double {
        let range = Int((time - 0.01) * 48_000)..<Int((time + 0.01) * 48_000)
        func level(_ samples: [Float]) -> Double { sqrt(range.reduce(0) { $0 + Double(samples[$1] * samples[$1]) }) }
        return level(ducked) / level(plain)
      }
      let low = pow(10, -9.0 / 20)
      #expect(abs(gain(at: line.start - 0.2) - 1) < 0.001 && abs(gain(at: line.end + 0.42) - 1) < 0.001)
      #expect(abs(gain(at: line.start - 0.075) - (1 + low) / 2) < 0.02)
      for time in [line.start + 0.011, (line.start + line.end) / 2, line.end - 0.011] {
        #expect(abs(gain(at: time) - low) < 0.001)
      }
      #expect(abs(gain(at: line.end + 0.2) - (1 + low) / 2) < 0.02)
    }

    @Test func withoutASpeechProgramASessionRunsAndOneLineSaysSo() throws {
      let result = try run("render", "lower-body", "first-roll", "-o", "d", path: "/none")
      #expect(result.status == 0)
      let said = result.errorText.split(separator: "\n").filter { $0.contains("speech") }
      #expect(
        said == [
          "unknot: no speech program is installed; chimes sound alone (for a voice: sudo apt-get install espeak-ng)"
        ])
      // The same as if nobody wanted one.
      #expect(try run("timeline", path: "/none").output == unknot.run("timeline", "--no-voice").output)
      #expect(try run("timeline", "--no-voice", path: "/none").errors.isEmpty)
    }

    @Test func aProgramThatFailsCostsOneLineAndTheSessionGoesOn() throws {
      let broken = try FakeSpeech("echo 'out of breath' >&2; exit 7")
      try configure(broken.config)
      let result = try run("render", "lower-body", "-o", "a.wav")
      #expect(result.status == 0)
      let said = result.errorText.split(separator: "\n")
      #expect(said.count == 2 && said[0].contains("it ended with status 7: out of breath"), "\(result.errorText)")
      #expect(
        try run("timeline", "first-roll").outputText == unknot.run("timeline", "first-roll", "--no-voice").outputText)
    }

    @Test func flagsChooseLanguageVoiceAndNone() throws {
      try configure("speech: { command: [\"\(fake.path)\", \"{file}\", \"{text}\", \"{voice}\"], voice: usual }\n")
      #expect(try lines("first-roll", "--language", "de").contains { $0.text == "Linke Wade, auf der Rolle." })
      #expect(try lines("first-roll").contains { $0.text == "Left calf, on the roller." })
      #expect(try lines("first-roll", "--no-voice").isEmpty)
      let spoken = fake.said.count
      // Another voice is another clip.
      _ = try lines("first-roll", "--voice", "other")
      #expect(fake.said.count == spoken + 5)
      let unknown = try run("timeline", "--language", "xx")
      #expect(unknown.status == 64 && unknown.errorText.contains("there are no phrases in it, only in de, en"))
      #expect(try run("timeline", "--language", "english").status == 64)
      #expect(try run("timeline", "--voice", "--hold").status == 64)
      try configure("language: de\n" + fake.config)
      #expect(try lines("first-roll").contains { $0.text == "Linke Wade, auf der Rolle." })
    }

    @Test func aLanguageIsOneFileToAdd() throws {
      try configure(fake.config)
      try FileManager.default.createDirectory(atPath: unknot.config + "/phrases", withIntermediateDirectories: true)
      let phrases = ["ready", "area", "side", "rest", "finish"].map { "  \($0): \"\($0) ici[, {on}].\"\n" }.joined()
      try ("name: Français\ntools: { roller: { name: rouleau, on: sur le rouleau } }\nphrases:\n" + phrases)
        .write(toFile: unknot.config + "/phrases/fr.yaml", atomically: false, encoding: .utf8)
      #expect(try lines("first-roll", "--language", "fr").contains { $0.text == "Area ici, sur le rouleau." })
      let missing = "cues: { rest: { phrase: rust } }\nsteps: [{ rest: 20s }]\n"
      try unknot.folder.write(missing, to: "r.yaml")
      let result = try run("check", "r.yaml")
      #expect(result.status == 65)
      #expect(
        result.errorText.contains("r.yaml:1:25: error: there is no phrase \"rust\" in en; did you mean \"rest\"?"))
    }

    @Test func aRoutineNamesAVoiceButNoCommand() throws {
      for text in ["voice: ../x", "voice: -w", "speech: { command: [sh] }"] {
        try unknot.folder.write("\(text)\nsteps: [{ rest: 20s }]\n", to: "r.yaml")
        #expect(try run("check", "r.yaml").status == 65, "\(text)")
      }
      try unknot.folder.write("voice: en-us\nsteps: [{ rest: 20s }]\n", to: "r.yaml")
      #expect(try run("check", "r.yaml").status == 0)
    }

    @Test func twoCommandsAtOnceKeepOneCache() throws {
      try configure(fake.config)
      let started = try (0..<4).map { _ in
        try unknot.start("timeline", "full-body", environment: ["UNKNOT_SPEECH": ""])
      }
      #expect(started.allSatisfy { $0.wait() == 0 })
      let kept = try FileManager.default.contentsOfDirectory(atPath: unknot.speechCache)
      #expect(kept.count == Set(fake.said).count && kept.allSatisfy { !$0.hasPrefix(".") })
      let before = fake.said.count
      #expect(try run("timeline", "full-body").status == 0)
      #expect(fake.said.count == before)
    }

    @Test func aLineIsSpokenByItselfAndVoicesAreListed() throws {
      try configure(fake.config)
      #expect(try run("sounds", "Breathe out slowly", "--device", "null").status == 0)
      #expect(fake.said == ["Breathe out slowly"])
      #expect(try run("sounds", "no-such-sound", "--device", "null").status == 66)
      let voices = try run("sounds", "--voices")
      #expect(voices.status == 0 && voices.outputText.contains("speak "), "\(voices.outputText)")
    }

    /// Where it is installed, the real one.
    @Test(.enabled(if: ChildProcess.path(of: "espeak-ng") != nil))
    func espeakSaysALineInTwoLanguages() throws {
      for language in ["en", "de"] {
        let lines = try lines("first-roll", "--language", language)
        #expect(lines.count == 5 && lines.allSatisfy { $0.end - $0.start > 0.4 && $0.end - $0.start < 8 })
      }
    }
  }
}
