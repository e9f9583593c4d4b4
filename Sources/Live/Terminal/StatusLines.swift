import Documents
import Live
import Routines
import Scheduling
import Units

/// A session as plain lines, for screen readers, files and terminals that cannot move the cursor: a line for each
/// segment, and one for each request.
struct StatusLines {
  private var segment: SegmentID?
  private var trouble: String?
  private var messages = 0
  private var isPaused = false
  /// Whether there are keys to tell of.
  private let hasKeys: Bool

  private let say: (String) -> Void

  init(hasKeys: Bool, say: @escaping (String) -> Void) { (self.hasKeys, self.say) = (hasKeys, say) }

  /// Writes what is new.
  ///
  /// - Returns: how long until there will be something new; nil if only an event can bring it.
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
