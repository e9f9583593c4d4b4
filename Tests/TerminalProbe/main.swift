import Glibc
import Terminal

/// A program that holds its terminal and does what keys tell it, for TerminalTests: a terminal is held by the program that it
/// belongs to, which a test run is not. What comes of each key is a line of standard output.
func say(_ text: String) {
  let line = text + "\n"
  _ = line.withCString { write(STDOUT_FILENO, $0, strlen($0)) }
}

func probe() {
  guard let terminal = Terminal(showsScreen: CommandLine.arguments.contains("screen")) else { return say("none") }
  say(terminal.input == nil ? "not held" : "held")
  while let input = terminal.input {
    var waiting = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
    _ = poll(&waiting, 1, -1)
    guard let bytes = terminal.read() else { return say("gone") }
    for byte in bytes {
      switch UInt8(byte) {
      case UInt8(ascii: "s"): say("\(terminal.size.columns) x \(terminal.size.rows)")
      // More than a terminal keeps that nobody reads, or a line.
      case UInt8(ascii: "w"), UInt8(ascii: "l"):
        let taken = terminal.write(String(repeating: "x", count: byte == UInt8(ascii: "w") ? 200_000 : 80))
        say("\(taken ? "took all" : "did not"), \(terminal.isStalled ? "stalled" : "not stalled")")
      case UInt8(ascii: "r"):
        terminal.release()
        say("released")
        // Given back it has no keys; taken again it has.
        terminal.hold()
        say(terminal.canDraw ? "drawing" : "not drawing")
      case UInt8(ascii: "c"): raise(SIGSEGV)
      // Out of the program without a word to the terminal.
      case UInt8(ascii: "q"): exit(0)
      default: say("key \(byte)")
      }
    }
  }
}

probe()
