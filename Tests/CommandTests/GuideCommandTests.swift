import Foundation
import SoundFiles
import TestSupport
import Testing

/// Guide files as a user asks for them.
@Suite(.ownThread) struct GuideCommandTests {
  @Test func rawSamplesAreTheSamplesOfTheFile() throws {
    let (unknot, scratch) = (try Command(), try Scratch())
    #expect(try unknot("render", "first-roll", "-o", "a.wav", in: scratch).status == 0)
    let raw = try unknot("render", "first-roll", "-o", "-", in: scratch)
    #expect(raw.status == 0 && raw.errors.isEmpty && raw.output.count > 1_000_000)
    #expect(scratch.bytes("a.wav")?.range(of: raw.output) != nil)
    let mono = try unknot("render", "first-roll", "-o", "-", "--channels", "1", "--rate", "24000", in: scratch)
    #expect(mono.output.count * 4 == raw.output.count)
  }

  @Test func aReaderThatGoesAwayEndsItQuietly() throws {
    let (unknot, scratch) = (try Command(), try Scratch())
    let line = "\"$unknot\" render lower-body -o - 2>err | head -c 300000 | wc -c; echo ${PIPESTATUS[0]}; cat err"
    #expect(try unknot.shell(line, in: scratch).outputText == "300000\n0\n")
    // A script that stops at the first failure of a pipeline goes on too.
    let strict = "set -euo pipefail; \"$unknot\" render lower-body -o - | head -c 1000 | wc -c; echo on"
    let result = try unknot.shell(strict, in: scratch)
    #expect(result.outputText == "1000\non\n" && result.errors.isEmpty)
    #expect(try unknot.shell("\"$unknot\" render first-roll -o - >&-", in: scratch).status == 74)
    #expect(
      try unknot.shell("\"$unknot\" render first-roll -o - >/dev/full", in: scratch).errorText.contains("No space"))
  }

  @Test func itWaitsForItsReaderAndObeysSignalsWhileItWaits() throws {
    let (unknot, scratch) = (try Command(), try Scratch())
    let line = """
      mkfifo pipe; "$unknot" render lower-body -o - > pipe & child=$!
      exec 3< pipe; head -c 1000 <&3 > /dev/null; sleep 0.7
      kill -0 $child && echo waits; kill -INT $child; wait $child; echo $?
      """
    #expect(try unknot.shell(line, in: scratch).outputText == "waits\n130\n")
  }

  /// Blocks of an MP3 file of few kilobits do not say how many they are.
  @Test(
    .needs("ffprobe"),
    arguments: [
      ("48000", "1", "0"), ("44100", "1", "0"), ("44100", "2", "0"), ("22050", "1", "2"), ("24000", "1", "3"),
    ])
  func smallFilesOfMP3AreWrittenToo(rate: String, channels: String, quality: String) throws {
    let (unknot, scratch) = (try Command(), try Scratch())
    let coding = ["--rate", rate, "--channels", channels, "--quality", quality]
    let line = "\"$unknot\" render first-roll -o a.mp3 \(coding.joined(separator: " "))"
    let result = try unknot.shell(line, in: scratch)
    #expect(result.status == 0, "\(result.errorText)")
    func seconds(_ arguments: [String]) throws -> Double {
      let text = try ChildProcess.run("ffprobe", ["-v", "error", "-of", "csv=p=0"] + arguments).outputText
      return try #require(Double(text.trimmingCharacters(in: .whitespacesAndNewlines)))
    }
    let wanted = try #require(
      try JSONSerialization.jsonObject(with: unknot("timeline", "--format", "json", in: scratch).output)
        as? [String: Any])
    let length = try seconds(["-show_entries", "format=duration", scratch.path("a.mp3")])
    #expect(abs(length - (wanted["duration"] as? Double ?? 0)) < 0.3, "\(length)")
  }

  @Test func whatOfOnesOwnAGuideDoesNotHoldIsTold() throws {
    let (unknot, scratch) = (try Unknot(), try Scratch())
    try FileManager.default.createDirectory(atPath: "\(unknot.config)/audio", withIntermediateDirectories: true)
    let hum = FakeSpeech.hum(milliseconds: 300)
    for name in ["bell", "hold"] { try hum.write(to: URL(fileURLWithPath: "\(unknot.config)/audio/\(name).wav")) }
    try hum.write(to: URL(fileURLWithPath: scratch.path("x.wav")))
    try scratch.write("steps: [{ roll: calves }, { sound: x.wav }, { chime: bell }]", to: "r.yaml")
    #expect(try unknot.run("render", scratch.path("r.yaml"), "-o", scratch.path("a.flac")).status == 0)
    let result = try unknot.run("extract", scratch.path("a.flac"))
    #expect(result.status == 0)
    #expect(
      result.outputText.contains("machine that it was made on: the chime bell, the chime hold, the sound x.wav\n"))
    #expect(
      result.errorText
        == "unknot: the guide does not hold the chime bell, the chime hold, the sound x.wav, which has to be on this "
        + "machine to sound the same\n")
  }

  @Test func whatHoldsNoRoutineSaysSo() throws {
    let (unknot, scratch) = (try Command(), try Scratch())
    try Data("hello".utf8).write(to: URL(fileURLWithPath: scratch.path("a.txt")))
    let none = try unknot("extract", "a.txt", in: scratch)
    #expect(none.status == 65 && none.errorText.contains("there is no routine in it"))
    #expect(try unknot("extract", "b.wav", in: scratch).status == 66)
    #expect(try unknot("extract", ".", in: scratch).status == 74)
  }

  @Test(arguments: [
    (["-o", "a.opus", "--rate", "44100"], "Opus has 8000, 12000, 16000, 24000, 48000 frames per second"),
    (["-o", "-", "--format", "mp3"], "raw samples"), (["-o", "-", "--sidecars"], "sound only"),
    (["-o", "a.mp3", "--quality", "11"], "0 to 10"), (["--title", " "], "title is empty"),
    (["--title", String(repeating: "a", count: 201)], "at most 200 are allowed"),
    (["--title", "a\u{1B}b"], "control character"),
    (["--format", "aac"], "aac"),
  ])
  func whatDoesNotGoTogetherIsSaid(arguments: [String], message: String) throws {
    let (unknot, scratch) = (try Command(), try Scratch())
    let result = try ChildProcess.run(
      unknot.binary, ["render", "first-roll"] + arguments, environment: unknot.environment, folder: scratch.folder)
    #expect(result.status == 64 && result.errorText.contains(message), "\(result.errorText)")
    #expect(scratch.names == [])
  }
}
