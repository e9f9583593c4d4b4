import ArgumentParser
import Devices
import Documents
import FoundationEssentials
import Live
import MediaControl
import PCM
import Playback
import Routines
import Scheduling
import Sessions
import Settings
import Terminal
import Units

/// `unknot play`
struct Play: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Start a session.",
    discussion: """
      On a terminal, keys: space pauses, arrows go to the next and the previous segment, + and - stay longer and less \
      long, Enter ends a hold, q stops, ? shows all of them. Media keys and headsets do the same over D-Bus (MPRIS).
      With no sound card, "unknot render" writes the same session as a sound file.
      """)

  @Argument(help: "A routine by name or file, or several as one session; - reads standard input.")
  var routines: [String] = []
  @Option(
    help: ArgumentHelp(
      "Where the sound goes, \"default\" if neither this nor the config says; \"unknot devices\" lists the names.",
      valueName: "pcm"))
  var device: String?
  @Option(
    help: ArgumentHelp(
      "Where to begin: a time such as 2m30s, or a segment by its id in \"unknot timeline\", or the beginning of one.",
      valueName: "segment|time"))
  var from: String?
  @Flag(help: "Go on with the last session where it was left.")
  var resume = false
  @Flag(
    inversion: .prefixedNo, help: "Plain lines instead of a screen, for a screen reader. Default: as the config says.")
  var plain: Bool?
  @Flag(
    name: .customLong("keep-alive"), inversion: .prefixedNo,
    help: "Keep Bluetooth and power-saving outputs awake with a tone far below hearing, so that no cue loses its start."
  )
  var keepAlive: Bool?
  @Option(
    help: ArgumentHelp(
      "How much sound is queued, such as 200ms or 1s. 2s is steady on any machine, and is not heard as a delay.",
      valueName: "time"))
  var latency: String?
  @Flag(help: "Say at the end how the device did.")
  var verbose = false
  @OptionGroup(title: "Timing and cues")
  var arguments: SessionArguments

  func run() throws {
    try reporting {
      let interruption = Interruption(EventLoop.signals)
      let place = try savedPlace()
      let name = place?.routine ?? (routines.isEmpty ? Library.firstRoutine : JoinedRoutine.argument(routines))
      let options = place?.options ?? OptionValues(of: arguments)
      // Mistakes in the config are told when it is read for the session, not here too.
      let target = DeviceInForce(device, Diagnostics())
      let own = PlayingConfig(try Library().config(Diagnostics()).machine, Diagnostics())
      let opening = DeviceOpening(
        target.name, format: StreamFormat(), buffer: try queued() ?? own.latency)
      let session = try Session.told(name, options)
      let loop = try eventLoop(session, opening, target, name, options, place, own, interruption)
      try play(loop, interruption)
    }
  }

  private func play(
    _ loop: consuming EventLoop, _ interruption: borrowing Interruption
  ) throws(Failure) {
    var loop = loop
    let player = loop.session.player
    let canGoOn = loop.keepsPlace
    let outcome = loop.run(interruption)
    let isStalled = loop.terminal?.isStalled == true
    let status = loop.session.status()
    if verbose { Console.error("Underruns and suspensions of the sound device: \(player.snapshot.faults)") }
    switch outcome {
    case .finished: return
    case .stopped(let exit):
      if canGoOn, !isStalled {
        Console.error(
          "Stopped at \(clock(.seconds(status.done.components.seconds))). unknot play --resume goes on there.")
      }
      guard exit != 0 else { return }
      throw Failure(ExitStatus(rawValue: exit) ?? .terminated)
    case .failed(let message): throw Failure(.inputOutput, message)
    }
  }

  /// How much sound the command line asks to be queued; nil if it does not say.
  private func queued() throws(Failure) -> Duration? {
    do throws(Misread) {
      return try latency.map { text throws(Misread) in try PlayingConfig.latency(parsing: text) }
    } catch {
      throw Failure(.usage, "--latency: \(error.message)")
    }
  }

  // MARK: - Making it

  private func eventLoop(
    _ session: Session, _ opening: DeviceOpening, _ target: DeviceInForce, _ name: String, _ options: OptionValues,
    _ place: SavedPlace?, _ own: PlayingConfig, _ interruption: borrowing Interruption
  ) throws -> EventLoop {
    let keepsAlive = keepAlive ?? own.keepsAlive
    let live: LiveState
    do {
      live = try LiveState(
        session.edited(), edits: place?.edits ?? [], speaks: session.hasVoice, volume: place?.volume ?? session.master,
        isMuted: place?.isMuted ?? false,
        keepsAlive: keepsAlive)
    } catch { throw Failure(.data, "\(error)") }
    var start = Duration.zero
    if let place {
      let found = try place.start(in: live.track.timeline, outline: session.timeline.outline)
      start = found.time
      Console.error(found.notice ?? "Going on at \(clock(.seconds(start.wholeSeconds))).")
    } else if let from {
      start = try StartPlace.find(from, in: session.timeline)
    }
    let opened: any Device
    do { opened = try opening.device() } catch {
      let names = JoinedRoutine.names(name).map { ["--join"] + $0 } ?? [name]
      let command = (["unknot", "render"] + names + options.arguments).map(shellQuoted).joined(separator: " ")
      throw Failure(.unavailable, "\(error)\(target.origin)\n\nThe same session as a sound file:\n  \(command)")
    }
    let rate = opened.format.rate
    let wakeEvent = WakeEvent()
    let running = LiveSession(
      live, on: opened, from: start, leadsIn: place != nil,
      score: { timeline in
        let score = session.score(timeline, rate: rate, isPlayed: true)
        return keepsAlive ? score.keptAwake(rate: rate) : score
      }, speak: { await session.speak($0) }, onChange: { wakeEvent.signal() })
    let hasScreen = !(plain ?? own.isPlain) && Console.errorIsTerminal
    Console.error("\(session.routine.title.shown), \(roundedClock(live.track.timeline.duration)). Ctrl-C ends it.")
    for caution in session.routine.allCautions { Console.error(caution.shown) }
    // From here on the terminal is held, so no signal may end the program on the spot.
    interruption.takeOver()
    let terminal = Terminal(showsScreen: hasScreen)
    if terminal != nil, !hasScreen { Console.error("? lists the keys.") }
    let screen = Screen(
      title: session.routine.title, cautions: session.routine.allCautions, hasColour: Console.errorHasColour,
      hasBlocks: Console.isUTF8)
    return EventLoop(
      running, wakeEvent, terminal: terminal, screen: hasScreen && terminal != nil ? screen : nil,
      keeper: keeper(name, options, session.timeline.outline), bus: MediaBus(title: session.routine.title),
      say: Console.error)
  }

  // MARK: - Going on

  private func savedPlace() throws -> SavedPlace? {
    guard resume else { return nil }
    guard routines.isEmpty, from == nil, OptionValues(of: arguments).isEmpty else {
      throw Failure(
        .usage, "--resume goes on with the last session as it was; give no routine, --from, or timing with it")
    }
    guard let file = SavedPlaceFile.standard() else {
      throw Failure(.noInput, "there is no place to go on from: neither XDG_STATE_HOME nor HOME is set")
    }
    return try file.last()
  }

  /// Nil for a routine from standard input, which could not be read again.
  private func keeper(_ name: String, _ options: OptionValues, _ outline: String) -> PlaceKeeper? {
    let names = JoinedRoutine.names(name) ?? [name]
    guard !names.contains("-"), let file = SavedPlaceFile.standard() else { return nil }
    let paths = names.map { Library.isPath($0) ? URL(fileURLWithPath: $0).standardizedFileURL.path : $0 }
    return PlaceKeeper(file, SavedPlace(routine: JoinedRoutine.argument(paths), options: options, outline: outline))
  }
}
