import Live
import PCM
import Playback
import Scheduling
import TestSupport
import Testing

@testable import Terminal

/// A session as plain lines: what a screen reader reads is said once, and all of it.
@Suite struct StatusLinesTests {
  private final class Said {
    var lines: [String] = []
    /// What was said since it was asked last.
    func new() -> [String] {
      defer { lines = [] }
      return lines
    }
  }

  private func status(_ live: LiveState, _ position: Duration, trouble: String? = nil) -> Status {
    let snapshot = Snapshot(
      state: .playing, heard: .zero, written: .zero, taken: .zero, faults: 0, trouble: trouble, rate: 48_000)
    return Status(live, position: position, snapshot)
  }

  private func lines(_ said: Said, hasKeys: Bool = true) -> StatusLines {
    StatusLines(hasKeys: hasKeys) { said.lines.append($0) }
  }

  @Test func eachSegmentIsSaidOnceWithItsTimeAndTheNextLookIsAtItsEnd() throws {
    let (said, live) = (Said(), try liveState())
    var lines = lines(said)
    #expect(lines.show(status(live, .seconds(3))) == .seconds(7) && said.new() == ["0:00  Get ready"])
    #expect(lines.show(status(live, .seconds(4))) == .seconds(6) && said.new() == [])
    _ = lines.show(status(live, .seconds(41)))
    #expect(said.new() == ["0:40  Hold calves, left"])
  }

  @Test func theTimeLeftIsSaidAtTheMiddleAndBeforeTheEnd() throws {
    let (said, live) = (
      Said(), try liveState("timing: { ready: 0s }\nsteps: [{ rest: 130s }, { rest: 20s }, { rest: 12s }]\n")
    )
    var lines = lines(said)
    #expect(lines.show(status(live, .zero)) == .seconds(65) && said.new() == ["0:00  Rest"])
    #expect(lines.show(status(live, .seconds(65))) == .seconds(55) && said.new() == ["1 minute 5 seconds left."])
    #expect(lines.show(status(live, .seconds(70))) == .seconds(50) && said.new() == [])
    #expect(lines.show(status(live, .seconds(120))) == .seconds(10) && said.new() == ["10 seconds left."])
    #expect(lines.show(status(live, .seconds(130))) == .seconds(10) && said.new() == ["2:10  Rest"])
    _ = lines.show(status(live, .seconds(140)))
    #expect(said.new() == ["10 seconds left."])
    #expect(lines.show(status(live, .seconds(150))) == .seconds(12) && said.new() == ["2:30  Rest"])
    // Who comes into the middle of a segment is not told what is past; who goes back is told again.
    _ = lines.show(status(live, .seconds(100)))
    #expect(said.new() == ["0:00  Rest"])
    _ = lines.show(status(live, .seconds(50)))
    _ = lines.show(status(live, .seconds(66)))
    #expect(said.new() == ["1 minute 5 seconds left."])
  }

  @Test func whatWasAskedForIsSaidAndSoAreAPauseAndItsEnd() throws {
    let said = Said()
    var (lines, live) = (lines(said), try liveState())
    _ = lines.show(status(live, .seconds(41)))
    _ = said.new()
    _ = live.setLevels(.mute)
    _ = lines.show(status(live, .seconds(42)))
    #expect(said.new() == ["Voice off"])
    _ = live.pauseOrResume(.pause)
    #expect(lines.show(status(live, .seconds(42))) == nil && said.new() == ["Paused."])
    _ = live.pauseOrResume(.resume)
    let place = try #require(live.change(.resume, at: .seconds(42))?.seek)
    // In a lead-in it is looked at again soon.
    #expect(lines.show(status(live, place)) == .seconds(1) && said.new() == ["Going on."])
  }

  @Test func aDeviceThatIsGoneIsToldAndThatItIsBack() throws {
    let (said, live) = (Said(), try liveState())
    var lines = lines(said)
    _ = lines.show(status(live, .seconds(1), trouble: "unplugged"))
    #expect(said.new().first == "The sound device is gone; waiting for it. Unplugged.")
    _ = lines.show(status(live, .seconds(1), trouble: "unplugged"))
    #expect(said.new() == [])
    _ = lines.show(status(live, .seconds(1)))
    #expect(said.new() == ["The sound device is back."])
  }

  @Test func onlyWhoHasKeysIsToldToPressOneAndTitlesCommandNoTerminal() throws {
    for hasKeys in [true, false] {
      let said = Said()
      var lines = lines(said, hasKeys: hasKeys)
      let live = try liveState("timing: { ready: 0s }\nsteps: [{ wait: 30s }]\n")
      _ = lines.show(status(live, .seconds(1)))
      #expect(said.new() == (hasKeys ? ["0:00  Wait", "Enter goes on."] : ["0:00  Wait"]))
      var other = status(live, .seconds(1))
      other.timeline.segments[0].title = "A \u{1B}[2J wait"
      other.timeline.segments[0].id.step = 9
      _ = lines.show(other)
      #expect(said.new().first == "0:00  A ·[2J wait")
    }
  }
}
