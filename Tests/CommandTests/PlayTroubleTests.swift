import Foundation
import TestSupport
import Testing

extension CommandTests {
  /// What a session stands on may stand still without a word. Keys and signals are heard all the same, the terminal is given
  /// back, and the place is kept.
  @Suite("Play, with what hangs", .enabled(if: PlayedSession.isPossible, PlayedSession.needs))
  struct PlayTrouble {
    @Test(
      "after a speech program has run, signals end it as before",
      .needs("espeak-ng"),
      arguments: [(SIGINT, 130), (SIGTERM, 143)] as [(Int32, Int32)])
    func spoken(signal: Int32, status: Int32) throws {
      let session = try PlayedSession(
        "title: Spoken\ntiming: { ready: 0s }\nsteps:\n  - say: This was never said before.\n  - breathe: 60s\n")
      try session.play()
      #expect(session.terminal?.shows("Breathe") == true)
      usleep(500_000)
      session.program?.send(signal)
      #expect(session.program?.wait() == status)
      #expect(session.terminal?.isAsShellsLeaveIt == true)
      #expect(session.terminal?.shows("Stopped at") == true)
      #expect(session.savedSeconds > 0)
    }

    @Test("buses that take a connection and never answer are not waited for")
    func silentBuses() throws {
      let session = try PlayedSession()
      let address = try SilentSocket(session.scratch.path("silent"))
      for name in ["DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"] {
        session.environment[name] = "unix:path=\(address.path)"
      }
      try session.play()
      #expect(session.terminal?.shows("Breathe") == true)
      session.terminal?.press(" ")
      #expect(session.terminal?.shows("Paused") == true)
      session.terminal?.press("q")
      #expect(session.program?.wait() == 0)
      #expect(session.terminal?.isAsShellsLeaveIt == true)
    }

    @Test(
      "a disk that is busy is not waited for: who asks is answered, and the place is kept when it comes", .needs("cc"))
    func busyDisk() throws {
      let session = try PlayedSession()
      // A file is on the disk when `held` is gone, and not before.
      let held = session.scratch.path("held")
      try session.scratch.write("", to: "held")
      let code = """
        #include <unistd.h>
        int fsync(int file) { (void)file; while (access("\(held)", F_OK) == 0) usleep(5000); return 0; }
        """
      try session.scratch.write(code, to: "disk.c")
      let library = session.scratch.path("disk.so")
      let made = try ChildProcess.run("cc", ["-shared", "-fPIC", "-o", library, session.scratch.path("disk.c")])
      try #require(made.status == 0, "\(made.errorText)")
      session.environment["LD_PRELOAD"] = library
      try session.play()
      #expect(try session.wait { try session.playerctl("status") == "Playing" })
      session.terminal?.press(" ")
      #expect(try session.wait { try session.playerctl("status") == "Paused" })
      #expect(session.savedPlace == nil)
      try FileManager.default.removeItem(atPath: held)
      #expect(session.wait { session.savedPlace != nil })
      session.terminal?.press("q")
      #expect(session.program?.wait() == 0)
      #expect(session.savedSeconds >= 0)
    }

    @Test(
      "a sound server that hangs: a stop takes two seconds, and one that is asked for again none", arguments: [1, 2])
    func frozenServer(times: Int) throws {
      let session = try PlayedSession()
      try session.play()
      #expect(session.terminal?.shows("Breathe") == true)
      usleep(2_000_000)
      session.server.send(SIGSTOP)
      defer { session.server.send(SIGCONT) }
      usleep(500_000)
      for _ in 0..<times {
        session.program?.send(SIGTERM)
        usleep(700_000)
      }
      #expect(session.program?.wait() == 143)
      #expect(session.terminal?.isAsShellsLeaveIt == true)
      #expect(session.savedSeconds > 1)
    }

    @Test("a terminal that takes nothing more: the place is kept all the same, and TERM ends it")
    func stalledTerminal() throws {
      let session = try PlayedSession()
      try session.play()
      #expect(session.terminal?.shows("Breathe") == true)
      session.terminal?.isRead = false
      // Every size is a new picture; so many are more than a terminal holds.
      for size in 0..<200 {
        session.terminal?.resize(columns: 60 + size % 20, rows: 16)
        usleep(10_000)
      }
      let before = session.savedSeconds
      #expect(session.wait { session.savedSeconds > before })
      session.program?.send(SIGTERM)
      #expect(session.program?.wait() == 143)
    }
  }
}

/// A socket where connections are never taken up.
private final class SilentSocket {
  let path: String
  private let descriptor: Int32

  init(_ path: String) throws {
    self.path = path
    descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix(107)) }
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard result == 0, listen(descriptor, 8) == 0 else { throw ChildProcess.Trouble.notFound(path) }
  }

  deinit { close(descriptor) }
}
