import Foundation
import TestSupport

/// `unknot play` on a sound server and a bus of its own, with keys from a pseudo-terminal, and what the server was given.
final class PlayedSession {
  /// Whether the programs that it takes are installed, and there is a binary to test.
  static var isPossible: Bool {
    SoundServer.isInstalled
      && ["dbus-daemon", "dbus-send", "dbus-monitor", "playerctl"].allSatisfy { ChildProcess.path(of: $0) != nil }
  }

  enum Trouble: Error { case notRendered(String) }

  let server: SoundServer
  /// The command.
  let binary: String
  let scratch: Scratch
  private let bus: ChildProcess
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
    scratch = try Scratch()
    routine = scratch.path("routine.yaml")
    try scratch.write(text, to: "routine.yaml")
    bus = try ChildProcess(
      "dbus-daemon", ["--session", "--nofork", "--print-address"], output: scratch.path("address"))
    environment = server.environment
    environment["PATH"] = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    environment["HOME"] = scratch.folder
    environment["XDG_STATE_HOME"] = scratch.path("state")
    environment["TERM"] = "xterm"
    environment["LANG"] = "C.UTF-8"
    environment["DBUS_SYSTEM_BUS_ADDRESS"] = "unix:path=/nonexistent"
    let limit = Date.now.addingTimeInterval(10)
    while Date.now < limit, (scratch.bytes("address") ?? Data()).last != 10 { usleep(5_000) }
    environment["DBUS_SESSION_BUS_ADDRESS"] = String(decoding: scratch.bytes("address") ?? Data(), as: UTF8.self)
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }

  deinit {
    program?.end(SIGKILL)
    for other in [logind, monitor] { other?.end() }
    bus.end()
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
    try ChildProcess.run("playerctl", ["-p", "unknot"] + words, environment: environment, seconds: 10).outputText
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// Waits until something holds.
  func wait(seconds: Double = 10, until condition: () throws -> Bool) rethrows -> Bool {
    let limit = Date.now.addingTimeInterval(seconds)
    while Date.now < limit {
      if try condition() { return true }
      usleep(5_000)
    }
    return false
  }

  /// Waits until so many seconds of it have been recorded with sound.
  func waitForSound(seconds: Double) -> Bool {
    guard wait(until: { server.hasSound }) else { return false }
    usleep(UInt32(seconds * 1_000_000))
    return true
  }

  /// The place that is kept, as it stands in the file.
  var savedPlace: [String: Any]? {
    guard let data = scratch.bytes("state/unknot/session.json") else { return nil }
    return (try? JSONSerialization.jsonObject(with: data)) as? [String: Any]
  }

  var savedSeconds: Double { (savedPlace?["milliseconds"] as? Double ?? -1000) / 1000 }
}

/// Where samples stand in others. All counts are of stereo frames.
struct Recording {
  let samples: [Int16]

  var frames: Int { samples.count / 2 }

  /// The first place, from a frame on, where these frames of `wanted` stand; nil if they do not.
  ///
  /// - Parameter tolerance: how far a sample may be off: 3 where dither falls on other frames.
  func find(_ wanted: [Int16], _ frames: Range<Int>, from first: Int = 0, tolerance: Int = 0) -> Int? {
    guard frames.upperBound * 2 <= wanted.count, frames.count <= self.frames else { return nil }
    return (first...self.frames - frames.count).first { place in
      isLike(wanted, frames.lowerBound, at: place, tolerance: tolerance)
        && isLike(wanted, frames.lowerBound + frames.count / 2, at: place + frames.count / 2, tolerance: tolerance)
        && frames.allSatisfy {
          isLike(wanted, $0, at: place + $0 - frames.lowerBound, tolerance: tolerance)
        }
    }
  }

  /// Whether a frame is, in both channels, one of `wanted`.
  func isLike(_ wanted: [Int16], _ frame: Int, at place: Int, tolerance: Int) -> Bool {
    guard place >= 0, place < frames, frame >= 0, frame * 2 < wanted.count else { return false }
    return abs(Int(samples[place * 2]) - Int(wanted[frame * 2])) <= tolerance
      && abs(Int(samples[place * 2 + 1]) - Int(wanted[frame * 2 + 1])) <= tolerance
  }

  /// The first frame that is another than `expected` has, if `expected`'s frame 0 stands at `start`.
  func firstDifference(from expected: [Int16], at start: Int) -> Int? {
    let count = min(samples.count - start * 2, expected.count)
    return (0..<count).first { samples[start * 2 + $0] != expected[$0] }.map { start + $0 / 2 }
  }

  /// The largest step between neighbours of the left channel.
  func step(_ frames: Range<Int>) -> Int {
    let range = max(0, frames.lowerBound)..<min(frames.upperBound, self.frames)
    return range.dropFirst().map { abs(Int(samples[$0 * 2]) - Int(samples[$0 * 2 - 2])) }.max() ?? 0
  }

  func isSilent(_ frames: Range<Int>) -> Bool {
    samples[frames.lowerBound * 2..<frames.upperBound * 2].allSatisfy { $0 == 0 }
  }
}
