import Documents
import Routines
import Scheduling
import Units

extension SavedPlaceFile {
  /// The place where the last session was left.
  ///
  /// - Throws: a failure of status 66 if there is none, 65 if it cannot be read.
  package func last() throws(Failure) -> SavedPlace {
    let place: SavedPlace?
    do { place = try read() } catch let error as SavedPlaceError {
      throw Failure(.data, "\(path): \(error), so the last session's place is lost; remove it")
    } catch {
      throw Failure(.data, "\(path) cannot be read, so the last session's place is lost; remove it")
    }
    guard let place else {
      throw Failure(
        .noInput, "there is no session to go on with: the last one was heard to its end, or there was none")
    }
    return place
  }
}

extension SavedPlace {
  /// Finds the time to go on from; for the parameters see `find`.
  ///
  /// - Returns: the time, and a sentence about it if it is not where the session was left.
  /// - Throws: a failure of status 66 if nothing is left of the session.
  package func start(
    in timeline: Timeline, outline: String? = nil
  ) throws(Failure) -> (time: Duration, notice: String?) {
    let (finding, start) = find(in: timeline, outline: outline)
    let again = "unknot play \(shellQuoted(routine)) starts it again"
    func whole(_ time: Duration) -> String { clock(.seconds(time.components.seconds)) }
    guard start <= timeline.duration, start < timeline.duration || finding == .same else {
      throw Failure(
        .noInput,
        "the routine has changed and is over at \(whole(timeline.duration)) now; the last session was left at"
          + " \(whole(time)); \(again)")
    }
    guard start < timeline.duration else {
      throw Failure(.noInput, "the last session was heard to its end; \(again)")
    }
    switch finding {
    case .same: return (start, nil)
    case .moved:
      return (start, "The routine has changed: what was played at \(whole(time)) is at \(whole(start)) now.")
    case .gone:
      return (start, "The routine has changed: what was played is not in it any more. Going on at \(whole(start)).")
    }
  }
}
