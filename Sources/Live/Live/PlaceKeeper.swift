import Dispatch
import FoundationEssentials
import Playback
import Synchronization
import Units

/// Keeps the place of a session on disk, at least every five seconds. Where two sessions play at once, the file has the
/// place of the one that wrote last.
package struct PlaceKeeper {
  let file: SavedPlaceFile
  /// Everything that is saved except the place, which each write adds.
  let base: SavedPlace
  private var written: SavedPlace?
  private let writer: Writer
  private var next = Duration.zero

  package init(_ file: SavedPlaceFile, _ base: SavedPlace) {
    (self.file, self.base, writer) = (file, base, Writer(file))
  }

  private static let interval = Duration.seconds(4)

  /// Writes the place if it is time to, if something was changed, or if another session has removed the file.
  ///
  /// - Returns: how long until it has to be called again.
  package mutating func keep(_ status: Status) -> Duration {
    let now = monotonicNow()
    let place = place(status)
    let isChanged =
      written.map { $0.edits != place.edits || $0.volume != place.volume || $0.isMuted != place.isMuted } ?? true
    if isChanged || (now >= next && (place != written || file.content == nil)) {
      write(status)
      next = now + Self.interval
    }
    return place == written && status.isPaused ? .seconds(10) : max(.milliseconds(50), next - now)
  }

  /// Asks the writer's thread to write the place.
  mutating func write(_ status: Status) {
    let place = place(status)
    written = place
    writer.write(place)
  }

  /// Writes the place and waits until it is on the disk, or until the disk has taken too long.
  package mutating func writeNow(_ status: Status) {
    write(status)
    writer.finish()
  }

  /// Writes or removes the place when the session ends: after its end nothing is left to go on with. A place that
  /// another session has written meanwhile stays.
  package mutating func end(_ status: Status, _ outcome: Outcome) {
    if outcome != .finished { return writeNow(status) }
    writer.remove()
  }

  private func place(_ status: Status) -> SavedPlace {
    var place = base
    (place.time, place.edits, place.volume, place.isMuted) = (status.time, status.edits, status.volume, status.isMuted)
    (place.segment, place.offset) = (status.current.id, status.time - status.current.start)
    return place
  }
}

/// Writes places on a thread of its own: a busy disk takes seconds to be sure of a file, and keys, media keys and the
/// screen must not wait for it. Of places that wait to be written, only the newest is.
private final class Writer: Sendable {
  private struct State {
    var waiting: SavedPlace?
    /// What the file held after the last write.
    var content: [UInt8]?
  }

  private let file: SavedPlaceFile
  private let state = Mutex(State())
  private let queue = DispatchQueue(label: "place")

  init(_ file: SavedPlaceFile) { self.file = file }

  func write(_ place: SavedPlace) {
    state.withLock { $0.waiting = place }
    queue.async { [self] in
      guard let place = state.withLock({ $0.waiting.take() }) else { return }
      // A place that cannot be written must not disturb the session.
      let content = try? file.write(place)
      state.withLock { $0.content = content }
    }
  }

  /// How long an end of the program waits for the disk.
  private static let patience = DispatchTimeInterval.seconds(2)

  /// Removes the file, unless another session has written it meanwhile.
  func remove() {
    state.withLock { $0.waiting = nil }
    queue.async { [self] in
      if let content = state.withLock({ $0.content }), content == file.content { file.remove() }
    }
    finish()
  }

  /// Waits until everything is written, at most `patience` long.
  func finish() {
    let done = DispatchSemaphore(value: 0)
    queue.async { done.signal() }
    _ = done.wait(timeout: .now() + Self.patience)
  }
}
