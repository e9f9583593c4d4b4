import Scheduling

/// A timeline as it is laid on the player's frames: perhaps with a gap, where the session stands still while a lead-in
/// sounds, and with sounds that belong to no timeline. So there are two times: the session's and the track's.
package struct Track: Sendable {
  /// A stretch of the track in which the session's time stands still.
  package struct Gap: Sendable {
    /// Where the session stands still, in the session's time.
    package var at: Duration
    /// How long it stands still.
    package var length: Duration
    /// The sounds of the gap; their times count from its start.
    package var cues: [Cue]

    /// Whether a sound that was there before the gap goes on after it.
    package var goesOn = false
    /// Whether the segment before it was ended while nothing played: the cues of its end sound after the gap.
    package var opensAnEnd = false

    package init(at: Duration, length: Duration = .zero, cues: [Cue] = [], goesOn: Bool = false) {
      (self.at, self.length, self.cues, self.goesOn) = (at, length, cues, goesOn)
    }
  }

  /// The session that is laid.
  package var timeline: Timeline
  /// The gap, if there is one. It follows a pause or a fault, so nothing that began before it sounds in it.
  package var gap: Gap?
  /// Ticks that confirm a key, and announcements made again; their times are the track's.
  package var extras: [Cue] = []

  package init(_ timeline: Timeline, gap: Gap? = nil) { (self.timeline, self.gap) = (timeline, gap) }

  /// Where a time of the session lies on the track; the end of a gap that begins there.
  package func position(of time: Duration) -> Duration {
    guard let gap, time >= gap.at else { return time }
    return time + gap.length
  }

  /// The session's time at a position of the track.
  package func time(at position: Duration) -> Duration {
    guard let gap, position > gap.at else { return position }
    return max(gap.at, position - gap.length)
  }

  /// Whether a position lies in the gap.
  package func isInGap(_ position: Duration) -> Bool {
    gap.map { position >= $0.at && position < $0.at + $0.length } ?? false
  }

  /// How long the track is: the session and the gap.
  package var duration: Duration { timeline.duration + (gap?.length ?? .zero) }

  /// The segment in which a time of the session lies; the last one at the end.
  package func segment(at time: Duration) -> Int {
    timeline.segments.firstIndex { time < $0.end } ?? timeline.segments.count - 1
  }

  /// What is left of a cue for after the gap, if it began before it; nil if it does not go on.
  private func rest(of cue: Cue, _ gap: Gap) -> Cue? {
    guard gap.goesOn, cue.at < gap.at else { return nil }
    var cue = cue
    cue.uncut = cue.uncut ?? cue.duration
    cue.skipped += gap.at - cue.at
    cue.duration -= gap.at - cue.at
    cue.at = gap.at + gap.length
    return cue
  }

  /// The track as a timeline, to be scored.
  package var laid: Timeline {
    var laid = timeline
    laid.duration = duration
    if let gap {
      let first = timeline.segments.firstIndex { gap.at < $0.end } ?? 0
      laid.cues = timeline.cues.compactMap { cue in
        var cue = cue
        // What ended before the gap was heard or skipped already.
        let isBefore = cue.at < gap.at || (cue.at == gap.at && cue.segment < first && !gap.opensAnEnd)
        if isBefore { return cue.at + cue.duration > gap.at && gap.at > .zero ? rest(of: cue, gap) : cue }
        cue.at += gap.length
        return cue
      }
      laid.cues += gap.cues.map { cue in
        var cue = cue
        cue.at += gap.at
        return cue
      }
    }
    laid.cues += extras
    laid.cues.sort { $0.at < $1.at }
    laid.duration = max(laid.duration, laid.cues.map { $0.at + $0.duration }.max() ?? .zero)
    return laid
  }
}
