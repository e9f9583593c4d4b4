import Scheduling
import TestSupport
import Testing

@testable import Exports

@Suite struct NoteSummaryTests {
  private func note(_ segment: Int?, _ message: String = "moved", rule: String? = "x") -> Note {
    Note(severity: .note, rule: rule, segment: segment, message: message)
  }

  private func lines(_ notes: [Note], and more: [Note] = []) throws -> [String] {
    var (timeline, _) = try ThreeThings.compiled()
    timeline.notes = notes
    return timeline.noteLines(and: more)
  }

  @Test func aFewAreToldOneByOneWithTheirPlaces() throws {
    #expect(
      try lines((0..<3).map { note($0) }) == [
        "note: 0:00 Get ready: x: moved", "note: 0:05 Settle: calves, left: x: moved",
        "note: 0:17 Roll calves, left: x: moved",
      ])
  }

  @Test func manyOfOneKindAreToldOnceAndTheOthersBeside() throws {
    var notes = (0..<4).map { note($0) }
    notes.insert(note(2, "dropped"), at: 1)
    #expect(
      try lines(notes) == [
        "note: x: moved, in 4 places, first at 0:00, Get ready", "note: 0:17 Roll calves, left: x: dropped",
      ])
  }

  /// What is about no segment is about the session, however often it is said.
  @Test func whatIsAboutTheSessionHasNoPlace() throws {
    let whole = Note(severity: .warning, rule: nil, segment: nil, message: "uneven")
    #expect(try lines([], and: Array(repeating: whole, count: 5)) == Array(repeating: "warning: uneven", count: 5))
  }

  @Test func numbersAreGroupedByThousands() {
    #expect([0, 999, 1000, 90_000, 1_234_567].map(grouped) == ["0", "999", "1,000", "90,000", "1,234,567"])
  }
}
