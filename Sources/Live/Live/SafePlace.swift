import Routines
import Scheduling

extension Timeline {
  /// A time near `time` at which the session can be taken up again: the beginning of a breath or of a line, else a few
  /// seconds earlier, but not before the segment.
  func safePlace(for time: Duration) -> Duration {
    guard let segment = segments.first(where: { time < $0.end }) else { return time }
    var place = max(segment.start, time - .seconds(3))
    if !segment.breaths.isEmpty {
      place = segment.start
      for breath in segment.breaths where place + breath.period <= time { place += breath.period }
    }
    return lineStart(at: place)
  }

  /// The beginning of the line that is being spoken at a time, so that no line is cut in half; the time itself if there
  /// is none.
  func lineStart(at time: Duration) -> Duration {
    cues.last { cue in
      // A line that the listener has ended fades and is over after that.
      let length = cue.uncut == nil ? cue.duration : cue.duration - Cue.cutFade
      return (cue.kind == .speech || cue.kind == .sound) && cue.at < time && time < cue.at + length
    }?.at ?? time
  }
}
