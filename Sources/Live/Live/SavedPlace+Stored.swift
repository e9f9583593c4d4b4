import Routines
import Scheduling
import Settings
import Units

/// A saved place as it stands in the file.
struct StoredPlace: Codable {
  static let current = 2
  struct Version: Decodable { var version: Int }

  var version = current
  var routine: String
  var options: [String: [String]]
  /// Nil in a file of an older version.
  var outline: String?
  var milliseconds: Int64
  var segment: String?
  /// How much of the segment was played, in milliseconds.
  var offset: Int64?
  var edits: [StoredEdit]
  var volume: Double
  var muted: Bool

  struct StoredEdit: Codable {
    var segment: String
    var at: Int64
    /// An edit that makes a segment longer has one of these two; one that ends a segment has neither.
    var breaths: Int?
    var milliseconds: Int64?
  }

  init(_ place: SavedPlace) {
    (routine, options, milliseconds) = (place.routine, place.options.stored, place.time.milliseconds)
    outline = place.outline
    (volume, muted) = (place.volume, place.isMuted)
    (segment, offset) = (place.segment?.description, place.segment.map { _ in place.offset.milliseconds })
    // Which lines are spoken is found out anew when the session is taken up again, so these edits are not stored.
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

  /// - Throws: `SavedPlaceError` if the file holds values that no session could have written.
  func place() throws(SavedPlaceError) -> SavedPlace {
    guard LiveState.volumes.contains(volume) else { throw Self.nonsense("volume", volume) }
    guard let options = OptionValues(stored: options) else {
      let names = options.keys.sorted().joined(separator: ", ")
      throw SavedPlaceError(description: "the session was started with options of another version: \(names)")
    }
    return SavedPlace(
      routine: routine, options: options, outline: outline, time: try Self.time("milliseconds", milliseconds),
      segment: try segment.map(Self.id), offset: try Self.time("offset", offset ?? 0), edits: try edits.map(Self.edit),
      volume: volume, isMuted: muted)
  }

  private static func edit(_ stored: StoredEdit) throws(SavedPlaceError) -> Edit {
    let segment = try id(stored.segment)
    let at = try time("at", stored.at)
    if let breaths = stored.breaths {
      // No breath takes less than a second, so a count above this would pass the longest session.
      guard (-longest / 1000...longest / 1000).contains(Int64(breaths)) else { throw nonsense("breaths", breaths) }
      return .extend(segment, by: .breaths(breaths), at: at)
    }
    guard let amount = stored.milliseconds else { return .release(segment, at: at) }
    guard (-longest...longest).contains(amount) else { throw nonsense("milliseconds", amount) }
    return .extend(segment, by: .time(.milliseconds(amount)), at: at)
  }

  /// The longest session, in milliseconds.
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
