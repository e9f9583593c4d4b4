import Documents
import Live
import Routines
import Scheduling
import Units

/// What a terminal shows of a session: rows of text, made from a status and nothing else.
package struct Screen {
  /// The routine's title.
  package var title: String
  /// What to take care of, shown before the first position.
  package var cautions: [String]
  /// Whether the terminal shows colour.
  package var hasColour: Bool
  /// Whether the terminal shows more than ASCII.
  package var hasBlocks: Bool

  package init(title: String, cautions: [String], hasColour: Bool, hasBlocks: Bool) {
    (self.title, self.cautions, self.hasColour, self.hasBlocks) = (title, cautions, hasColour, hasBlocks)
  }

  /// The rows, none wider than `columns`, from top to bottom.
  ///
  /// - Parameter clock: the time of day, as it is shown.
  package func rows(_ status: Status, columns: Int, rows: Int, clock: String, showsKeys: Bool = false) -> [String] {
    let width = max(1, min(columns - 2, 76))
    var all: [Row] = [Row(spread(title, clock, width), .strong), Row("")]
    if showsKeys {
      all += Request.keys.map { Row(pad($0.key, 7) + $0.does) }
    } else {
      all += main(status, width)
    }
    all += [Row(""), Row(hint(width), .dim)]
    // Titles come from the routine, and no routine may send commands to the terminal.
    all = all.map { Row($0.text.shown, $0.style) }
    // Where rows are few, empty ones go first, then the hint.
    while all.count > rows, let empty = all.lastIndex(where: { $0.text.isEmpty }) { all.remove(at: empty) }
    return all.prefix(max(1, rows)).map { " " + styled($0.fitted(width)) }
  }

  private func main(_ status: Status, _ width: Int) -> [Row] {
    let segment = status.current
    let left = segment.end - status.time
    var all = [Row(what(segment), .strong)]
    if let trouble = status.trouble {
      all += explained(trouble, status.isPaused).flatMap { $0.wrapped(width) }.map { Row($0, .strong) }
    } else {
      all.append(Row(breath(status, width), .breath))
    }
    all.append(Row(""))
    all.append(bar(pad("\(segment.kind)", 8), status.time - segment.start, of: segment.length, left, width))
    all.append(
      bar(pad("session", 8), status.done, of: status.whole, status.timeline.duration - status.time, width))
    all.append(Row(""))
    let next = status.timeline.segments[(status.segment + 1)...].first.map(what) ?? "the end"
    all.append(Row("then    " + next))
    var news = [news(status)]
    if news == [""], status.current.kind == .ready { news = cautions }
    return all + news.flatMap { $0.wrapped(width) }.map { Row($0) }
  }

  /// What the listener does now: the segment and its spot.
  private func what(_ segment: Segment) -> String {
    var text = segment.title
    if segment.id.spot > 0, segment.spots > 1 { text += ", spot \(segment.id.spot) of \(segment.spots)" }
    if segment.sets > 1 { text += ", set \(segment.set) of \(segment.sets)" }
    return text
  }

  /// What happens and then why, for a device that is gone.
  private func explained(_ reason: String, _ isPaused: Bool) -> [String] {
    [
      "Waiting for the sound device\(isPaused ? "" : ", then it goes on").",
      reason.prefix(1).uppercased() + reason.dropFirst(),
    ]
  }

  /// The message about the newest request; if there is none, how the session stands.
  private func news(_ status: Status) -> String {
    let said = status.message.isEmpty ? "" : status.message + ". "
    if status.isPaused { return said + "Paused. Space goes on." }
    if status.isLeadingIn, status.trouble == nil { return said + "Going on …" }
    if !status.message.isEmpty { return status.message }
    if status.isMuted { return "Voice off" }
    if status.current.releasable != nil { return "Enter goes on." }
    return ""
  }

  // MARK: - Bars

  private func bar(
    _ name: String, _ done: Duration, of length: Duration, _ left: Duration, _ width: Int
  ) -> Row {
    let time = countdown(left)
    let room = max(1, width - name.count - 1 - max(6, time.count))
    let share = length > .zero ? min(1, max(0, done / length)) : 1
    return Row(name + filled(share, room, rest: true) + " " + padLeft(time, max(6, time.count)))
  }

  /// The breath as a bar that grows and shrinks, and its phase in a word.
  private func breath(_ status: Status, _ width: Int) -> String {
    guard let moment = BreathMoment(status.current, at: status.time - status.current.start), !status.isPaused else {
      return ""
    }
    let name = pad(moment.phase.words, 6)
    return pad("breathe", 8) + filled(moment.fullness, max(4, width - 8 - name.count), rest: false) + name
  }

  private func filled(_ share: Double, _ room: Int, rest: Bool) -> String {
    guard hasBlocks else {
      let count = Int((share * Double(room)).rounded())
      return String(repeating: "#", count: count) + String(repeating: rest ? "." : " ", count: room - count)
    }
    let eighths = Int((share * Double(room * 8)).rounded())
    var text = String(repeating: "█", count: eighths / 8)
    if eighths % 8 > 0 { text += ["▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8 - 1] }
    let count = room - text.count
    return text + String(repeating: rest ? "░" : " ", count: count)
  }

  private func hint(_ width: Int) -> String {
    let long = hasBlocks ? "space pause  ← → segment  + - longer  ? keys" : "space pause  + - longer  ? keys"
    return long.columns <= width ? long : "space pause  ? keys"
  }

  // MARK: - Text

  private struct Row {
    enum Style { case plain, strong, dim, breath }
    var text: String
    var style: Style

    init(_ text: String, _ style: Style = .plain) { (self.text, self.style) = (text, style) }

    func fitted(_ width: Int) -> Row {
      Row(text.fitted(width), style)
    }
  }

  private func styled(_ row: Row) -> String {
    let text =
      hasBlocks
      ? row.text
      : row.text.replacing("…", with: ".").replacing("← →", with: "<- ->")
        .replacing("↑ ↓", with: "up down")
    guard hasColour else { return text }
    switch row.style {
    case .plain: return text
    case .strong: return "\u{1B}[1m\(text)\u{1B}[0m"
    case .dim: return "\u{1B}[2m\(text)\u{1B}[0m"
    case .breath: return "\u{1B}[36m\(text)\u{1B}[0m"
    }
  }

  private func spread(_ left: String, _ right: String, _ width: Int) -> String {
    let left = left.fitted(max(1, width - right.columns - 1))
    return left + String(repeating: " ", count: max(1, width - left.columns - right.columns)) + right
  }

  private func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(text.columns < width ? 0 : 1, width - text.columns))
  }

  private func padLeft(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  /// A time that is left, in whole seconds, rounded up so that 0:00 is the end.
  private func countdown(_ time: Duration) -> String {
    clock(.seconds(max(0, (time + .milliseconds(999)).wholeSeconds)))
  }
}

extension Phase {
  fileprivate var words: String {
    switch self {
    case .inhale: " in"
    case .hold: " hold"
    case .exhale: " out"
    case .pause: " rest"
    }
  }
}
