import CSystemd
import Glibc
import Live
import Playback
import Scheduling
import Units

/// The session on the user's D-Bus, through MPRIS: media keys, headsets, desktops and phones command it and show it.
/// Without a bus it does nothing, silently. One thread makes all calls.
package final class MediaBus {
  private let title: String
  private var bus: OpaquePointer?
  private var asked: [Request] = []
  private var status: Status?
  private var published: [BusValue.Pair] = []
  private var seen: (time: Duration, at: Duration)?
  private let inhibitor = SleepInhibitor()

  /// - Parameter title: the routine's title.
  package init(title: String) { self.title = title }

  deinit { end() }

  static let path = "/org/mpris/MediaPlayer2"
  static let root = "org.mpris.MediaPlayer2"
  static let player = "org.mpris.MediaPlayer2.Player"
  static let track = "/org/unknot/session"
  private static let name = "org.mpris.MediaPlayer2.unknot"

  /// Joins the bus, under a name of its own if another session has the plain one. It does not wait for the bus: what
  /// comes from there is given by `requests`.
  package func start() {
    guard bus == nil, sd_bus_open_user(&bus) >= 0, let bus else { return }
    let me = Unmanaged.passUnretained(self).toOpaque()
    let asked =
      sd_bus_add_object(bus, nil, Self.path, answer, me) >= 0
      && sd_bus_request_name_async(
        bus, nil, Self.name, 0,
        { answer, _, _ in
          // The name is taken unless the answer is 1, which says that it is ours.
          var result: UInt32 = 0
          sd_bus_message_read_basic(answer, BusMessage.code("u"), &result)
          guard result != 1, let bus = sd_bus_message_get_bus(answer) else { return 0 }
          sd_bus_request_name_async(bus, nil, "\(MediaBus.name).instance\(getpid())", 0, { _, _, _ in 0 }, nil)
          return 0
        }, nil) >= 0
    if !asked { end() }
  }

  /// Leaves the bus.
  package func end() {
    inhibitor.hold(false)
    guard let bus else { return }
    // Sends what is still queued, as far as the bus takes it at once.
    while sd_bus_process(bus, nil) > 0 {}
    sd_bus_close(bus)
    sd_bus_unref(bus)
    self.bus = nil
  }

  // MARK: - The poll loop's side

  /// The bus's descriptor, to be polled; −1 without a bus.
  package var descriptor: Int32 { bus.map { sd_bus_get_fd($0) } ?? -1 }
  /// The events to poll the descriptor for.
  package var events: Int16 { bus.map { Int16(truncatingIfNeeded: max(0, sd_bus_get_events($0))) } ?? 0 }

  /// Handles what has come from the bus, and returns what it asks of the session.
  package func requests() -> [Request] {
    guard let bus else { return [] }
    asked = []
    var result = sd_bus_process(bus, nil)
    while result > 0 { result = sd_bus_process(bus, nil) }
    if result < 0 {
      // The bus went away.
      sd_bus_unref(bus)
      self.bus = nil
    }
    return asked
  }

  /// Tells the bus how the session stands, if that has changed.
  ///
  /// - Returns: how long until it has to be called again.
  package func update(_ status: Status) -> Duration {
    inhibitor.hold(!status.isPaused)
    guard let bus else { return .seconds(60) }
    let now = monotonicNow()
    let before = self.status
    self.status = status
    let properties = [
      BusValue.Pair("PlaybackStatus", playback), BusValue.Pair("Metadata", metadata),
      BusValue.Pair("Volume", volume),
    ]
    let news = properties.filter { !published.contains($0) }
    if !news.isEmpty {
      signal("org.freedesktop.DBus.Properties", "PropertiesChanged") { message in
        message.append(.string(Self.player))
        message.append(.map(news))
        message.append(.strings([]))
      }
      published = properties
    }
    if let seen, let before {
      let moved = before.isMoving ? now - seen.at : .zero
      let distance = status.time - seen.time - moved
      // MPRIS knows no lead-in, so a player that shows the position has let it run on meanwhile and must be told.
      let goesOn = status.isMoving && !before.isMoving
      if goesOn || distance > Self.jump || distance < .zero - Self.jump {
        signal(Self.player, "Seeked") { $0.append(.int64(microseconds(status.time))) }
      }
    }
    seen = (status.time, now)
    var timeout: UInt64 = .max
    sd_bus_get_timeout(bus, &timeout)
    return timeout == .max ? .seconds(60) : max(.zero, .microseconds(Int64(clamping: timeout)) - now)
  }

  /// A difference to the clock that is told as a seek.
  private static let jump = Duration.milliseconds(400)

  private func signal(_ interface: String, _ member: String, _ fill: (borrowing BusMessage) -> Void) {
    var raw: OpaquePointer?
    guard let bus, sd_bus_message_new_signal(bus, &raw, Self.path, interface, member) >= 0,
      let message = BusMessage(raw)
    else { return }
    fill(message)
    sd_bus_send(bus, message.raw, nil)
  }

  // MARK: - What it tells

  private var playback: BusValue {
    guard let status, !status.isOver else { return .string("Stopped") }
    return .string(status.isPaused ? "Paused" : "Playing")
  }

  private var volume: BusValue {
    let level = status?.volume ?? 0
    return .double(level <= LiveState.volumes.lowerBound ? 0 : Decibels(level).amplitude)
  }

  private var metadata: BusValue {
    guard let status else { return .map([]) }
    let segment = status.current
    var pairs = [
      BusValue.Pair("mpris:trackid", .path(Self.track)),
      BusValue.Pair("mpris:length", .int64(microseconds(status.timeline.duration))),
      BusValue.Pair("xesam:title", .string(segment.title)),
      BusValue.Pair("xesam:album", .string(title)),
    ]
    let hasSide = segment.side == .left || segment.side == .right
    if let area = segment.area {
      pairs.append(.init("xesam:artist", .strings([hasSide ? "\(area), \(segment.side)" : area])))
      pairs.append(.init("unknot:area", .string(area)))
    }
    if hasSide { pairs.append(.init("unknot:side", .string("\(segment.side)"))) }
    return .map(pairs)
  }

  private func microseconds(_ time: Duration) -> Int64 {
    let (seconds, attoseconds) = time.components
    return seconds * 1_000_000 + attoseconds / 1_000_000_000_000
  }

  func properties(_ interface: String) -> [BusValue.Pair] {
    switch interface {
    case Self.root:
      [
        .init("CanQuit", .bool(true)), .init("CanRaise", .bool(false)), .init("HasTrackList", .bool(false)),
        .init("Identity", .string("Unknot")), .init("SupportedUriSchemes", .strings([])),
        .init("SupportedMimeTypes", .strings([])),
      ]
    case Self.player:
      [
        .init("PlaybackStatus", playback), .init("Metadata", metadata), .init("Volume", volume),
        .init("Position", .int64(microseconds(status?.time ?? .zero))), .init("Rate", .double(1)),
        .init("MinimumRate", .double(1)), .init("MaximumRate", .double(1)), .init("CanGoNext", .bool(true)),
        .init("CanGoPrevious", .bool(true)), .init("CanPlay", .bool(true)), .init("CanPause", .bool(true)),
        .init("CanSeek", .bool(true)), .init("CanControl", .bool(true)),
      ]
    default: []
    }
  }

  /// Gives the newest status, because time may have passed since the last update.
  package var refresh: () -> Status? = { nil }

  // MARK: - What it is asked

  /// Handles a message for the session's object; returns 1 if it was answered, as sd-bus wants it.
  fileprivate func handle(_ message: OpaquePointer) -> Int32 {
    guard let interface = sd_bus_message_get_interface(message).map({ String(cString: $0) }),
      let member = sd_bus_message_get_member(message).map({ String(cString: $0) })
    else { return 0 }
    if let fresh = refresh() { status = fresh }
    switch (interface, member) {
    case ("org.freedesktop.DBus.Introspectable", "Introspect"):
      reply(message) { $0.append(.string(Self.introspection)) }
    case ("org.freedesktop.DBus.Properties", "GetAll"):
      let properties = properties(BusReading.string(message) ?? "")
      reply(message) { $0.append(.map(properties)) }
    case ("org.freedesktop.DBus.Properties", "Get"):
      let properties = properties(BusReading.string(message) ?? "")
      let name = BusReading.string(message)
      guard let property = properties.first(where: { $0.key == name }) else {
        return refuse(message, "org.freedesktop.DBus.Error.UnknownProperty", "there is no such property")
      }
      reply(message) { $0.appendVariant(property.value) }
    case ("org.freedesktop.DBus.Properties", "Set"):
      _ = BusReading.string(message)
      let name = BusReading.string(message)
      switch (name, BusReading.variantDouble(message)) {
      case ("Volume", let level?): asked.append(.setVolume(level))
      // A rate of 0 means pause in MPRIS; the only other rate is 1.
      case ("Rate", let rate?): if rate == 0 { asked.append(.pause) }
      case ("Volume", nil), ("Rate", nil):
        return refuse(message, "org.freedesktop.DBus.Error.InvalidArgs", "this is to be a number")
      default:
        return refuse(message, "org.freedesktop.DBus.Error.PropertyReadOnly", "this cannot be set")
      }
      reply(message) { _ in }
    case (Self.player, _), (Self.root, _):
      guard let requests = requests(member, message) else {
        return refuse(message, "org.freedesktop.DBus.Error.UnknownMethod", "there is no such method")
      }
      asked += requests
      reply(message) { _ in }
    default: return 0
    }
    return 1
  }

  private func requests(_ member: String, _ message: OpaquePointer) -> [Request]? {
    switch member {
    case "Next": return [.next]
    case "Previous": return [.previous]
    case "Pause": return [.pause]
    case "Play": return [.resume]
    case "PlayPause": return [.pauseOrResume]
    case "Stop", "Quit": return [.stop(0)]
    case "Raise", "OpenUri": return []
    case "Seek": return BusReading.int64(message).map { [.seekBy(.microseconds($0))] } ?? []
    case "SetPosition":
      guard BusReading.string(message, "o") == Self.track, let time = BusReading.int64(message), time >= 0,
        time <= microseconds(status?.timeline.duration ?? .zero)
      else { return [] }  // as MPRIS has it, a stale position is not an error
      return [.seek(to: .microseconds(time))]
    default: return nil
    }
  }

  private func reply(_ call: OpaquePointer, _ fill: (borrowing BusMessage) -> Void) {
    var raw: OpaquePointer?
    guard sd_bus_message_new_method_return(call, &raw) >= 0, let message = BusMessage(raw) else { return }
    fill(message)
    sd_bus_send(bus, message.raw, nil)
  }

  private func refuse(_ call: OpaquePointer, _ name: String, _ text: String) -> Int32 {
    var error = sd_bus_error()
    sd_bus_error_set(&error, name, text)
    sd_bus_reply_method_error(call, &error)
    sd_bus_error_free(&error)
    return 1
  }
}

/// Called by sd-bus for each message on the path, on the thread that processes it.
private func answer(
  _ message: OpaquePointer?, _ me: UnsafeMutableRawPointer?, _ error: UnsafeMutablePointer<sd_bus_error>?
) -> Int32 {
  guard let message, let me else { return 0 }
  return Unmanaged<MediaBus>.fromOpaque(me).takeUnretainedValue().handle(message)
}
