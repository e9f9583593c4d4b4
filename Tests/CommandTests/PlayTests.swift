import Foundation
import TestSupport
import Testing

extension CommandTests {
  /// From the command to what a listener hears.
  @Suite(
    .enabled(if: SoundServer.isInstalled, "needs pulseaudio, pulseaudio-utils and libasound2-plugins"))
  struct Playing {
    /// Sound from the first second to the last.
    static let short =
      "title: Short\ntiming: { ready: 1s, settle: 1s, roll: 0s, spots: 1, hold: 3s, breath: 2-0-1-0, finish: 0s }\n"
      + "cues: { ready: off, area: off, hold: off, release: off, finish: off }\nsteps:\n  - roll: calves\n    sides: left\n"
    static let long = "title: Long\ntiming: { ready: 0s, breath: 2-0-2-0 }\nsteps:\n  - breathe: 60s\n"

    /// The samples of the file that `render` writes of it.
    private func rendered(_ unknot: Unknot, _ routine: String) throws -> [Int16] {
      let result = try unknot.run("render", routine, "-o", "expected.wav")
      #expect(result.status == 0, "\(result.errorText)")
      return try SoundFile(unknot.folder.path("expected.wav")).read(as: Int16.self) { Array($0) }
    }

    /// Where a recording is at `place` of what was expected.
    private func find(_ expected: [Int16], _ place: Int, in recorded: [Int16]) -> Int? {
      let wanted = Array(expected[place..<place + 4000])
      guard recorded.count > wanted.count else { return nil }
      return stride(from: 0, through: recorded.count - wanted.count, by: 2).first { start in
        recorded[start] == wanted[0] && recorded[start + 1001] == wanted[1001]
          && recorded[start..<start + wanted.count].elementsEqual(wanted)
      }
    }

    private func largestStep(_ samples: ArraySlice<Int16>) -> Int {
      zip(samples, samples.dropFirst(2)).reduce(0) { max($0, abs(Int($1.1) - Int($1.0))) }
    }

    @Test func whatIsPlayedIsWhatRenderWritesEverySample() throws {
      let unknot = try Unknot()
      try unknot.folder.write(Self.short, to: "short.yaml")
      let expected = try rendered(unknot, "short.yaml")
      let server = try SoundServer()
      try server.record()
      let player = try unknot.start("play", "short.yaml", environment: server.environment)
      #expect(player.wait() == 0)
      let recorded = try server.recorded()
      let place = try #require(expected.firstIndex { abs(Int($0)) > 1000 }) / 2 * 2
      let start = try #require(find(expected, place, in: recorded)) - place
      #expect(start >= 0 && recorded[start...].starts(with: expected))
      #expect(recorded[..<max(0, start)].allSatisfy { $0 == 0 })
      #expect(recorded.dropFirst(start + expected.count).allSatisfy { $0 == 0 })
      let lines = unknot.said.split(separator: "\n")
      #expect(
        lines.first?.hasPrefix("Short, 0:0") == true && lines.contains("0:02  Hold calves, left"), "\(unknot.said)")
    }

    @Test(arguments: [(SIGINT, 130), (SIGTERM, 143)] as [(Int32, Int32)])
    func stoppedItFadesToSilenceAtOnce(signal: Int32, status: Int32) throws {
      // A server may take a piece between the look and the splice: a step is allowed once in ten. Two in a row are not.
      if try hasStep(stoppedBy: signal, status) { #expect(try !hasStep(stoppedBy: signal, status)) }
    }

    /// Plays, stops, and checks what was heard; gives whether the seam before the fade has a step.
    private func hasStep(stoppedBy signal: Int32, _ status: Int32) throws -> Bool {
      let unknot = try Unknot()
      try unknot.folder.write(Self.long, to: "long.yaml")
      let expected = try rendered(unknot, "long.yaml")
      let server = try SoundServer()
      try server.record()
      let player = try unknot.start("play", "long.yaml", environment: server.environment)
      while !server.hasSound, player.isRunning { usleep(10_000) }
      while server.recordedFrames < 144_000, player.isRunning { usleep(10_000) }
      #expect(player.isRunning)
      let asked = server.recordedFrames
      player.send(signal)
      #expect(player.wait() == status)
      let recorded = try server.recorded()
      let place = 96_000
      let start = try #require(find(expected, place, in: recorded)) - place
      let end = try #require(recorded.lastIndex { $0 != 0 }) + 1
      // Before what was queued was through, which holds a second at least.
      #expect(end / 2 - asked < 43_200)
      // It is the session up to the fade of 10 ms, and was sounding when it was stopped. A seam may lie 50 ms before it.
      #expect(recorded[start..<end - 6000].elementsEqual(expected[..<(end - 6000 - start)]))
      #expect(recorded[end - 6000..<end - 1200].contains { abs(Int($0)) > 200 })
      #expect(!unknot.said.contains("rror"), "\(unknot.said)")
      // The fade is heard to its end.
      let usual = largestStep(expected[..<(end - start)])
      #expect(largestStep(recorded[(end - 200)...]) <= usual)
      return largestStep(recorded[start...]) > usual * 5 / 4 + 60
    }

    @Test func itBeginsWhereItIsAskedTo() throws {
      let unknot = try Unknot()
      try unknot.folder.write(Self.short, to: "short.yaml")
      let expected = try rendered(unknot, "short.yaml")
      let server = try SoundServer()
      try server.record()
      let player = try unknot.start("play", "short.yaml", "--from", "1.1.left.1.hold", environment: server.environment)
      #expect(player.wait() == 0)
      let recorded = try server.recorded()
      let place = 3 * 96_000
      let start = try #require(find(expected, place, in: recorded)) - place + 2 * 96_000
      // The first 10 ms come out of silence.
      #expect(start >= 0 && recorded[(start + 2000)...].starts(with: expected[(2 * 96_000 + 2000)...]))
      #expect(recorded[..<max(0, start)].allSatisfy { $0 == 0 })
    }
  }
}
