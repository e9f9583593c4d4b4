import Control
import Playback
import PCM
import Scheduling
import TestSupport
import Testing

@Suite struct ScreenTests {
  private static let screen = Screen(
    title: "Lower body", cautions: ["Stay off the back of the knee and off bone, and breathe."], hasColour: false,
    hasBlocks: true)

  private func status(_ time: Duration, _ change: (inout Live) -> Void = { _ in }) throws -> Status {
    var live = try LiveTests.live()
    change(&live)
    let snapshot = Snapshot(
      state: .playing, heard: FramePosition(time, rate: 48_000), written: FramePosition(time, rate: 48_000),
      taken: .zero, faults: 0, trouble: nil, rate: 48_000)
    return Status(live, position: time, snapshot)
  }

  private func rows(_ status: Status, columns: Int = 60, rows: Int = 20) -> [String] {
    Self.screen.rows(status, columns: columns, rows: rows, clock: "17:05")
  }

  @Test func showsWhatWhereAndHowLong() throws {
    let text = rows(try status(.seconds(42))).joined(separator: "\n")
    #expect(text.contains("Lower body") && text.contains("17:05"))
    #expect(text.contains("Hold calves, left") && text.contains("then    Settle: calves, right"))
    #expect(text.contains("hold ") && text.contains("session "))
  }

  @Test func theBreathGrowsAndShrinks() throws {
    func full(_ time: Duration) throws -> Int {
      rows(try status(time)).first { $0.contains("breathe") }.map { $0.count { $0 == "█" } } ?? -1
    }
    let start = Duration.seconds(40)
    let sizes = try [1, 2, 3, 5, 7, 9].map { try full(start + .seconds($0)) }
    #expect(sizes[0] < sizes[1] && sizes[1] < sizes[2] && sizes[3] > sizes[4] && sizes[4] > sizes[5], "\(sizes)")
    let (breathingIn, breathingOut) = (try status(start + .seconds(2)), try status(start + .seconds(7)))
    #expect(rows(breathingIn).contains { $0.contains(" in") } && rows(breathingOut).contains { $0.contains(" out") })
  }

  @Test func noRowIsWiderThanTheTerminalNorAreThereMoreThanItHas() throws {
    for columns in [20, 40, 41, 60, 200] {
      for height in [1, 3, 5, 9, 30] {
        for time in [Duration.zero, .seconds(12), .seconds(45)] {
          let rows = rows(try status(time), columns: columns, rows: height)
          #expect(
            rows.count <= height && rows.allSatisfy { $0.count < max(columns, 22) && ($0.last != "…" || columns < 60) },
            "\(columns) × \(height)")
        }
      }
    }
  }

  @Test func cautionsAreShownWhileOneGetsReadyAndWhatWasAskedForAfterwards() throws {
    let ready = try status(.seconds(1))
    #expect(rows(ready).joined().contains("knee"))
    let paused = try status(.seconds(50)) { $0.pause() }
    #expect(rows(paused).joined().contains("Paused. Space goes on."))
  }

  @Test func withoutBlocksItIsPlainASCII() throws {
    let screen = Screen(title: "A", cautions: [], hasColour: false, hasBlocks: false)
    let rows = screen.rows(try status(.seconds(45)), columns: 60, rows: 20, clock: "1:02", showsKeys: true)
    #expect(rows.joined().allSatisfy { $0.isASCII })
    let other = screen.rows(try status(.seconds(45)), columns: 30, rows: 20, clock: "1:02")
    #expect(other.joined().allSatisfy { $0.isASCII })
  }

  @Test func onlyWhatHasChangedIsDrawn() {
    var canvas = Canvas()
    let first = canvas.draw(["one", "two"], columns: 40, height: 10)
    #expect(first.contains("one") && first.contains("two"))
    #expect(canvas.draw(["one", "two"], columns: 40, height: 10) == "")
    let second = canvas.draw(["one", "three"], columns: 40, height: 10)
    #expect(second.contains("\u{1B}[2;1Hthree") && !second.contains("one"))
    #expect(canvas.draw(["one"], columns: 40, height: 10).contains("\u{1B}[2;1H\u{1B}[K"))
    #expect(canvas.draw(["one"], columns: 30, height: 10).contains("one"))
    canvas.forget()
    #expect(canvas.draw(["one"], columns: 30, height: 10).contains("one"))
  }
}
