import Foundation
import Routines
import Scheduling

/// Where a session was left, and all that it takes to go on there.
package struct SavedPlace: Equatable, Sendable {
  /// As on the command line; a file by its whole path.
  package var routine: String
  /// The options on timing and cues, as on the command line.
  package var options: [String]
  /// In the session.
  package var time: Duration
  package var edits: [Edit]
  package var volume: Double
  package var isMuted: Bool

  package init(
    routine: String, options: [String], time: Duration = .zero, edits: [Edit] = [], volume: Double = 0,
    isMuted: Bool = false
  ) {
    (self.routine, self.options, self.time, self.edits) = (routine, options, time, edits)
    (self.volume, self.isMuted) = (volume, isMuted)
  }
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
    return try JSONDecoder().decode(Stored.self, from: Data(contentsOf: URL(fileURLWithPath: path))).place
  }

  /// The session was heard to its end.
  package func remove() { try? FileManager.default.removeItem(atPath: path) }
}

/// As it stands in the file.
private struct Stored: Codable {
  var version = 1
  var routine: String
  var options: [String]
  var milliseconds: Int64
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

  var place: SavedPlace {
    SavedPlace(
      routine: routine, options: options, time: .milliseconds(max(0, milliseconds)),
      edits: edits.compactMap { stored in
        guard let segment = SegmentID(parsing: stored.segment) else { return nil }
        let at = Duration.milliseconds(stored.at)
        if let breaths = stored.breaths { return .extend(segment, by: .breaths(breaths), at: at) }
        if let time = stored.milliseconds { return .extend(segment, by: .time(.milliseconds(time)), at: at) }
        return .release(segment, at: at)
      }, volume: volume, isMuted: muted)
  }
}
