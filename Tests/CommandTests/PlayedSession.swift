import Foundation
import TestSupport
import Testing

/// `unknot play` on a sound server and a bus of its own, with keys from a pseudo-terminal, and what the server was given.
final class PlayedSession {
  /// Whether the programs that it takes are installed.
  static var isPossible: Bool {
    SoundServer.isInstalled
      && ["dbus-daemon", "dbus-send", "dbus-monitor", "playerctl"].allSatisfy { ChildProcess.path(of: $0) != nil }
  }

  static let needs: Comment = "needs pulseaudio, pulseaudio-utils, libasound2-plugins, dbus, playerctl"

  enum Trouble: Error { case notRendered(String) }

  let server: SoundServer
  /// The command.
  let binary: String
  let scratch: Scratch
  private let bus: SessionBus
  var environment: [String: String]
  private(set) var terminal: PseudoTerminal?
  private(set) var program: ChildProcess?
  private var logind: ChildProcess?
  private var monitor: ChildProcess?
  let routine: String

  /// A tone all the time, so that every change is heard at once.
  static let breathing = """
    title: Breathing
    timing: { ready: 0s, finish: 2s, breath: 4-0-6-0 }
    cues: { finish: off }
    steps:
      - breathe: 30s
      - breathe: 60s
    """

  init(_ text: String = breathing) throws {
    binary = try Unknot().path
    server = try SoundServer()
    scratch = try Scratch(inMemory: true)
    routine = scratch.path("routine.yaml")
    try scratch.write(text, to: "routine.yaml")
    bus = try SessionBus()
    environment = server.environment
    environment["PATH"] = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    environment["HOME"] = scratch.folder
    environment["XDG_STATE_HOME"] = scratch.path("state")
    environment["TERM"] = "xterm"
    environment["LANG"] = "C.UTF-8"
    environment["DBUS_SYSTEM_BUS_ADDRESS"] = "unix:path=/nonexistent"
    environment["DBUS_SESSION_BUS_ADDRESS"] = bus.address
  }

  deinit {
    program?.end(SIGKILL)
    for other in [logind, monitor] { other?.end() }
    server.stop()
  }

  /// Starts `unknot play` in a terminal of its own, or in that of the one before.
  func play(_ arguments: [String]? = nil, inSameTerminal: Bool = false) throws {
    let same = inSameTerminal ? terminal : nil
    let terminal = try same ?? PseudoTerminal()
    self.terminal = terminal
    program = try ChildProcess(
      binary, ["play"] + (arguments ?? [routine]), environment: environment, input: terminal.path,
      output: terminal.path, errors: terminal.path, leadsSession: true)
  }

  /// Lets somebody stand in for logind, on the same bus; what it is asked is in its file `logind`.
  func startLogind() throws {
    let address = environment["DBUS_SESSION_BUS_ADDRESS"] ?? ""
    logind = try ChildProcess(
      "/usr/bin/python3", ["\(Unknot.root)/Tests/CommandTests/logind.py", address], output: scratch.path("logind"))
    environment["DBUS_SYSTEM_BUS_ADDRESS"] = address
    _ = wait { logindWasAsked == ["here"] }
  }

  var logindWasAsked: [String] {
    String(decoding: scratch.bytes("logind") ?? Data(), as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// Notes every signal of the bus, in its file `signals`.
  func watchSignals() throws {
    monitor = try ChildProcess(
      "dbus-monitor", ["--session", "type='signal'"], environment: environment, output: scratch.path("signals"))
    _ = wait { !signals.isEmpty }
  }

  var signals: String { String(decoding: scratch.bytes("signals") ?? Data(), as: UTF8.self) }

  /// How often the session has said that its position jumped.
  var seeks: Int { signals.components(separatedBy: "member=Seeked").count - 1 }

  func closeTerminal() { terminal = nil }

  /// What the renderer gives for the same session, 16-bit stereo.
  func rendered() throws -> [Int16] {
    let file = scratch.path("rendered.wav")
    let result = try ChildProcess.run(binary, ["render", routine, "-o", file], environment: environment)
    let bytes = scratch.bytes("rendered.wav") ?? Data()
    // The samples are the chunk `data`, behind its name and length.
    guard let data = bytes.range(of: Data("data".utf8)) else { throw Trouble.notRendered(result.errorText) }
    let length = bytes[data.upperBound..<data.upperBound + 4].reversed().reduce(0) { $0 << 8 | Int($1) }
    return [UInt8](bytes[(data.upperBound + 4)...].prefix(length)).samples16
  }

  /// Asks the session over D-Bus, as a media key would.
  @discardableResult func playerctl(_ words: String...) throws -> String {
    try ChildProcess.run("playerctl", ["-p", "unknot"] + words, environment: environment).outputText
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// Waits until something holds.
  func wait(seconds: Double = patience, until condition: () throws -> Bool) rethrows -> Bool {
    let limit = Date.now.addingTimeInterval(seconds)
    while Date.now < limit {
      if try condition() { return true }
      usleep(5_000)
    }
    return false
  }

  /// Waits until so many seconds of it have been recorded with sound.
  func waitForSound(seconds: Double) -> Bool {
    wait { server.hasSound } && waitForFrames(Int(seconds * 48_000))
  }

  /// Waits until so many frames more have been recorded: the server's time, which a busy machine makes no longer or shorter
  /// than the sound in it.
  @discardableResult func waitForFrames(_ count: Int) -> Bool {
    let end = server.recordedFrames + count
    return wait { server.recordedFrames >= end }
  }

  /// How often the device ran dry or was suspended, as the end of a session with `--verbose` says; nil if it does not.
  var faults: String? {
    _ = terminal?.shows("suspensions of the sound device: ")
    let text = terminal?.text ?? ""
    return text.components(separatedBy: "suspensions of the sound device: ").dropFirst().first.map {
      String($0.prefix { $0.isNumber })
    }
  }

  /// The place that is kept, as it stands in the file.
  var savedPlace: [String: Any]? {
    guard let data = scratch.bytes("state/unknot/session.json") else { return nil }
    return (try? JSONSerialization.jsonObject(with: data)) as? [String: Any]
  }

  var savedSeconds: Double { (savedPlace?["milliseconds"] as? Double ?? -1000) / 1000 }
}
