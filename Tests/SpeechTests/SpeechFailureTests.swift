import Foundation
import TestSupport
import Testing

@testable import Speech

/// Programs that fail in every way: each time one complaint, and lengths of zero, so that chimes sound alone.
@Suite(.ownThread) struct SpeechFailureTests {
  private let folder: Scratch
  init() throws { folder = try Scratch() }

  private func voice(_ fake: FakeSpeech, _ command: [String] = ["{file}", "{text}"], seconds: Double = 10) -> Voice {
    let program = SpeechProgram(name: "fake", command: [fake.path] + command)
    return Voice(
      InstalledProgram(program, searchPath: ""), recordings: VoiceFolders([folder.folder]),
      cache: SpeechCache(folder: folder.path("cache")), seconds: seconds)
  }

  private let lines = (1...6).map { SpokenLine(text: "line \($0)", language: "en") }

  /// Speaks and fails.
  private func complaint(
    _ body: String, _ command: [String] = ["{file}", "{text}"], seconds: Double = 10
  ) async throws -> String {
    let fake = try FakeSpeech(body)
    defer { withExtendedLifetime(fake) {} }
    let voice = voice(fake, command, seconds: seconds)
    let lengths = await voice.speak(lines)
    #expect(lengths.count == 6 && lengths.values.allSatisfy { $0 == .zero })
    #expect(lines.allSatisfy { voice.source($0, rate: 48_000) == nil })
    let trouble = try #require(voice.trouble)
    #expect(!trouble.contains("\n"))
    return trouble
  }

  @Test func exitStatusWithWhatItSaid() async throws {
    let said = try await complaint("echo 'no such voice' >&2; echo more >&2; exit 3")
    #expect(said.contains("\"fake\" did not say \"line"))
    #expect(said.contains("nor 5 more: it ended with status 3: no such voice; it is not asked again"))
  }

  @Test func killedByASignal() async throws {
    #expect(try await complaint("kill -9 $$").contains("it ended with status 137"))
  }

  @Test func noFileAndNoOutput() async throws {
    #expect(try await complaint("exit 0").contains("it wrote no sound file"))
    #expect(try await complaint("exit 0", ["{text}"]).contains("it wrote nothing to standard output"))
    #expect(try await complaint(": > \"$1\"").contains("it wrote no sound file"))
  }

  @Test func garbageAndSilence() async throws {
    #expect(try await complaint("echo this is no sound > \"$1\"").contains("the sound cannot be used: it is not a WAV"))
    let silence = try FakeSpeech()
    try FakeSpeech.wave(Array(repeating: 0, count: 9000), rate: 22_050)
      .write(to: URL(fileURLWithPath: silence.scratch.path("silence.wav")))
    #expect(
      try await complaint("cp '\(silence.scratch.path("silence.wav"))' \"$1\"").contains("the sound is silent"))
  }

  @Test func aHundredMegabytes() async throws {
    #expect(try await complaint("head -c 100000000 /dev/zero", ["{text}"]).contains("more than 16 MB"))
    #expect(try await complaint("head -c 100000000 /dev/zero > \"$1\"").contains("more than 16 MB"))
    #expect(try await complaint("exec cat /dev/zero", ["{text}"]).contains("more than 16 MB"))
  }

  @Test func aHangIsWaitedForOnceAndLeavesNothingRunning() async throws {
    let marker = folder.path("child")
    let said = try await complaint("sleep 300 & echo $! >> '\(marker)'; wait", seconds: 1)
    #expect(said.contains("it took longer than 1 s; it is not asked again"))
    let children = try String(contentsOfFile: marker, encoding: .utf8).split(separator: "\n").compactMap { pid_t($0) }
    #expect(!children.isEmpty)
    // What it had started was ended with it.
    try await Task.sleep(for: .milliseconds(300))
    for child in children {
      let state = (try? String(contentsOfFile: "/proc/\(child)/stat", encoding: .utf8)) ?? ""
      #expect(state.isEmpty || state.contains(") Z "), "\(state)")
    }
  }

  @Test func aProgramThatCannotBeStarted() async throws {
    let fake = try FakeSpeech()
    try "#!/no/such/interpreter\n".write(toFile: fake.path, atomically: false, encoding: .utf8)
    let voice = voice(fake)
    _ = await voice.speak(lines)
    #expect(try #require(voice.trouble).contains("it cannot be started"))
  }

  @Test func oneBadLineAmongGoodOnes() async throws {
    let fake = try FakeSpeech()
    let other = try FakeSpeech(
      "case $2 in *3) exit 1;; esac; cp '\(fake.scratch.folder)/2.wav' \"$1\"")
    let voice = voice(other)
    let lengths = await voice.speak(lines)
    #expect(lengths.filter { $0.value == .zero }.map(\.key.text) == ["line 3"])
    #expect(
      voice.trouble
        == "the speech program \"fake\" did not say \"line 3\": it ended with status 1; there, chimes sound alone")
  }

  @Test func hugeTextsAreNotSpoken() async throws {
    let voice = voice(try FakeSpeech())
    let huge = SpokenLine(text: String(repeating: "word ", count: 50_000), language: "en")
    #expect(await voice.speak([huge])[huge] == .zero)
    #expect(try #require(voice.trouble).contains("the line has 250000 characters; at most 1000 are spoken"))
  }

  @Test func whatAShellWouldDoIsOnlyText() async throws {
    let fake = try FakeSpeech()
    let voice = voice(fake)
    let marker = folder.path("harm")
    let texts = [
      "-w \(marker)", "--help", "$(touch \(marker))", "`touch \(marker)`", "; touch \(marker) #", "| touch \(marker)",
      "> \(marker)", "a & touch \(marker)", "\"; touch \(marker); \"", "{file}", "*",
    ]
    let lengths = await voice.speak(texts.map { SpokenLine(text: $0, language: "en") })
    #expect(lengths.values.allSatisfy { $0 > .zero })
    #expect(!FileManager.default.fileExists(atPath: marker))
    #expect(Set(fake.said) == Set(texts.map { $0.hasPrefix("-") ? " " + $0 : $0 }))
  }

  @Test func textComesOnStandardInputToo() async throws {
    let hum = try FakeSpeech()
    let fake = try FakeSpeech(
      "read -r line; [ \"$line\" = 'say it' ] || exit 9; cat '\(hum.scratch.folder)/3.wav'")
    let voice = voice(fake, [])
    let line = SpokenLine(text: "say it", language: "en")
    #expect(await voice.speak([line])[line]! > .milliseconds(700))
    #expect(voice.trouble == nil)
  }
}
