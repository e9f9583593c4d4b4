import Documents
import Routines
import Scheduling
import Units

/// The place to begin a session at, as `--from` names it.
package enum StartPlace {
  /// A time, or the start of the first segment whose id is, or begins with, the text.
  ///
  /// - Throws: a failure of status 64 if there is no such place.
  package static func find(_ text: String, in timeline: Timeline) throws(Failure) -> Duration {
    if let time = try? Duration(parsing: text) {
      // "3.1" could be 3.1 seconds or the first pass of step 3, so it is refused with both named.
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
      if let meant = Duration.meant(by: text) {
        throw Failure(.usage, "--from \(text): write the time as \(meant.text)")
      }
      throw Failure(
        .usage,
        "--from \(text): this is neither a time such as 2m30s nor a segment; \"unknot timeline\" shows their ids")
    }
    return found.start
  }
}
