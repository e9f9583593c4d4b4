import Guides
import PCM
import Playback
import Scheduling

/// What is being done, how long still, and what comes next: one calm line on a terminal, a line for each segment elsewhere.
struct StatusLine {
  private let timeline: Timeline
  private let isPlain: Bool
  private var segment: Int?
  private var trouble: String?
  private var isShown = false

  init(_ timeline: Timeline, isPlain: Bool) { (self.timeline, self.isPlain) = (timeline, isPlain) }

  /// Shows the newest state.
  ///
  /// - Returns: when to show it again.
  mutating func show(_ snapshot: Snapshot) -> Duration? {
    if snapshot.trouble != trouble {
      trouble = snapshot.trouble
      clear()
      Console.error(trouble.map { "The sound device is gone (\($0)); waiting for it." } ?? "The sound device is back.")
    }
    let position = snapshot.position(at: monotonicNow())
    let time = FrameCount(max(0, position.rawValue)).duration(rate: snapshot.rate)
    guard let index = timeline.segments.firstIndex(where: { time < $0.end }) else { return nil }
    let current = timeline.segments[index]
    if isPlain {
      if index != segment { Console.error("\(clock(wholeSeconds(current.start)))  \(describe(current))") }
      segment = index
      return current.end - time
    }
    Console.status("\r\u{1B}[K" + fitted(line(current, index, time)))
    isShown = true
    // The next whole second of the time that is left.
    let rest = (current.end - time).milliseconds % 1000
    return .milliseconds(rest == 0 ? 1000 : rest)
  }

  /// Leaves the terminal as it was.
  mutating func end() { clear() }

  private mutating func clear() {
    if isShown { Console.status("\r\u{1B}[K") }
    isShown = false
  }

  private func line(_ segment: Segment, _ index: Int, _ time: Duration) -> String {
    let left = clock(.seconds((segment.end - time + .milliseconds(999)).components.seconds))
    let all = clock(.seconds((timeline.duration - time + .milliseconds(999)).components.seconds))
    let next = timeline.segments[(index + 1)...].first.map { "  then \($0.title.lowercasedFirst)" } ?? ""
    return "\(left)  \(describe(segment))  \(all) to go\(next)"
  }

  private func describe(_ segment: Segment) -> String {
    segment.id.spot > 0 && segment.spots > 1
      ? "\(segment.title), spot \(segment.id.spot) of \(segment.spots)" : segment.title
  }

  /// Cut so that it does not run over the end of the line.
  private func fitted(_ line: String) -> String {
    let width = max(10, Console.columns - 1)
    return line.count <= width ? line : line.prefix(width - 1) + "…"
  }

  private func wholeSeconds(_ time: Duration) -> Duration { .seconds(time.components.seconds) }
}

extension String {
  fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
