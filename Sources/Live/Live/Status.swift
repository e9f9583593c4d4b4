import Playback
import Scheduling

/// How a live session stands at one moment.
package struct Status: Sendable {
  /// The session with all edits so far.
  package var timeline: Timeline
  /// Where it is, in the session's time.
  package var time: Duration
  /// How much of the session as it was planned is done. A segment that is left early is done whole.
  package var done: Duration
  /// How long the session was planned to be.
  package var whole: Duration
  /// The index of the segment that is being played.
  package var segment: Int
  /// Whether the listener has paused.
  package var isPaused: Bool
  /// Whether the session stands still while a lead-in sounds.
  package var isLeadingIn: Bool
  /// Whether the voice is off.
  package var isMuted: Bool
  /// The listener's volume, in decibels.
  package var volume: Double
  /// What the listener has changed, in order.
  package var edits: [Edit]
  /// What the last request came to, in words.
  package var message: String
  /// How many messages there have been; a new number is a new message.
  package var messages: Int
  /// Why the device is gone, in words; nil while it is there.
  package var trouble: String?
  /// Whether the session has ended.
  package var isOver: Bool
  /// How many underruns and suspensions of the device there were.
  package var faults: Int

  package init(_ live: LiveState, position: Duration, _ snapshot: Snapshot) {
    timeline = live.track.timeline
    time = min(live.track.time(at: position), timeline.duration)
    segment = live.track.segment(at: time)
    whole = live.planned.last?.end ?? .zero
    let current = timeline.segments[segment]
    let share = current.length > .zero ? (time - current.start) / current.length : 1
    done = live.planned.first { $0.id == current.id }.map { $0.start + $0.length * share } ?? time
    (isPaused, isMuted, volume) = (live.isPaused, live.isMuted, live.volume)
    isLeadingIn = live.track.isInGap(position) && !live.isPaused
    (edits, message, messages) = (live.edits, live.message, live.messages)
    (trouble, faults) = (snapshot.trouble, snapshot.faults)
    if case .ended = snapshot.state { isOver = true } else { isOver = false }
  }

  /// Whether the session's time goes on at the moment.
  package var isMoving: Bool { !isPaused && !isLeadingIn && trouble == nil && !isOver }

  /// The segment that is being played.
  package var current: Segment { timeline.segments[segment] }
}
