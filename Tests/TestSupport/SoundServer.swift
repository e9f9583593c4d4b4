import Foundation
import PCM

/// A sound server of its own with one clocked null sink, in a folder of its own, and a recorder of what that sink is given.
/// The process's environment points to it, so one at a time, in suites that are `.serialized`.
package final class SoundServer {
  package enum Trouble: Error, CustomStringConvertible {
    case doesNotStart
    package var description: String { "pulseaudio does not start" }
  }

  /// Whether the programs that it takes are installed (Debian: pulseaudio, pulseaudio-utils, libasound2-plugins).
  package static var isInstalled: Bool {
    ["pulseaudio", "pactl", "parec"].allSatisfy { ChildProcess.path(of: $0) != nil }
  }

  private let scratch: Scratch
  private var server: ChildProcess?
  private var recorder: ChildProcess?
  /// What it changed of the process's environment.
  private var before: [String: String?] = [:]

  package init() throws {
    scratch = try Scratch()
    let configuration = "</usr/share/alsa/alsa.conf>\npcm.!default { type pulse }\nctl.!default { type pulse }\n"
    try scratch.write(configuration, to: "asound.conf")
    for (name, value) in environment {
      before[name] = .some(getenv(name).map { String(cString: $0) })
      setenv(name, value, 1)
    }
    try start()
  }

  deinit {
    stop()
    for (name, value) in before { if let value { setenv(name, value, 1) } else { unsetenv(name) } }
  }

  /// What a program needs to play here.
  package var environment: [String: String] {
    [
      "PULSE_SERVER": "unix:\(scratch.path("pulse.sock"))", "ALSA_CONFIG_PATH": scratch.path("asound.conf"),
      "XDG_RUNTIME_DIR": scratch.folder,
    ]
  }

  package func start() throws {
    // norewinds: without it the sink runs two seconds ahead. It ends by itself a while after its last client, so that
    // nothing is left of a test that was killed.
    server = try ChildProcess(
      "pulseaudio",
      [
        "-n", "--daemonize=no", "--exit-idle-time=60", "--use-pid-file=no", "--disable-shm=yes", "--realtime=no",
        "--high-priority=no", "-L",
        "module-native-protocol-unix socket=\(scratch.path("pulse.sock")) auth-anonymous=1",
        "-L", "module-null-sink sink_name=sink norewinds=1 rate=48000 format=s16le channels=2",
      ],
      environment: [
        "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "HOME": scratch.folder,
        "XDG_RUNTIME_DIR": scratch.folder, "LC_ALL": "C",
      ])
    for _ in 0..<200 {
      if try ChildProcess.run("pactl", ["info"], seconds: 10).status == 0 { return }
      usleep(50_000)
    }
    throw Trouble.doesNotStart
  }

  /// Kills it, as a crash would. `start` begins another at the same address.
  package func kill() {
    server?.end(SIGKILL)
    server = nil
    try? FileManager.default.removeItem(atPath: scratch.path("pulse.sock"))
  }

  package func send(_ signal: Int32) { server?.send(signal) }

  package func stop() {
    for process in [recorder, server] { process?.end() }
    (recorder, server) = (nil, nil)
  }

  /// Records what the sink is given, 16-bit stereo, from now on.
  package func record() throws {
    recorder = try ChildProcess(
      "parec",
      ["-d", "sink.monitor", "--raw", "--format=s16le", "--rate=48000", "--channels=2", "--latency-msec=20"],
      output: scratch.path("recording.raw"))
    for _ in 0..<250 where (scratch.bytes("recording.raw") ?? Data()).isEmpty { usleep(20_000) }
  }

  /// Frames recorded so far; what is heard now comes some 20 ms later.
  package var recordedFrames: Int {
    var information = stat()
    return stat(scratch.path("recording.raw"), &information) == 0 ? Int(information.st_size) / 4 : 0
  }

  /// Whether anything but silence was recorded.
  package var hasSound: Bool { (scratch.bytes("recording.raw") ?? Data()).contains { $0 != 0 } }

  /// Ends recording; gives all of it, interleaved.
  package func recorded() throws -> [Int16] {
    usleep(300_000)
    recorder?.end()
    recorder = nil
    return [UInt8](scratch.bytes("recording.raw") ?? Data()).samples16
  }
}
