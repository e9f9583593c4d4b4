import Documents
import Live
import Routines
import Scheduling
import Units

/// A session as plain lines, for screen readers, files and terminals that cannot move the cursor: a line for each
/// segment, one at its middle and ten seconds before its end, and one for each request.
struct StatusLines {
  private var segment: SegmentID?
  /// How many of the segment's times left have been told, or were past when it was come to.
  private var told = 0
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
    let left = current.end - status.time
    let marks = Self.marks(current)
    let passed = marks.count { left <= $0 }
    if current.id == segment, passed > told, let mark = marks.prefix(passed).last { say("\(Self.words(mark)) left.") }
    told = passed
    if current.id != segment {
      segment = current.id
      say("\(clock(.seconds(current.start.components.seconds)))  \(Self.describe(current).shown)")
      if hasKeys, current.releasable != nil { say("Enter goes on.") }
    }
    if status.isPaused { return nil }
    return status.isLeadingIn ? .seconds(1) : passed < marks.count ? left - marks[passed] : left
  }

  /// The times left at which a line is written, the longest first: half of a segment that is long enough, and ten
  /// seconds.
  private static func marks(_ segment: Segment) -> [Duration] {
    let half = segment.length / 2
    return (half >= .seconds(15) ? [half] : []) + (segment.length >= .seconds(15) ? [.seconds(10)] : [])
  }

  private static func words(_ time: Duration) -> String {
    let seconds = time.roundedToSeconds.components.seconds
    func count(_ number: Int64, _ unit: String) -> String { "\(number) \(unit)\(number == 1 ? "" : "s")" }
    let parts = [(seconds / 60, "minute"), (seconds % 60, "second")].filter { $0.0 > 0 }
    return parts.map { count($0.0, $0.1) }.joined(separator: " ")
  }

  private static func describe(_ segment: Segment) -> String {
    segment.id.spot > 0 && segment.spots > 1
      ? "\(segment.title), spot \(segment.id.spot) of \(segment.spots)" : segment.title
  }
}
