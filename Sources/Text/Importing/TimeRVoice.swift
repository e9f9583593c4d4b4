import Documents
import Units

/// A line that a step of TimeR Machine says, with that app's variables.
struct TimeRVoice {
  private let label: String
  private let place: TimeRPlace

  /// - Parameter label: the name of the step.
  init(label: String, _ place: TimeRPlace) { (self.label, self.place) = (label, place) }

  /// The line as a YAML scalar; nil if there is nothing to say.
  ///
  /// - Parameters:
  ///   - older: the text with variables such as `$step_name`.
  ///   - newer: the text with variables such as `{SName}`, which comes before the older one.
  func line(_ older: String, newer: String, _ writer: inout RoutineWriter) -> String? {
    let text = newer.isEmpty ? older : newer
    if text.isEmpty { return label.isEmpty ? nil : writer.line(label) }
    var (line, literal) = ("", "")
    var rest = text[...]
    func add(_ text: Substring) {
      literal += text
      line += RoutineWriter.withoutBrackets(String(text))
    }
    while let match = rest.firstMatch(of: newer.isEmpty ? Self.olderVariable : Self.newerVariable) {
      add(rest[..<match.range.lowerBound])
      rest = rest[match.range.upperBound...]
      let variable = String(match.0)
      switch meaning(of: String(variable.filter { !"{}$".contains($0) })) {
      case .text(let text): add(text[...])
      case .variable(let own): line += own
      case .nothing:
        writer.note("the variable \(variable) in what \"\(cut(label, 60))\" says: nothing here is like it")
      case nil: add(match.0)
      }
    }
    add(rest)
    _ = writer.rounded(literal)
    if cut(line, .max).isEmpty { return nil }
    return line.scalarCount > RoutineWriter.longestLine ? writer.line(literal) : doubleQuoted(cut(line, .max))
  }

  private static var olderVariable: Regex<Substring> { /\$[a-z_]+(?:%(?:_group)?)?/ }
  private static var newerVariable: Regex<Substring> { /\{[A-Za-z_]+%?\}/ }

  private enum Meaning {
    case text(String)
    /// A variable of the routine language.
    case variable(String)
    /// What depends on the clock, or on what came before.
    case nothing
  }

  /// What a variable comes to; nil if it is none, but text in braces.
  private func meaning(of name: String) -> Meaning? {
    switch name {
    case "SName", "step_name": .text(label)
    case "SDuration", "step_duration": .variable("{duration}")
    case "SNameNext": .variable("[{next}]")
    case "TName", "timer_name": .text(place.timer)
    case "GName", "group_name": .text(place.group ?? place.timer)
    case "TLoop", "timer_loop": timerLoop
    case "TTotalLoop", "timer_loop_total": .text("\(place.timerLoops)")
    case "GLoop", "group_loop", "loop":
      place.groupLoops.map { $0 > 1 ? .variable("{set}") : .text("1") } ?? timerLoop
    case "GTotalLoop", "group_loop_total", "total_loop": .text("\(place.groupLoops ?? place.timerLoops)")
    default: Self.unlike.contains { name.hasPrefix($0) } ? .nothing : nil
    }
  }

  /// In which of its loops the timer is. The routine language knows that of the innermost loop only.
  private var timerLoop: Meaning {
    if place.timerLoops == 1 { return .text("1") }
    guard place.isLooped else { return .text(place.isOver ? "\(place.timerLoops)" : "1") }
    return place.groupLoops ?? 1 > 1 ? .nothing : .variable("{set}")
  }

  private static let unlike = [
    "TDuration", "TElapsed", "TRemaining", "TEndTime", "GDuration", "GElapsed", "GRemaining", "GEndTime", "SEndTime",
    "OClockTime", "timer_", "group_", "step_end_time", "clock_time", "elapsed", "remaining", "time",
  ]
}
