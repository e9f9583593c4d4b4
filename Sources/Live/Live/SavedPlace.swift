import Files
import FoundationEssentials
import Routines
import Scheduling
import Settings

/// Where a session was left, and all that it takes to go on there.
package struct SavedPlace: Equatable, Sendable {
  /// The routine as it was named on the command line; a file by its whole path.
  package var routine: String
  /// The options that were given for the session.
  package var options: OptionValues
  /// The `outline` of the session before any edit. Nil in a file of an older version.
  package var outline: String?
  /// Where the session was left, in its own time.
  package var time: Duration
  /// The segment that was being played. It is noted because the routine may have been changed by the time the session
  /// goes on. Nil in a file of an older version.
  package var segment: SegmentID?
  /// How much of that segment was played.
  package var offset: Duration
  /// What the listener had changed, in order.
  package var edits: [Edit]
  /// The listener's volume, in decibels.
  package var volume: Double
  /// Whether the voice was off.
  package var isMuted: Bool

  package init(
    routine: String, options: OptionValues, outline: String? = nil, time: Duration = .zero, segment: SegmentID? = nil,
    offset: Duration = .zero, edits: [Edit] = [], volume: Double = 0, isMuted: Bool = false
  ) {
    (self.routine, self.options, self.outline, self.time, self.edits) = (routine, options, outline, time, edits)
    (self.segment, self.offset, self.volume, self.isMuted) = (segment, offset, volume, isMuted)
  }

  /// Whether the segment that was being played is still at its time, is elsewhere, or is not in the routine any more.
  package enum Finding: Equatable, Sendable { case same, moved, gone }

  /// Looks for the place in a session that may have been changed since. A place at the end or later leaves nothing to
  /// play.
  ///
  /// - Parameters:
  ///   - timeline: the session with the edits of this place.
  ///   - outline: the outline of the session before any edit. If it is the one of this place nothing has changed,
  ///     wherever the edits have moved the segment.
  package func find(in timeline: Timeline, outline: String? = nil) -> (Finding, Duration) {
    guard let segment else { return (.same, time) }
    guard let now = timeline.segments.first(where: { $0.id == segment }) else { return (.gone, time) }
    let place = now.start + min(offset, now.length)
    let isSame = outline != nil && outline == self.outline
    return (isSame || place == time ? .same : .moved, place)
  }
}

extension Timeline {
  /// A name for which segments there are and when they begin: another one if the session has changed.
  package var outline: String {
    var fingerprint = Fingerprint()
    for segment in segments { fingerprint.add("\(segment.id) \(segment.start.milliseconds);".utf8) }
    return Fingerprint.hexadecimal(fingerprint.value)
  }
}

/// Why a file does not hold a place to go on from, in words.
package struct SavedPlaceError: Error, CustomStringConvertible, Sendable {
  /// The reason, as it is shown.
  package let description: String
}

/// The file in which the last session's place is kept: `session.json` in `$XDG_STATE_HOME/unknot`.
package struct SavedPlaceFile: Sendable {
  /// The file's path.
  package let path: String

  package init(path: String) { self.path = path }

  /// The file in the user's state folder; nil if there is neither XDG_STATE_HOME nor a home.
  package static func standard(_ user: UserFolders = UserFolders()) -> SavedPlaceFile? {
    user.state.map { SavedPlaceFile(path: "\($0)/session.json") }
  }

  /// Writes the place, whole or not at all, however the program ends meanwhile.
  ///
  /// - Returns: what the file holds now.
  @discardableResult package func write(_ place: SavedPlace) throws -> [UInt8] {
    try makeFolder(Files.folder(of: path))
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let content = Array(try encoder.encode(StoredPlace(place)))
    try writeWhole(content, to: path)
    return content
  }

  /// What the file holds; nil if there is none.
  package var content: [UInt8]? { try? readFile(path) }

  /// Reads the place.
  ///
  /// - Returns: nil if there is no file.
  /// - Throws: `SavedPlaceError` if the file cannot be read or makes no sense.
  package func read() throws -> SavedPlace? {
    guard isThere(path) else { return nil }
    let data = Data(try readFile(path))
    let decoder = JSONDecoder()
    let version = try decoder.decode(StoredPlace.Version.self, from: data).version
    guard version == StoredPlace.current else {
      throw SavedPlaceError(description: "it is of version \(version), and this program knows \(StoredPlace.current)")
    }
    return try decoder.decode(StoredPlace.self, from: data).place()
  }

  /// Removes the file, because the session was heard to its end.
  package func remove() { Files.remove(path) }
}
