import Live
import PCM
import Playback
import Scheduling
import Terminal
import TestSupport
import Testing

@Suite struct ScreenTests {
  private static let screen = Screen(
    title: "Lower body", cautions: ["Stay off the back of the knee and off bone, and breathe."], hasColour: false,
    hasBlocks: true)

  private func status(_ time: Duration, _ change: (inout LiveState) -> Void = { _ in }) throws -> Status {
    var live = try liveState()
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
    for columns in [20, 21, 40, 41, 60, 200] {
      for height in [1, 3, 5, 9, 30] {
        for time in [Duration.zero, .seconds(12), .seconds(45)] {
          let rows = rows(try status(time), columns: columns, rows: height)
          #expect(
            rows.count <= height && rows.allSatisfy { $0.count < columns && ($0.last != "…" || columns < 60) },
            "\(columns) × \(height)")
          // How long it is to go is told in the narrowest, too.
          #expect(!rows.contains { $0.contains("session ") && $0.hasSuffix("…") }, "\(columns) × \(height)")
        }
      }
    }
  }

  @Test func cautionsAreShownWhileOneGetsReadyAndWhatWasAskedForAfterwards() throws {
    let ready = try status(.seconds(1))
    #expect(rows(ready).joined().contains("knee"))
    let paused = try status(.seconds(50)) { _ = $0.pauseOrResume(.pause) }
    #expect(rows(paused).joined().contains("Paused. Space goes on."))
  }

  @Test func whatWasAskedForIsShownWhilePausedAndInALeadInToo() throws {
    let paused = try status(.seconds(50)) {
      _ = $0.pauseOrResume(.pause)
      _ = $0.setLevels(.volume(by: -2))
    }
    #expect(rows(paused).joined().contains("Volume -2 dB. Paused. Space goes on."))
    let leading = try status(.seconds(41)) {
      _ = $0.change(.resume, at: .seconds(41))
      _ = $0.setLevels(.mute)
    }
    #expect(leading.isLeadingIn && rows(leading).joined().contains("Voice off. Going on …"))
  }

  @Test func aDeviceThatIsGoneIsTheFirstThingToldAndNoneOfItIsCutOff() throws {
    var status = try status(.seconds(50))
    let reason =
      "no sound device: the sound server behind \"default\" does not answer (Connection refused); start it "
      + "(pulseaudio --start, or systemctl --user start pipewire-pulse), or choose another with --device"
    status.trouble = reason
    for (columns, height) in [(40, 12), (80, 24)] {
      let rows = rows(status, columns: columns, rows: height).map { $0.dropFirst() }
      #expect(rows[1].hasPrefix("Hold calves") || rows[2].hasPrefix("Hold calves"))
      let text = rows.joined(separator: " ")
      #expect(text.contains("Waiting for the sound device, then it goes on. No sound device"), "\(text)")
      #expect(text.contains(reason.dropFirst()), "\(text)")
    }
  }

  /// Titles in Chinese, with pictures, and with accents of their own: two columns, two, and none.
  @Test func rowsAreCountedInColumns() throws {
    #expect("泡沫轴".columns == 6 && "e\u{301}te\u{301}".columns == 3 && "🧘 a".columns == 4 && "ﾊ".columns == 1)
    let screen = Screen(
      title: "泡沫轴放松小腿和大腿后侧的晚间练习程序", cautions: ["避开骨头和膝盖后面疼痛时立刻停下来并且保持平稳的呼吸不要屏住气"], hasColour: false,
      hasBlocks: true)
    let rows = screen.rows(try status(.seconds(1)), columns: 40, rows: 20, clock: "17:05")
    #expect(rows.allSatisfy { $0.columns <= 39 }, "\(rows)")
    #expect(rows[0] == " 泡沫轴放松小腿和大腿后侧的晚间…  17:05" && rows[0].columns == 39)
    // A sentence without spaces goes on in the next row.
    #expect(rows.contains(" 避开骨头和膝盖后面疼痛时立刻停下来并且") && rows.contains(" 保持平稳的呼吸不要屏住气"))
    var accents = screen
    accents.title = String(repeating: "e\u{301}", count: 30)
    #expect(accents.rows(try status(.seconds(1)), columns: 40, rows: 20, clock: "17:05")[0].columns == 39)
  }

  @Test func withoutBlocksItIsPlainASCII() throws {
    let screen = Screen(title: "A", cautions: [], hasColour: false, hasBlocks: false)
    let rows = screen.rows(try status(.seconds(45)), columns: 60, rows: 20, clock: "1:02", showsKeys: true)
    #expect(rows.joined().allSatisfy { $0.isASCII })
    let other = screen.rows(try status(.seconds(45)), columns: 30, rows: 20, clock: "1:02")
    #expect(other.joined().allSatisfy { $0.isASCII })
  }
}
