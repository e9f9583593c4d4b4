import Files
import FoundationEssentials
import Routines
import Scheduling
import Settings

/// Where a session was left, and all that it takes to go on there.
package struct SavedPlace: Equatable, Sendable {
  /// As on the command line; a file by its whole path.
  package var routine: String
  /// What was given of the session.
  package var options: OptionValues
  /// In the session.
  package var time: Duration
  /// What was played then, and how much of it: the routine may be another by the time it goes on. Nil in a file of an
  /// older version.
  package var segment: SegmentID?
  package var offset: Duration
  package var edits: [Edit]
  package var volume: Double
  package var isMuted: Bool

  package init(
    routine: String, options: OptionValues, time: Duration = .zero, segment: SegmentID? = nil, offset: Duration = .zero,
    edits: [Edit] = [], volume: Double = 0, isMuted: Bool = false
  ) {
    (self.routine, self.options, self.time, self.edits) = (routine, options, time, edits)
    (self.segment, self.offset, self.volume, self.isMuted) = (segment, offset, volume, isMuted)
  }

  /// Whether what was played is where it was.
  package enum Finding: Equatable, Sendable { case same, moved, gone }

  /// Where the place is in a session that may have been changed since. At the end of it, or behind, nothing is left.
  package func find(in timeline: Timeline) -> (Finding, Duration) {
    guard let segment else { return (.same, time) }
    guard let now = timeline.segments.first(where: { $0.id == segment }) else { return (.gone, time) }
    let place = now.start + min(offset, now.length)
    return (place == time ? .same : .moved, place)
  }
}

/// Why a file is no place to go on from, in words.
package struct SavedPlaceError: Error, CustomStringConvertible, Sendable {
  package let description: String
}

/// The file in which the last session's place is kept: `session.json` in `$XDG_STATE_HOME/unknot`.
package struct SavedPlaceFile: Sendable {
  package let path: String

  package init(path: String) { self.path = path }

  /// Where the user's state is kept; nil if there is no home for it.
  package static func standard(_ user: UserFolders = UserFolders()) -> SavedPlaceFile? {
    user.state.map { SavedPlaceFile(path: "\($0)/session.json") }
  }

  /// Writes it whole or not at all, however the program ends meanwhile.
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

  /// Nil if there is no such file.
  package var content: [UInt8]? { try? readFile(path) }

  /// - Returns: nil if there is none.
  /// - Throws: if it is there and cannot be read, or makes no sense.
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

  /// The session was heard to its end.
  package func remove() { Files.remove(path) }
}
