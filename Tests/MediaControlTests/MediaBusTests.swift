import Foundation
import Live
import MediaControl
import Playback
import Scheduling
import TestSupport
import Testing

/// A session on a bus of its own, driven and asked by other people's programs: what each call asks for, and what is told.
///
/// sd-bus finds the bus by the environment, which is the process's: one after the other, and apart from tests that read it.
@Suite(
  .serialized, .needs("dbus-daemon", "dbus-send", "busctl", "dbus-monitor"))
struct MediaBusTests {
  private let daemon: SessionBus
  private let session: LiveSession
  private let device = FakeDevice()
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    daemon = try SessionBus()
    setenv("DBUS_SESSION_BUS_ADDRESS", daemon.address, 1)
    setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nonexistent", 1)
    session = LiveSession(
      try liveState(), on: device, now: device.now, score: { _ in .sweep(frames: 100) }, onChange: {})
  }

  private var status: Status { session.status(at: .zero) }

  /// Serves the bus until something holds; gives all that was asked for meanwhile.
  @discardableResult private func serve(_ bus: MediaBus, until isDone: () throws -> Bool) rethrows -> [Request] {
    var requests: [Request] = []
    let limit = Date.now.addingTimeInterval(patience)
    while try !isDone(), Date.now < limit {
      var waiting = pollfd(fd: bus.descriptor, events: bus.events, revents: 0)
      _ = poll(&waiting, 1, 5)
      requests += bus.requests()
    }
    return requests
  }

  private func joined(_ title: String = "Legs") throws -> MediaBus {
    let bus = MediaBus(title: title)
    bus.start()
    _ = bus.update(status)
    // Another looks whether the name is there.
    var isThere = false
    let end = Date.now + patience
    while !isThere, Date.now < end {
      let (said, _) = try run(bus, "busctl", "--user", "--no-legend", "list")
      isThere = said.contains("org.mpris.MediaPlayer2.unknot")
    }
    return bus
  }

  /// Runs a program while the bus is served.
  private func run(_ bus: MediaBus, _ words: String...) throws -> (said: String, requests: [Request]) {
    let child = try ChildProcess(
      words[0], Array(words.dropFirst()), output: scratch.path("said"), errors: scratch.path("errors"))
    let requests = serve(bus) { !child.isRunning }
    let said = [scratch.bytes("said"), scratch.bytes("errors")].map { String(decoding: $0 ?? Data(), as: UTF8.self) }
    return (said.joined(), requests)
  }

  private func call(_ bus: MediaBus, _ member: String, _ arguments: String...) throws -> [Request] {
    let words = ["--user", "--", "call", "org.mpris.MediaPlayer2.unknot", "/org/mpris/MediaPlayer2"]
    let interface = ["Quit", "Raise"].contains(member) ? "org.mpris.MediaPlayer2" : "org.mpris.MediaPlayer2.Player"
    let child = try ChildProcess(
      "busctl", words + [interface, member] + arguments, output: scratch.path("said"), errors: scratch.path("errors"))
    let requests = serve(bus) { !child.isRunning }
    #expect(child.wait() == 0, "\(member): \(String(decoding: scratch.bytes("errors") ?? Data(), as: UTF8.self))")
    return requests
  }

  @Test func everyCallIsARequest() throws {
    let bus = try joined()
    for (member, request) in [
      ("Next", .next), ("Previous", .previous), ("Pause", .pause), ("Play", .resume), ("PlayPause", .pauseOrResume),
      ("Stop", .stop(0)), ("Quit", .stop(0)),
    ] as [(String, Request)] {
      #expect(try call(bus, member) == [request], "\(member)")
    }
    #expect(try call(bus, "Raise") == [])
    #expect(try call(bus, "Seek", "x", "-1500000") == [.seekBy(.milliseconds(-1500))])
    #expect(try call(bus, "SetPosition", "ox", "/org/unknot/session", "2000000") == [.seek(to: .seconds(2))])
  }

  @Test func aPlaceOfAnotherTrackOrOutsideIsNoRequestAndNoError() throws {
    let bus = try joined()
    for arguments in [("/another", "1"), ("/org/unknot/session", "-1"), ("/org/unknot/session", "9999000000")] {
      #expect(try call(bus, "SetPosition", "ox", arguments.0, arguments.1) == [], "\(arguments)")
    }
  }

  @Test func whatCanBeSetIsARequestAndWhatCannotIsRefused() throws {
    let bus = try joined()
    func set(_ name: String, _ type: String, _ value: String) throws -> (said: String, requests: [Request]) {
      try run(
        bus, "busctl", "--user", "set-property", "org.mpris.MediaPlayer2.unknot", "/org/mpris/MediaPlayer2",
        "org.mpris.MediaPlayer2.Player", name, type, value)
    }
    #expect(try set("Volume", "d", "0.5").requests == [.setVolume(0.5)])
    #expect(try set("Rate", "d", "0").requests == [.pause])
    #expect(try set("Rate", "d", "2").requests == [])
    let wrong = try set("Volume", "s", "loud")
    #expect(wrong.requests == [] && wrong.said.contains("number"), "\(wrong.said)")
    let fixed = try set("CanPlay", "b", "false")
    #expect(fixed.requests == [] && fixed.said.contains("cannot be set"), "\(fixed.said)")
  }

  @Test func whatIsAskedBeforeTheNameIsTakenIsAnsweredOnceItIs() throws {
    // The name is asked for, and nothing is served yet: who calls now waits, and is not lost.
    let bus = MediaBus(title: "Legs")
    bus.start()
    _ = bus.update(status)
    let (said, requests) = try run(
      bus, "sh", "-c",
      "until dbus-send --session --print-reply --dest=org.mpris.MediaPlayer2.unknot /org/mpris/MediaPlayer2 "
        + "org.mpris.MediaPlayer2.Player.Next; do sleep 0.01; done")
    #expect(said.contains("method return") && requests == [.next])
  }

  @Test func twoSessionsHaveNamesOfTheirOwn() throws {
    let first = try joined()
    let second = MediaBus(title: "Arms")
    second.start()
    let name = "org.mpris.MediaPlayer2.unknot.instance\(getpid())"
    var list = ""
    for _ in 0..<1000 where !list.contains(name) {
      _ = second.requests()
      list = try run(first, "busctl", "--user", "--no-legend", "list").said
    }
    #expect(list.contains(name))
  }

  @Test func newsAreToldOnceAndJumpsAsJumps() throws {
    let bus = try joined()
    let monitor = try ChildProcess(
      "dbus-monitor", ["--session", "type='signal',path='/org/mpris/MediaPlayer2'"], output: scratch.path("signals"))
    defer { monitor.end() }
    func signals(_ word: String) -> Int {
      String(decoding: scratch.bytes("signals") ?? Data(), as: UTF8.self).components(separatedBy: word).count - 1
    }
    // Until the monitor listens nothing of it is heard.
    var level = 1.0
    func turn(_ by: Double) -> Status {
      var changed = status
      level += by
      changed.volume = level
      return changed
    }
    serve(bus) {
      _ = bus.update(turn(0.1))
      return signals("PropertiesChanged") > 0
    }
    let before = (signals("PropertiesChanged"), signals("member=Seeked"))
    var now = turn(0)
    for _ in 0..<5 { _ = bus.update(now) }
    now.isPaused = true
    _ = bus.update(now)
    serve(bus) { signals("\"Paused\"") > 0 }
    #expect(signals("PropertiesChanged") <= before.0 + 2 && signals("member=Seeked") == before.1)
    now.time += .seconds(30)
    _ = bus.update(now)
    serve(bus) { signals("member=Seeked") > before.1 }
    #expect(signals("member=Seeked") == before.1 + 1)
  }

  @Test func aBusThatGoesAwayOrIsNotThereIsNoTrouble() throws {
    let bus = try joined()
    daemon.end()
    serve(bus) { bus.descriptor < 0 }
    #expect(bus.descriptor < 0 && bus.requests() == [])
    _ = bus.update(status)
    let late = MediaBus(title: "Late")
    late.start()
    #expect(late.requests() == [])
    late.end()
  }
}
