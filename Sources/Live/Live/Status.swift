import Playback
import Scheduling

/// How a live session stands at one moment.
package struct Status: Sendable {
  package var timeline: Timeline
  /// In the session.
  package var time: Duration
  package var segment: Int
  package var isPaused: Bool
  /// Whether the session stands still while a lead-in sounds.
  package var isLeadingIn: Bool
  package var isMuted: Bool
  /// In decibels.
  package var volume: Double
  package var edits: [Edit]
  /// What the last request came to.
  package var message: String
  /// How many there were.
  package var messages: Int
  /// Why the device is gone.
  package var trouble: String?
  package var isOver: Bool
  package var faults: Int

  package init(_ live: LiveState, position: Duration, _ snapshot: Snapshot) {
    timeline = live.track.timeline
    time = min(live.track.time(at: position), timeline.duration)
    segment = live.track.segment(at: time)
    (isPaused, isMuted, volume) = (live.isPaused, live.isMuted, live.volume)
    isLeadingIn = live.track.isInGap(position) && !live.isPaused
    (edits, message, messages) = (live.edits, live.message, live.messages)
    (trouble, faults) = (snapshot.trouble, snapshot.faults)
    if case .ended = snapshot.state { isOver = true } else { isOver = false }
  }

  /// Whether the session's time goes on.
  package var isMoving: Bool { !isPaused && !isLeadingIn && trouble == nil && !isOver }

  package var current: Segment { timeline.segments[segment] }
}
