import Documents
import Live
import Routines
import Scheduling
import Units

/// A session as plain lines, for screen readers, files and terminals that cannot move the cursor: one for each segment, and
/// one for what the listener asked for.
struct StatusLines {
  private var segment: SegmentID?
  private var trouble: String?
  private var messages = 0
  private var isPaused = false
  /// Whether somebody is there who can press a key.
  private let hasKeys: Bool

  private let say: (String) -> Void

  init(hasKeys: Bool, say: @escaping (String) -> Void) { (self.hasKeys, self.say) = (hasKeys, say) }

  /// Shows what is new.
  ///
  /// - Returns: when to look again, if nothing happens before.
  mutating func show(_ status: Status) -> Duration? {
    if status.trouble != trouble {
      trouble = status.trouble
      say(
        trouble.map { "The sound device is gone; waiting for it. \($0.prefix(1).uppercased() + $0.dropFirst())." }
          ?? "The sound device is back.")
    }
    if status.isPaused != isPaused {
      isPaused = status.isPaused
      say(isPaused ? "Paused." : "Going on.")
    }
    if status.messages != messages {
      messages = status.messages
      if !status.message.isEmpty { say(status.message.shown) }
    }
    let current = status.current
    if current.id != segment {
      segment = current.id
      say("\(clock(.seconds(current.start.components.seconds)))  \(Self.describe(current).shown)")
      if hasKeys, current.releasable != nil { say("Enter goes on.") }
    }
    if status.isPaused { return nil }
    return status.isLeadingIn ? .seconds(1) : current.end - status.time
  }

  private static func describe(_ segment: Segment) -> String {
    segment.id.spot > 0 && segment.spots > 1
      ? "\(segment.title), spot \(segment.id.spot) of \(segment.spots)" : segment.title
  }
}
