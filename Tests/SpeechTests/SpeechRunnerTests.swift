import Foundation
import TestSupport
import Testing

@testable import Speech

/// A speech program run for one line; `SpeechFailureTests` has all the ways in which one fails.
@Suite(.ownThread) struct SpeechRunnerTests {
  private func runner(_ fake: FakeSpeech, _ command: [String] = ["{file}", "{text}"]) -> SpeechRunner {
    SpeechRunner(path: fake.path, program: SpeechProgram(name: "fake", command: [fake.path] + command))
  }

  private let line = SpokenLine(text: "one two", language: "en")

  /// Why it was not spoken.
  private func failure(_ runner: SpeechRunner, _ line: SpokenLine? = nil) async -> SpeechFailure? {
    do {
      try await runner.speak(line ?? self.line) { _ in }
      return nil
    } catch { return error }
  }

  @Test func theSoundIsThereWhileItIsUsedAndGoneAfterwards() async throws {
    let fake = try FakeSpeech()
    let path = try await runner(fake).speak(line) { path in
      #expect(access(path, R_OK) == 0)
      return path
    }
    #expect(access(path, F_OK) != 0 && access((path as NSString).deletingLastPathComponent, F_OK) != 0)
  }

  @Test func whatCannotBeSpokenIsNotEvenStarted() async throws {
    let fake = try FakeSpeech("touch \"$0.started\"; exit 1")
    let long = SpokenLine(text: String(repeating: "a", count: SpokenLine.longest + 1), language: "en")
    #expect(await failure(runner(fake), long) == .tooLong(characters: SpokenLine.longest + 1))
    var program = runner(fake).program
    program.languages = ["de"]
    #expect(await failure(SpeechRunner(path: fake.path, program: program)) == .language("en"))
    #expect(access(fake.path + ".started", F_OK) != 0)
  }

  @Test func whatItWritesIsLimited() async throws {
    let fake = try FakeSpeech("head -c 5000 /dev/zero > \"$1\"")
    var runner = runner(fake)
    runner.limits.bytes = 5000
    #expect(await failure(runner) == nil)
    runner.limits.bytes = 4999
    #expect(await failure(runner) == .tooMuch)
  }

  @Test func whatItSaysOfItselfIsItsOutput() async throws {
    let fake = try FakeSpeech("echo \"voices: $*\"; pwd; [ \"$1\" != bad ]")
    let said = try await runner(fake).output(["-l", "a b"])
    #expect(said.hasPrefix("voices: -l a b\n") && said.contains("/unknot-speech-"))
    do {
      _ = try await runner(fake).output(["bad"])
      Issue.record("it ended well")
    } catch { #expect(error == .failed(status: 1, said: "")) }
  }
}
