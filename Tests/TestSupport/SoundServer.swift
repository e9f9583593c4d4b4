import Foundation
import PCM

/// A sound server of its own with one clocked null sink, in a folder of its own, and a recorder of what that sink is given.
/// It changes nothing of this process: programs are pointed to it by their environment.
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
  /// How much of the recording is known to be silent, in bytes.
  private var silent = 0

  package init() throws {
    scratch = try Scratch()
    let configuration = "</usr/share/alsa/alsa.conf>\npcm.!default { type pulse }\nctl.!default { type pulse }\n"
    try scratch.write(configuration, to: "asound.conf")
    try start()
  }

  deinit { stop() }

  /// What a program needs to play here.
  package var environment: [String: String] {
    [
      "PULSE_SERVER": "unix:\(scratch.path("pulse.sock"))", "ALSA_CONFIG_PATH": scratch.path("asound.conf"),
      "XDG_RUNTIME_DIR": scratch.folder,
    ]
  }

  /// All that the server and its own clients see.
  private var own: [String: String] {
    environment.merging([
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "LC_ALL": "C", "HOME": scratch.folder,
    ]) { $1 }
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
      environment: own)
    let limit = Date.now.addingTimeInterval(patience)
    while Date.now < limit {
      if try ChildProcess.run("pactl", ["info"], environment: own).status == 0 { return }
      usleep(20_000)
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
      environment: own, output: scratch.path("recording.raw"))
    silent = 0
    let limit = Date.now.addingTimeInterval(patience)
    while Date.now < limit, recordedFrames == 0 { usleep(10_000) }
  }

  /// Frames recorded so far; what is heard now comes some 20 ms later.
  package var recordedFrames: Int {
    var information = stat()
    return stat(scratch.path("recording.raw"), &information) == 0 ? Int(information.st_size) / 4 : 0
  }

  /// Whether anything but silence was recorded.
  package var hasSound: Bool {
    guard let file = FileHandle(forReadingAtPath: scratch.path("recording.raw")) else { return false }
    // Only what came since the last look is looked at.
    try? file.seek(toOffset: UInt64(silent))
    let more = (try? file.readToEnd()) ?? Data()
    guard more.allSatisfy({ $0 == 0 }) else { return true }
    silent += more.count
    return false
  }

  /// Ends recording; gives all of it, interleaved.
  package func recorded() throws -> [Int16] {
    usleep(300_000)
    recorder?.end()
    recorder = nil
    return [UInt8](scratch.bytes("recording.raw") ?? Data()).samples16
  }
}
