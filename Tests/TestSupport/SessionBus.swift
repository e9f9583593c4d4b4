import Foundation

/// A D-Bus of its own.
package final class SessionBus {
  private let scratch: Scratch
  private let daemon: ChildProcess
  /// Where programs find it.
  package let address: String

  package init() throws {
    scratch = try Scratch()
    daemon = try ChildProcess(
      "dbus-daemon", ["--session", "--nofork", "--print-address"], output: scratch.path("address"))
    let limit = Date.now.addingTimeInterval(patience)
    while Date.now < limit, daemon.isRunning, (scratch.bytes("address") ?? Data()).last != 10 { usleep(5_000) }
    address = String(decoding: scratch.bytes("address") ?? Data(), as: UTF8.self)
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }

  deinit { daemon.end() }

  /// It goes away, as when its user logs out.
  package func end() { daemon.end() }
}
