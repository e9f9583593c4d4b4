import Devices
import Documents
import Glibc
import Live
import MediaControl
import Playback
import Threads
import Units

/// Watches and commands a live session: one poll loop on the main thread over keys, D-Bus, signals, the player's wake
/// event and the time.
package struct EventLoop: ~Copyable {
  /// The session that is played.
  package let session: LiveSession
  let wakeEvent: WakeEvent
  /// The terminal that keys come from; nil without one.
  package let terminal: Terminal?
  /// What is drawn; nil where plain lines are written instead.
  let screen: Screen?
  /// Writes the place to go on from; nil where it is not kept.
  private var keeper: PlaceKeeper?
  /// Whether the place is kept, so that `--resume` can go on.
  package var keepsPlace: Bool { keeper != nil }
  let bus: MediaBus?
  private let say: (String) -> Void

  private var canvas = Canvas()
  private var lines: StatusLines
  private var keys = KeyReader()
  private var showsKeys = false
  /// The number of the newest message, and until when it is shown.
  private var news = (number: 0, until: Duration.zero)
  private static let newsTime = Duration.seconds(4)
  private var hasTerminal = true
  /// When the listener first asked to stop, and the exit status; nil if nobody has.
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

  /// The signals that the loop reads, besides those that end the program.
  package static let signals = [SIGTSTP, SIGCONT, SIGWINCH, SIGQUIT]

  /// Plays to the end, or until it is stopped.
  package mutating func run(_ interruption: borrowing Interruption) -> Outcome {
    session.player.start()
    // The bus is joined after the player has started, so that the first sound does not wait for it.
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
    // The terminal is given back first, because writing the place may take long on a busy disk.
    terminal?.release()
    bus?.end()
    keeper?.end(session.status(), outcome)
    return outcome
  }

  // MARK: - A device that hangs

  /// How long a stop may take. The player needs a second at most, but hangs if its sound server hangs.
  private static let patience = Duration.seconds(2)

  private mutating func stopAsked(_ exit: Int32) {
    let now = monotonicNow()
    // Asked a second time, by more than the bounce of a key: the program ends without waiting for the player.
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

  /// Ctrl-Z: pauses, gives the terminal back and stops the process as any program does; after `fg` the session goes on
  /// where it was.
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
    // A program in the background must not draw; it may come to the foreground at any time.
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
    // Nobody knows how much of a frame that was not taken is on the screen, so the next is drawn whole.
    if !text.isEmpty, !terminal.write(text) { canvas.forget() }
    if status.isPaused { return status.message.isEmpty ? .seconds(10) : max(.zero, news.until - monotonicNow()) }
    if status.isLeadingIn { return .milliseconds(200) }
    if !status.current.breaths.isEmpty { return .milliseconds(100) }
    // Called again when the next whole second of the segment's remaining time begins.
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
