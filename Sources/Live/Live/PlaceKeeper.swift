import Units
import Foundation
import Playback

/// Keeps the place of a session on disk, at least every five seconds. Of two sessions, the file has the place of the one
/// that wrote last.
package struct PlaceKeeper {
  let file: SavedPlaceFile
  /// All but the place.
  let base: SavedPlace
  private var written: SavedPlace?
  /// What the file held then.
  private var content: Data?
  private var next = Duration.zero

  package init(_ file: SavedPlaceFile, _ base: SavedPlace) { (self.file, self.base) = (file, base) }

  private static let interval = Duration.seconds(4)

  /// Writes the place if it is time to, if something was changed, or if another session has removed the file.
  ///
  /// - Returns: when it is time again.
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

  package mutating func write(_ status: Status) {
    let place = place(status)
    written = place
    // A place that cannot be kept is no reason to disturb a session.
    content = try? file.write(place)
  }

  /// The last word: nothing is left to go on with after the end, but for what another session has written meanwhile.
  package mutating func end(_ status: Status, _ outcome: Outcome) {
    if outcome != .finished { return write(status) }
    if let content, content == file.content { file.remove() }
  }

  private func place(_ status: Status) -> SavedPlace {
    var place = base
    (place.time, place.edits, place.volume, place.isMuted) = (status.time, status.edits, status.volume, status.isMuted)
    (place.segment, place.offset) = (status.current.id, status.time - status.current.start)
    return place
  }
}
