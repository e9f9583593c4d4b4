import Foundation
import Live
import PCM
import Playback
import Scheduling
import TestSupport
import Testing

/// A long session on a clock that is moved as fast as it goes: twenty minutes, or eight hours with `make prove`.
@Suite struct SoakTests {
  private static let hours = isSoak ? 8.0 : 1.0 / 3

  /// Memory of this process, in MiB.
  private static func memory() -> Double {
    let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
    return (Double(text.split(separator: " ").dropFirst().first ?? "") ?? 0) * 4096 / 1_048_576
  }

  private final class Memories: @unchecked Sendable { var all: [Double] = [] }

  @Test func aLongSessionNeitherDriftsNorGrows() throws {
    let repetitions = Int(Self.hours * 30)
    let text = """
      timing: { ready: 5s, settle: 10s, switch: 10s, spots: 1, roll: 20s, hold: 20s, breath: 4-0-6-0 }
      steps:
        - repeat: \(repetitions)
          steps:
            - roll: calves
      """
    let device = FakeDevice()
    device.keepsSound = false
    let session = LiveSession(
      try liveState(text), on: device, now: device.now, score: { LiveSessionTests.score($0) }, onChange: {})
    let duration = session.status(at: .zero).timeline.duration
    // Every tenth of it: how much memory there is, and something that the listener does.
    let memories = Memories()
    var edited = 0
    for tenth in 1..<10 {
      device.at(duration / 10 * tenth) {
        memories.all.append(Self.memory())
        session.send(.longer)
      }
      edited += 1
    }
    #expect(session.player.run() == .finished)
    let end = session.status(at: device.now())
    #expect(end.edits.count == edited && end.time == end.timeline.duration)
    #expect(end.faults == 0)
    // To the frame: every frame of the session, and no other, was sounded once. The quarter second at most is silence
    // behind its end.
    let frames = Int(FrameCount(end.timeline.duration, rate: 48_000).rawValue)
    #expect((frames...frames + 14_400).contains(device.soundedFrames), "\(device.soundedFrames - frames)")
    let (first, last) = (memories.all[2], memories.all[8])
    #expect(last - first < 16, "from \(first) to \(last) MiB")
    if isSoak { print("\(Self.hours) h: \(first) MiB after three tenths, \(last) MiB after nine") }
  }
}
