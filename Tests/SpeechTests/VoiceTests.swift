import Foundation
import PCM
import TestSupport
import Testing

@testable import Speech

@Suite(.ownThread) struct VoiceTests {
  private let folder: Scratch
  private let fake: FakeSpeech

  init() throws { (folder, fake) = (try Scratch(), try FakeSpeech()) }

  private func voice(_ fake: FakeSpeech? = nil, limit: Int64 = SpeechCache.usualLimit, cache: String? = nil) -> Voice {
    let program = SpeechProgram(name: "fake", command: [(fake ?? self.fake).path, "{file}", "{text}"])
    return Voice(
      InstalledProgram(program, searchPath: ""), recordings: VoiceFolders([folder.folder]),
      cache: SpeechCache(folder: cache ?? folder.path("cache"), limit: limit), seconds: 5)
  }

  private func line(_ text: String, phrase: String? = nil) -> SpokenLine {
    SpokenLine(text: text, language: "en", phrase: phrase)
  }

  private var entries: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path("cache"))) ?? []).sorted()
  }

  private func samples(_ voice: Voice, _ line: SpokenLine, rate: Int = 48_000) throws -> [Float] {
    let clip = try #require(voice.source(line, rate: rate)).make()
    return withExtendedLifetime(clip) { Array(clip.samples(0)) }
  }

  @Test func aLanguageThatTheProgramDoesNotSpeakIsSpokenByAnother() async throws {
    let other = try FakeSpeech()
    func installed(_ fake: FakeSpeech, _ languages: Set<String>?) throws -> InstalledProgram {
      let command = [fake.path, "{file}", "{text}"]
      return try #require(
        InstalledProgram(SpeechProgram(name: "fake", command: command, languages: languages), searchPath: ""))
    }
    let cache = SpeechCache(folder: folder.path("cache"), limit: SpeechCache.usualLimit)
    let voice = Voice(
      try installed(fake, ["en"]), others: [try installed(other, nil)], recordings: VoiceFolders([]), cache: cache)
    let lines = [line("Hold still"), SpokenLine(text: "Halte still", language: "de-AT", phrase: nil)]
    #expect(voice.known(lines).isEmpty)
    let lengths = await voice.speak(lines)
    #expect(fake.said == ["Hold still"] && other.said == ["Halte still"] && voice.trouble == nil)
    #expect(voice.known(lines) == lengths && lengths.count == 2)
  }

  @Test func linesHaveTheirLengthsAndAreSpokenOnce() async throws {
    let lines = [line("One"), line("one two three"), line("Hello there")]
    let first = voice()
    let lengths = await first.speak(lines)
    #expect(
      lengths.mapValues { $0 / .milliseconds(250) }.mapValues { Int($0.rounded()) }
        == [lines[0]: 1, lines[1]: 3, lines[2]: 2])
    let second = voice()
    #expect(await second.speak(lines) == lengths)
    #expect(fake.said == ["Hello there", "One", "one two three"])
    #expect(try samples(first, lines[1]) == samples(second, lines[1]))
    #expect(first.trouble == nil && second.trouble == nil && entries.count == 3)
  }

  @Test func aClipLastsAsLongAtEveryRate() async throws {
    let voice = voice()
    let text = line("one two")
    let length = await voice.speak([text])[text]!
    for rate in [44_100, 48_000, 96_000] {
      let clip = try samples(voice, text, rate: rate)
      #expect(clip.count == Int(FrameCount(length, rate: rate).rawValue))
      // It sounds to its end: nothing was lost on the way.
      #expect(clip.suffix(rate / 20).contains { abs($0) > 0.001 })
    }
  }

  @Test func anotherVersionOfTheProgramSpeaksAnew() async throws {
    _ = await voice().speak([line("Hello")])
    try (String(contentsOfFile: fake.path, encoding: .utf8) + "# newer\n")
      .write(toFile: fake.path, atomically: false, encoding: .utf8)
    _ = await voice().speak([line("Hello")])
    #expect(fake.said == ["Hello", "Hello"] && entries.count == 2)
  }

  @Test func recordingsOfALineOrItsPhraseGoFirst() async throws {
    try FileManager.default.createDirectory(
      atPath: folder.path("audio/voice/en"), withIntermediateDirectories: true)
    func record(_ name: String, _ milliseconds: Int) throws {
      try FakeSpeech.hum(milliseconds: milliseconds)
        .write(to: URL(fileURLWithPath: folder.path("audio/voice/en/\(name).wav")))
    }
    try record("left-calf", 700)
    try record("side", 1300)
    let lines = [line("Left calf!", phrase: "side"), line("Right calf.", phrase: "side"), line("Other")]
    let lengths = await voice().speak(lines)
    #expect(isNear(lengths[lines[0]]!, 700))
    #expect(isNear(lengths[lines[1]]!, 1300))
    #expect(fake.said == ["Other"])
    // A recording made anew is heard anew.
    try record("side", 900)
    #expect(isNear(await voice().speak(lines)[lines[1]]!, 900))
  }

  @Test func damagedEntriesAreMadeAnew() async throws {
    let text = line("one two three four")
    let length = await voice().speak([text])[text]
    let path = folder.path("cache/" + entries[0])
    let whole = try #require(FileManager.default.contents(atPath: path))
    // Cut short: seen at the start.
    try whole.prefix(whole.count / 2).write(to: URL(fileURLWithPath: path))
    #expect(await voice().speak([text])[text] == length)
    #expect(fake.said.count == 2 && FileManager.default.contents(atPath: path) == whole)
    // One wrong bit, an empty file, none at all: seen when it is to sound.
    let expected = try samples(await spoken(text), text)
    for damage in [whole.prefix(5000) + [whole[5000] ^ 4] + whole.dropFirst(5001), Data(count: whole.count), nil] {
      let voice = await spoken(text)
      if let damage { try damage.write(to: URL(fileURLWithPath: path)) } else { unlink(path) }
      let source = try #require(voice.source(text, rate: 48_000))
      // As in a session, on a thread that may wait.
      let again = await onAThread { (try? source.make()).map { clip in Array(clip.samples(0)) } }
      #expect(again == expected)
      #expect(FileManager.default.contents(atPath: path) == whole)
    }
  }

  private func spoken(_ line: SpokenLine) async -> Voice {
    let voice = voice()
    _ = await voice.speak([line])
    return voice
  }

  /// To what trimming may cut or leave.
  private func isNear(_ length: Duration, _ milliseconds: Int) -> Bool {
    (.milliseconds(milliseconds - 17)...(.milliseconds(milliseconds + 17))).contains(length)
  }

  private func onAThread<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
    await withCheckedContinuation { continuation in Thread { continuation.resume(returning: work()) }.start() }
  }

  @Test func foreignFilesInTheFolderDoNoHarm() async throws {
    try FileManager.default.createDirectory(atPath: folder.path("cache"), withIntermediateDirectories: true)
    for name in ["x.wav", "\(String(repeating: "a", count: 32))-99999999999-0000000000000000.wav", "a-b-c.wav"] {
      try folder.write("?", to: "cache/\(name)")
    }
    #expect(await voice().speak([line("Hello")])[line("Hello")]! > .zero)
    #expect(entries.count == 4)
  }

  @Test func theFolderStaysInsideItsLimitAndKeepsWhatIsInUse() async throws {
    // Each line is about 24 KB for each word.
    _ = await voice().speak((1...10).map { line("old \($0)") })
    for name in entries {
      var times = [timeval(tv_sec: 1000, tv_usec: 0), timeval(tv_sec: 1000, tv_usec: 0)]
      utimes(folder.path("cache/\(name)"), &times)
    }
    let old = Set(entries)
    _ = await voice(limit: 400_000).speak((1...4).map { line("new \($0)") })
    let bytes = entries.reduce(0) {
      $0 + (FileManager.default.contents(atPath: folder.path("cache/\($1)"))?.count ?? 0)
    }
    #expect(bytes <= 400_000 && bytes > 300_000)
    #expect(Set(entries).subtracting(old).count == 4)
  }

  @Test func withoutAFolderToKeepThemLinesStayInMemory() async throws {
    try folder.write("a file, no folder", to: "taken")
    let voice = voice(cache: folder.path("taken"))
    #expect(await voice.speak([line("Hello you")])[line("Hello you")]! > .zero)
    #expect(try samples(voice, line("Hello you")).contains { abs($0) > 0.1 })
    #expect(voice.trouble == nil)
  }

  @Test func manyAtOnceMayKeepTheSameFolder() async throws {
    let lines = (1...12).map { line("line number \($0)") }
    let results = await withTaskGroup(of: [SpokenLine: Duration].self) { group in
      for voice in (0..<4).map({ _ in voice() }) { group.addTask { await voice.speak(lines) } }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(results.allSatisfy { $0 == results[0] && $0.count == 12 })
    #expect(entries.count == 12)
    #expect(entries.allSatisfy { SpeechCache.Entry($0) != nil })
  }
}
