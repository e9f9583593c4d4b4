import Routines
import Scheduling
import Units

extension Timeline {
  /// The notes on a timeline, a line for each; the same note on many segments is one line.
  ///
  /// - Parameters:
  ///   - more: notes from elsewhere, to be summed up with them.
  ///   - isWhole: whether notes are told about changes of less than two seconds, which nobody notices.
  package func noteLines(and more: [Note] = [], isWhole: Bool = true) -> [String] {
    lines((notes + more).filter { isWhole || $0.severity == .warning || ($0.change ?? .seconds(2)) >= .seconds(2) })
  }

  /// The warnings among the notes, such as that a line found no place, in the same way.
  package var warningLines: [String] { lines(notes.filter { $0.severity == .warning }) }

  private func lines(_ notes: [Note]) -> [String] {
    struct Saying: Hashable {
      var severity: Note.Severity
      var rule: String?
      var message: String
      init(_ note: Note) { (severity, rule, message) = (note.severity, note.rule, note.message) }
    }
    let counts = notes.reduce(into: [Saying: Int]()) { $0[Saying($1), default: 0] += 1 }
    var told: Set<Saying> = []
    return notes.compactMap { note in
      let saying = Saying(note)
      let text = (note.rule.map { "\($0): " } ?? "") + note.message
      let segment = note.segment.map { segments[$0] }
      // Up to three notes of one kind stay single, because each names a place to look at.
      guard let count = counts[saying], count > 3, let segment else {
        return "\(note.severity): " + (segment.map { "\(clock($0.start)) \($0.title): " } ?? "") + text
      }
      guard told.insert(saying).inserted else { return nil }
      return
        "\(note.severity): \(text), in \(grouped(count)) places, first at \(clock(segment.start)), \(segment.title)"
    }
  }
}

/// A whole number with its thousands apart: `90,000`.
func grouped(_ number: Int) -> String {
  var digits = String(number)
  var groups: [Substring] = []
  while digits.count > 3 {
    groups.append(digits.suffix(3))
    digits = String(digits.dropLast(3))
  }
  return ([digits[...]] + groups.reversed()).joined(separator: ",")
}
