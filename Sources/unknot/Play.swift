import ArgumentParser
import Live
import MediaControl
import Terminal
import Devices
import Documents
import Foundation
import Exports
import PCM
import Playback
import Routines
import Scheduling
import Scoring
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

  @Argument(help: "A routine by name or file; - reads standard input.")
  var routine: String?
  @Option(help: ArgumentHelp("Where the sound goes; \"unknot devices\" lists the names.", valueName: "pcm"))
  var device = "default"
  @Option(
    help: ArgumentHelp(
      "Where to begin: a time such as 2m30s, or a segment by its id in \"unknot timeline\", or the beginning of one.",
      valueName: "segment|time"))
  var from: String?
  @Flag(help: "Go on with the last session where it was left.")
  var resume = false
  @Flag(help: "Plain lines instead of a screen, for a screen reader.")
  var plain = false
  @Flag(
    name: .customLong("keep-alive"),
    help: "Keep Bluetooth and power-saving outputs awake with a tone far below hearing, so that no cue loses its start."
  )
  var keepAlive = false
  @Option(
    help: ArgumentHelp(
      "How much sound is queued, such as 200ms or 1s. 2s is steady on any machine, and is not heard as a delay.",
      valueName: "time"))
  var latency: String?
  @Flag(help: "Say at the end how the device did.")
  var verbose = false
  @OptionGroup(title: "Timing and cues")
  var options: SessionOptions

  func run() throws {
    try reporting {
      let interruption = Interruption(Stage.signals)
      let place = try savedPlace()
      let name = place?.routine ?? routine ?? Library.firstRoutine
      let options = try place.map { try Self.parsed($0) } ?? options
      let volumes = try options.volumes()
      let opening = DeviceOpening(device, StreamFormat(), buffer: try latency.map { try Self.latency($0) })
      let session = try Session(name, options)
      let stage = try stage(session, opening, name, options, volumes, place, interruption)
      try play(stage, session, interruption)
    }
  }

  private func play(
    _ stage: consuming Stage, _ session: Session, _ interruption: borrowing Interruption
  ) throws(Failure) {
    var stage = stage
    let player = stage.session.player
    let canGoOn = stage.keepsPlace
    let outcome = stage.run(interruption)
    let isStalled = stage.terminal?.isStalled == true
    let status = stage.session.status()
    if verbose { Console.error("Underruns and suspensions of the sound device: \(player.snapshot.faults)") }
    switch outcome {
    case .finished: return
    case .stopped(let exit):
      if canGoOn, !isStalled {
        Console.error(
          "Stopped at \(clock(.seconds(status.time.components.seconds))). unknot play --resume goes on there.")
      }
      guard exit != 0 else { return }
      throw Failure(ExitStatus(rawValue: exit) ?? .terminated)
    case .failed(let message): throw Failure(.inputOutput, message)
    }
  }

  // MARK: - Making it

  private func stage(
    _ session: Session, _ opening: DeviceOpening, _ name: String, _ options: SessionOptions, _ volumes: Volumes,
    _ place: SavedPlace?, _ interruption: borrowing Interruption
  ) throws -> Stage {
    let live: LiveState
    do {
      live = try LiveState(
        session.compiler, edits: place?.edits ?? [], volume: place?.volume ?? 0, isMuted: place?.isMuted ?? false,
        keepsAlive: keepAlive)
    } catch { throw Failure(.data, "\(error)") }
    let start =
      try place.map { try Self.start($0, in: live.track.timeline) }
      ?? from.map { try StartPlace.find($0, in: session.timeline) } ?? .zero
    let opened: ALSADevice
    do throws(ALSAError) { opened = try opening.device() } catch {
      let command = (["unknot", "render", name] + options.arguments).map(Self.quoted).joined(separator: " ")
      throw Failure(.unavailable, "\(error)\n\nThe same session as a sound file:\n  \(command)")
    }
    let rate = opened.format.rate
    let bell = Bell()
    let keepAlive = keepAlive
    let running = LiveSession(
      live, on: opened, from: start, leadsIn: place != nil,
      score: { timeline in
        let score = session.score(timeline, rate: rate, volumes: volumes)
        return keepAlive ? score.keptAwake(rate: rate) : score
      }, onChange: { bell.ring() })
    let hasScreen = !plain && Console.errorIsTerminal
    Console.error("\(session.routine.title.shown), \(roundedClock(live.track.timeline.duration)). Ctrl-C ends it.")
    for caution in session.routine.allCautions { Console.error(caution.shown) }
    // With the terminal held, none of them may end the program on the spot.
    interruption.takeOver()
    let terminal = Terminal(showsScreen: hasScreen)
    if terminal != nil, !hasScreen { Console.error("? lists the keys.") }
    let screen = Screen(
      title: session.routine.title, cautions: session.routine.allCautions, hasColour: Console.errorHasColour,
      hasBlocks: Console.isUTF8)
    return Stage(
      running, bell, terminal: terminal, screen: hasScreen && terminal != nil ? screen : nil,
      keeper: keeper(name, options), bus: MediaBus(title: session.routine.title))
  }

  private static func latency(_ text: String) throws -> Duration {
    var time: Duration?
    if text.hasSuffix("ms"), let number = Int(text.dropLast(2)) { time = .milliseconds(number) }
    time = time ?? (try? Duration(parsing: text))
    guard let time, time >= .milliseconds(20), time <= .seconds(10) else {
      throw Failure(.usage, "--latency \(text): write a time from 20ms to 10s, such as 200ms")
    }
    return time
  }

  /// As a shell reads it back.
  private static func quoted(_ argument: String) -> String {
    let plain = argument.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_./=:,+%".contains($0)) }
    return plain && !argument.isEmpty ? argument : "'\(argument.replacing("'", with: "'\\''"))'"
  }

  // MARK: - Going on

  private func savedPlace() throws -> SavedPlace? {
    guard resume else { return nil }
    guard routine == nil, from == nil, options.arguments.isEmpty else {
      throw Failure(
        .usage, "--resume goes on with the last session as it was; give no routine, --from, or timing with it")
    }
    guard let file = SavedPlaceFile.standard(environment: Console.environment) else {
      throw Failure(.noInput, "there is no place to go on from: neither XDG_STATE_HOME nor HOME is set")
    }
    do {
      guard let place = try file.read() else {
        throw Failure(
          .noInput, "there is no session to go on with: the last one was heard to its end, or there was none")
      }
      return place
    } catch let failure as Failure {
      throw failure
    } catch let error as SavedPlaceError {
      throw Failure(.data, "\(file.path): \(error), so the last session's place is lost; remove it")
    } catch {
      throw Failure(.data, "\(file.path) cannot be read, so the last session's place is lost; remove it")
    }
  }

  /// Where to go on; says so if that is somewhere else than it was.
  private static func start(_ place: SavedPlace, in timeline: Timeline) throws(Failure) -> Duration {
    let (finding, start) = place.find(in: timeline)
    let again = "unknot play \(quoted(place.routine)) starts it again"
    func clock(_ time: Duration) -> String { Exports.clock(.seconds(time.components.seconds)) }
    guard start <= timeline.duration, start < timeline.duration || finding == .same else {
      throw Failure(
        .noInput,
        "the routine has changed and is over at \(clock(timeline.duration)) now; the last session was left at"
          + " \(clock(place.time)); \(again)")
    }
    guard start < timeline.duration else {
      throw Failure(.noInput, "the last session was heard to its end; \(again)")
    }
    switch finding {
    case .same: break
    case .moved:
      Console.error("The routine has changed: what was played at \(clock(place.time)) is at \(clock(start)) now.")
    case .gone:
      Console.error("The routine has changed: what was played is not in it any more. Going on at \(clock(start)).")
    }
    return start
  }

  private static func parsed(_ place: SavedPlace) throws -> SessionOptions {
    do { return try SessionOptions.parse(place.options) } catch {
      throw Failure(
        .data,
        "the last session was started with options that this version does not know: \(place.options.joined(separator: " "))"
      )
    }
  }

  /// Nil for a routine from standard input, which is not there a second time.
  private func keeper(_ name: String, _ options: SessionOptions) -> PlaceKeeper? {
    guard name != "-", let file = SavedPlaceFile.standard(environment: Console.environment) else { return nil }
    let isFile = name.contains("/") || name.contains(".")
    let path = isFile ? URL(fileURLWithPath: name).standardizedFileURL.path : name
    return PlaceKeeper(file, SavedPlace(routine: path, options: options.arguments))
  }
}

/// A place to begin a session at.
enum StartPlace {
  /// A time, or the start of the first segment whose id is, or begins with, the text.
  ///
  /// - Throws: a failure of status 64 if there is no such place.
  static func find(_ text: String, in timeline: Timeline) throws(Failure) -> Duration {
    if let time = try? Duration(parsing: text) {
      // 3.1 is three seconds and a tenth, and step 3 for the first time.
      if text.contains("."),
        let id = timeline.segments.lazy.map(\.id.description).first(where: { $0.hasPrefix(text + ".") })
      {
        throw Failure(
          .usage, "--from \(text) can be the time \(text)s or the segment \(id); write it out, \(text)s or \(id)")
      }
      guard time < timeline.duration else {
        throw Failure(
          .usage, "--from \(text): the session is over at \(clock(timeline.duration)); write an earlier time")
      }
      return time
    }
    let found = timeline.segments.first { segment in
      let id = segment.id.description
      return id == text || id.hasPrefix(text + ".")
    }
    guard let found else {
      throw Failure(
        .usage,
        "--from \(text): this is neither a time such as 2m30s nor a segment; \"unknot timeline\" shows their ids")
    }
    return found.start
  }
}
