import CLinux
import Devices
import Documents
import Glibc
import PCM
import Playback
import Rendering
import Routines
import Terminal
import Units

/// A score being played on a device, watched from the main thread.
struct Performance {
  private let player: Player
  private let wakeEvent = WakeEvent()

  /// Opens the device.
  ///
  /// - Throws: a failure of status 69 if there is none.
  init(_ score: Score, _ format: StreamFormat, on target: DeviceInForce, from: FramePosition = .zero) throws(Failure) {
    let opened: any Device
    do { opened = try openDevice(target.name, format: format) } catch {
      throw Failure(.unavailable, "\(error)\(target.origin)")
    }
    player = Player(score, on: opened, from: from, onChange: { [wakeEvent] _ in wakeEvent.signal() })
  }

  /// Plays to the end, or until a signal stops it.
  ///
  /// - Parameter watch: called when something has changed, and after the time that it last returned; if that was nil,
  ///   only when something has changed.
  /// - Throws: a failure with the session's exit status, unless it is heard to the end.
  func run(until interruption: borrowing Interruption, watch: (Snapshot) -> Duration?) throws(Failure) {
    player.start()
    while true {
      let snapshot = player.snapshot
      if case .ended = snapshot.state { break }
      let wait = watch(snapshot)
      var descriptors = [interruption.descriptor, wakeEvent.descriptor].map {
        pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
      }
      _ = poll(&descriptors, UInt(descriptors.count), wait.map { Int32(clamping: max(0, $0.milliseconds) + 1) } ?? -1)
      _ = wakeEvent.consume()
      if let status = interruption.status() { player.send(.stop(exit: status.rawValue)) }
    }
    switch player.wait() {
    case .finished: return
    case .stopped(let exit): throw Failure(ExitStatus(rawValue: exit) ?? .terminated)
    case .failed(let message): throw Failure(.inputOutput, message)
    }
  }
}
