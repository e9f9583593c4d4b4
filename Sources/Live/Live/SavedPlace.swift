import Foundation
import Routines
import Settings
import Scheduling
import Units

/// Where a session was left, and all that it takes to go on there.
package struct SavedPlace: Equatable, Sendable {
  /// As on the command line; a file by its whole path.
  package var routine: String
  /// The options on timing and cues, as on the command line.
  package var options: [String]
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
    routine: String, options: [String], time: Duration = .zero, segment: SegmentID? = nil, offset: Duration = .zero,
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

  /// Where the user's state is kept.
  package static func standard(environment: (String) -> String?) -> SavedPlaceFile? {
    let home = environment("HOME").flatMap { $0.hasPrefix("/") ? "\($0)/.local/state" : nil }
    guard let folder = environment("XDG_STATE_HOME").flatMap({ $0.hasPrefix("/") ? $0 : nil }) ?? home else {
      return nil
    }
    return SavedPlaceFile(path: "\(folder)/unknot/session.json")
  }

  /// Writes it whole or not at all, however the program ends meanwhile.
  ///
  /// - Returns: what the file holds now.
  @discardableResult package func write(_ place: SavedPlace) throws -> Data {
    let folder = (path as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let content = try encoder.encode(Stored(place))
    try content.write(to: URL(fileURLWithPath: path), options: .atomic)
    return content
  }

  /// Nil if there is no such file.
  package var content: Data? { FileManager.default.contents(atPath: path) }

  /// - Returns: nil if there is none.
  /// - Throws: if it is there and cannot be read, or makes no sense.
  package func read() throws -> SavedPlace? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    let decoder = JSONDecoder()
    let version = try decoder.decode(Stored.Version.self, from: data).version
    guard version == Stored.current else {
      throw SavedPlaceError(description: "it is of version \(version), and this program knows \(Stored.current)")
    }
    return try decoder.decode(Stored.self, from: data).place()
  }

  /// The session was heard to its end.
  package func remove() { try? FileManager.default.removeItem(atPath: path) }
}

/// As it stands in the file.
private struct Stored: Codable {
  static let current = 1
  struct Version: Decodable { var version: Int }

  var version = current
  var routine: String
  var options: [String]
  var milliseconds: Int64
  var segment: String?
  /// Milliseconds of the segment.
  var offset: Int64?
  var edits: [StoredEdit]
  var volume: Double
  var muted: Bool

  struct StoredEdit: Codable {
    var segment: String
    var at: Int64
    /// For staying longer, one of these; none for ending it.
    var breaths: Int?
    var milliseconds: Int64?
  }

  init(_ place: SavedPlace) {
    (routine, options, milliseconds) = (place.routine, place.options, place.time.milliseconds)
    (volume, muted) = (place.volume, place.isMuted)
    (segment, offset) = (place.segment?.description, place.segment.map { _ in place.offset.milliseconds })
    // What is spoken is known when the session is taken up again.
    edits = place.edits.compactMap { edit in
      guard let segment = edit.segment else { return nil }
      var stored = StoredEdit(segment: segment.description, at: edit.at.milliseconds)
      switch edit {
      case .extend(_, .breaths(let count), _): stored.breaths = count
      case .extend(_, .time(let time), _): stored.milliseconds = time.milliseconds
      case .release, .spoken: break
      }
      return stored
    }
  }

  /// - Throws: if it has what no session comes to.
  func place() throws(SavedPlaceError) -> SavedPlace {
    guard LiveState.volumes.contains(volume) else { throw Self.nonsense("volume", volume) }
    return SavedPlace(
      routine: routine, options: options, time: try Self.time("milliseconds", milliseconds),
      segment: try segment.map(Self.id), offset: try Self.time("offset", offset ?? 0), edits: try edits.map(Self.edit),
      volume: volume, isMuted: muted)
  }

  private static func edit(_ stored: StoredEdit) throws(SavedPlaceError) -> Edit {
    let segment = try id(stored.segment)
    let at = try time("at", stored.at)
    if let breaths = stored.breaths {
      // None takes less than a second.
      guard (-longest / 1000...longest / 1000).contains(Int64(breaths)) else { throw nonsense("breaths", breaths) }
      return .extend(segment, by: .breaths(breaths), at: at)
    }
    guard let amount = stored.milliseconds else { return .release(segment, at: at) }
    guard (-longest...longest).contains(amount) else { throw nonsense("milliseconds", amount) }
    return .extend(segment, by: .time(.milliseconds(amount)), at: at)
  }

  /// In milliseconds.
  private static let longest = Limits.session.milliseconds

  private static func time(_ key: String, _ milliseconds: Int64) throws(SavedPlaceError) -> Duration {
    guard (0...longest).contains(milliseconds) else { throw nonsense(key, milliseconds) }
    return .milliseconds(milliseconds)
  }

  private static func id(_ text: String) throws(SavedPlaceError) -> SegmentID {
    guard let segment = SegmentID(parsing: text) else { throw nonsense("segment", "\"\(text)\"") }
    return segment
  }

  private static func nonsense(_ key: String, _ value: some CustomStringConvertible) -> SavedPlaceError {
    SavedPlaceError(description: "\"\(key)\": \(value) is nothing that a session comes to")
  }
}
