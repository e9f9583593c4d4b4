import Foundation
import TestSupport
import Testing

/// How a program treats the terminal that is its own: TerminalProbe on a pseudo terminal.
@Suite(.ownThread) struct TerminalTests {
  private final class Probe {
    let scratch: Scratch
    private(set) var terminal: PseudoTerminal?
    let child: ChildProcess

    init(_ arguments: [String] = ["screen"], redirected: String = "", leads: Bool = true) throws {
      scratch = try Scratch()
      let terminal = try PseudoTerminal(columns: 60, rows: 16)
      self.terminal = terminal
      // Through a shell, which opens the terminal first: a terminal becomes the session's by being opened to read.
      child = try ChildProcess(
        "sh", ["-c", "exec \"$0\" \"$@\" \(redirected)", builtProgram("TerminalProbe")] + arguments,
        input: terminal.path, output: scratch.path("said"), errors: terminal.path, leadsSession: leads)
    }

    deinit { child.end(SIGKILL) }

    func closeTerminal() { terminal = nil }

    var said: [String] {
      String(decoding: scratch.bytes("said") ?? Data(), as: UTF8.self).split(separator: "\n").map(String.init)
    }

    /// Waits until it has said just this.
    func says(_ lines: String...) -> Bool {
      let limit = Date.now.addingTimeInterval(patience)
      while Date.now < limit, said.count < lines.count { usleep(2_000) }
      return said == lines
    }
  }

  @Test func keysComeOneByOneWithoutEchoAndAtTheEndItIsAsBefore() throws {
    let probe = try Probe()
    #expect(probe.says("held"))
    #expect(probe.terminal?.isAsShellsLeaveIt == false)
    probe.terminal?.press("a")
    #expect(probe.says("held", "key 97"))
    #expect(probe.terminal?.shows("\u{1B}[?1049h") == true && probe.terminal?.text.contains("a") == false)
    // It ends without a word to the terminal.
    probe.terminal?.press("q")
    #expect(probe.child.wait() == 0)
    #expect(probe.terminal?.isAsShellsLeaveIt == true && probe.terminal?.shows("\u{1B}[?1049l") == true)
  }

  @Test func aCrashGivesItBackToo() throws {
    let probe = try Probe()
    #expect(probe.says("held"))
    probe.terminal?.press("c")
    // Under a sanitizer a crash is a report and another status.
    #expect(probe.child.wait() ?? 0 != 0)
    #expect(probe.terminal?.isAsShellsLeaveIt == true && probe.terminal?.shows("\u{1B}[?1049l") == true)
  }

  @Test func givenBackAndTakenAgain() throws {
    let probe = try Probe()
    #expect(probe.says("held"))
    probe.terminal?.press("r")
    #expect(probe.says("held", "released", "drawing"))
    #expect(probe.terminal?.isAsShellsLeaveIt == false)
    let (enter, leave) = ("\u{1B}[?1049h", "\u{1B}[?1049l")
    #expect(probe.terminal?.shows(enter + "\u{1B}[?25l\u{1B}[2J\u{1B}[?25h" + leave + enter) == true)
  }

  @Test func withoutAScreenNothingIsDrawn() throws {
    let probe = try Probe([])
    #expect(probe.says("held"))
    probe.terminal?.press("wrb")
    #expect(probe.says("held", "took all, not stalled", "released", "not drawing", "key 98"))
    #expect(probe.terminal?.text == "")
  }

  @Test func itsSizeIsWhatItIsNow() throws {
    let probe = try Probe()
    #expect(probe.says("held"))
    probe.terminal?.press("s")
    #expect(probe.says("held", "60 x 16"))
    probe.terminal?.resize(columns: 101, rows: 7)
    probe.terminal?.press("s")
    #expect(probe.says("held", "60 x 16", "101 x 7"))
  }

  @Test func oneThatTakesNothingIsNotWaitedForAndGoesOnWhenItDoes() throws {
    let probe = try Probe()
    #expect(probe.says("held"))
    probe.terminal?.isRead = false
    probe.terminal?.press("ww")
    #expect(probe.says("held", "did not, stalled", "did not, stalled"))
    probe.terminal?.isRead = true
    let limit = Date.now.addingTimeInterval(patience)
    while Date.now < limit, probe.said.last != "took all, not stalled" {
      probe.terminal?.press("l")
      usleep(20_000)
    }
    #expect(probe.said.last == "took all, not stalled")
  }

  @Test func inTheBackgroundItIsLeftAlone() throws {
    // Not the session that the terminal belongs to.
    let probe = try Probe(leads: false)
    #expect(probe.says("not held"))
    #expect(probe.child.wait() == 0)
    #expect(probe.terminal?.isAsShellsLeaveIt == true && probe.terminal?.text == "")
  }

  @Test func withTheRoutineOnStandardInputKeysStillComeFromTheTerminal() throws {
    let probe = try Probe(redirected: "< /dev/null")
    #expect(probe.says("held"))
    probe.terminal?.press("b")
    #expect(probe.says("held", "key 98"))
  }

  @Test func oneThatIsClosedIsTold() throws {
    let probe = try Probe()
    #expect(probe.says("held"))
    // The hangup itself would end it.
    probe.child.send(SIGCONT)
    probe.closeTerminal()
    #expect(probe.child.wait() ?? 0 == 128 + SIGHUP)
  }
}
