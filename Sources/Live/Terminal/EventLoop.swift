import Devices
import Documents
import Glibc
import Live
import MediaControl
import Playback
import Threads
import Units

/// Where a live session is watched and commanded: one poll loop on the main thread over keys, D-Bus, signals, the player's
/// wake event and the time.
package struct EventLoop: ~Copyable {
  package let session: LiveSession
  let wakeEvent: WakeEvent
  /// Nil without a terminal.
  package let terminal: Terminal?
  /// Nil: plain lines.
  let screen: Screen?
  /// Where the place is kept, and all of it but the place; nil if it is not.
  private var keeper: PlaceKeeper?
  package var keepsPlace: Bool { keeper != nil }
  let bus: MediaBus?
  private let say: (String) -> Void

  private var canvas = Canvas()
  private var lines: StatusLines
  private var keys = KeyReader()
  private var showsKeys = false
  /// The newest message, and how long it is shown.
  private var news = (number: 0, until: Duration.zero)
  private static let newsTime = Duration.seconds(4)
  private var hasTerminal = true
  /// When it was asked to stop first, and with what exit status.
  private var stop: (at: Duration, exit: Int32)?

  /// - Parameters:
  ///   - wakeEvent: signalled when the session has changed.
  ///   - say: writes a line where messages go.
  package init(
    _ session: LiveSession, _ wakeEvent: WakeEvent, terminal: Terminal?, screen: Screen?, keeper: PlaceKeeper?,
    bus: MediaBus?,
    say: @escaping (String) -> Void
  ) {
    (self.session, self.wakeEvent, self.terminal, self.screen) = (session, wakeEvent, terminal, screen)
    (self.keeper, self.bus, self.say) = (keeper, bus, say)
    lines = StatusLines(hasKeys: terminal != nil, say: say)
  }

  /// Signals to be read, beside those that end the program.
  package static let signals = [SIGTSTP, SIGCONT, SIGWINCH, SIGQUIT]

  /// Plays to the end, or until it is stopped.
  package mutating func run(_ interruption: borrowing Interruption) -> Outcome {
    session.player.start()
    // After the player, so that the first sound does not wait for a bus.
    bus?.start()
    bus?.refresh = { [session] in session.status() }
    while true {
      let status = session.status()
      if status.isOver { break }
      var wait = show(status)
      if let time = keeper?.keep(status) { wait = min(wait, time) }
      if let bus { wait = min(wait, bus.update(status)) }
      if let stop { wait = min(wait, max(.zero, stop.at + Self.patience - monotonicNow())) }
      for request in self.wait(interruption, wait) {
        if case .stop(let exit) = request { stopAsked(exit) }
        session.send(request)
      }
      if let stop, monotonicNow() >= stop.at + Self.patience { giveUp(exit: stop.exit) }
    }
    let outcome = session.player.wait()
    waiting { [session] in await session.end() }
    // First, as the disk may take its time.
    terminal?.release()
    bus?.end()
    keeper?.end(session.status(), outcome)
    return outcome
  }

  // MARK: - A device that hangs

  /// How long a stop may take. The player needs a second at most; but it hangs with a sound server that hangs.
  private static let patience = Duration.seconds(2)

  private mutating func stopAsked(_ exit: Int32) {
    let now = monotonicNow()
    // Asked again, and not by a key that bounced.
    if let stop, now - stop.at > .milliseconds(500) { giveUp(exit: exit) }
    stop = stop ?? (now, exit)
  }

  /// Ends the program without the player, with the place kept and the terminal given back.
  private mutating func giveUp(exit: Int32) -> Never {
    terminal?.release()
    keeper?.writeNow(session.status())
    if terminal?.isStalled != true { say("The sound device does not answer, so it was not waited for.") }
    _exit(exit)
  }

  // MARK: - Waiting

  /// Waits until something happens, and gives what is asked for.
  private mutating func wait(_ interruption: borrowing Interruption, _ time: Duration) -> [Request] {
    let input = hasTerminal ? terminal?.input : nil
    var descriptors = [interruption.descriptor, wakeEvent.descriptor].map {
      pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
    }
    descriptors.append(pollfd(fd: input ?? -1, events: Int16(POLLIN), revents: 0))
    descriptors.append(pollfd(fd: bus?.descriptor ?? -1, events: bus?.events ?? 0, revents: 0))
    _ = poll(&descriptors, UInt(descriptors.count), Int32(clamping: max(0, time.milliseconds) + 1))
    _ = wakeEvent.consume()
    var requests: [Request] = []
    while let signal = interruption.signal() { requests += self.requests(for: signal, interruption) }
    if descriptors[2].revents != 0, let terminal {
      if let bytes = terminal.read() {
        for key in keys.keys(bytes) { requests += pressed(key) }
      } else {
        hasTerminal = false
      }
    }
    if let bus { requests += bus.requests() }
    return requests
  }

  private mutating func pressed(_ key: Key) -> [Request] {
    if key == .character("?") {
      showsKeys.toggle()
      if screen == nil { for (key, does) in Request.keys { say("\(key): \(does)") } }
      return []
    }
    showsKeys = false
    return Request(key).map { [$0] } ?? []
  }

  private mutating func requests(for signal: Int32, _ interruption: borrowing Interruption) -> [Request] {
    switch signal {
    case SIGTSTP: return suspend(interruption)
    case SIGCONT:
      terminal?.hold()
      canvas.forget()
      return []
    case SIGWINCH: return []
    case SIGINT: return [.stop(ExitStatus.interrupted.rawValue)]
    default: return [.stop(ExitStatus.terminated.rawValue)]
    }
  }

  /// Ctrl-Z: silent, the terminal given back, then stopped as any program; goes on where it was.
  private mutating func suspend(_ interruption: borrowing Interruption) -> [Request] {
    let wasPlaying = !session.status().isPaused
    if wasPlaying {
      session.send(.pause)
      let limit = monotonicNow() + .milliseconds(1_500)
      while monotonicNow() < limit {
        if case .paused = session.player.snapshot.state { break }
        usleep(5_000)
      }
    }
    terminal?.release()
    keeper?.writeNow(session.status())
    kill(getpid(), SIGSTOP)
    terminal?.hold()
    canvas.forget()
    return wasPlaying ? [.resume] : []
  }

  // MARK: - Showing

  private mutating func show(_ status: Status) -> Duration {
    guard let screen, let terminal else { return lines.show(status) ?? .seconds(60) }
    // In the background there is nothing to draw on; it may come back at any time.
    guard terminal.canDraw else {
      if terminal.isInForeground { terminal.hold() }
      canvas.forget()
      return .seconds(1)
    }
    var status = status
    if status.messages != news.number { news = (status.messages, monotonicNow() + Self.newsTime) }
    if monotonicNow() >= news.until { status.message = "" }
    let (columns, rows) = terminal.size
    let text = canvas.draw(
      screen.rows(status, columns: columns, rows: rows, clock: Self.timeOfDay, showsKeys: showsKeys), columns: columns,
      height: rows)
    // Of a frame that was not taken nobody knows how much is there.
    if !text.isEmpty, !terminal.write(text) { canvas.forget() }
    if status.isPaused { return status.message.isEmpty ? .seconds(10) : max(.zero, news.until - monotonicNow()) }
    if status.isLeadingIn { return .milliseconds(200) }
    if !status.current.breaths.isEmpty { return .milliseconds(100) }
    // The next whole second of what is left.
    let rest = (status.current.end - status.time).milliseconds % 1000
    return .milliseconds(rest == 0 ? 1000 : rest)
  }

  private static var timeOfDay: String {
    var now = Glibc.time(nil)
    var local = tm()
    localtime_r(&now, &local)
    return "\(local.tm_hour):\(local.tm_min < 10 ? "0" : "")\(local.tm_min)"
  }
}
