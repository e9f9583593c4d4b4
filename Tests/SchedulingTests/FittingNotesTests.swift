import Routines
import Testing

@testable import Scheduling

@Suite struct FittingNotesTests {
  private func draft(_ step: Int, _ side: Side, _ kind: SegmentKind, _ length: Int64) -> Draft {
    let id = SegmentID(step: step, pass: 1, side: side, spot: 0, kind: kind)
    var draft = Draft(id: id, title: "", scope: 0, length: length, from: 5000, to: 90_000)
    draft.wish = length
    return draft
  }

  private func messages(_ before: [Draft], _ after: [Int64]) -> [String] {
    let unknowns = before.indices.compactMap { FittingUnknown(before, $0, nil) }
    var changed = before
    for (index, length) in after.enumerated() { changed[index].length = length }
    return FittingNotes.notes(unknowns, before, changed, target: "12m").map(\.message)
  }

  @Test func eachKindThatChangedIsToldOnceWithItsRange() {
    let before = [
      draft(1, .left, .roll, 20_000), draft(1, .right, .roll, 20_000), draft(2, .none, .rest, 20_000),
      draft(3, .none, .stretch, 30_000), draft(4, .none, .stretch, 60_000), draft(5, .none, .wait, 10_000),
    ]
    #expect(
      messages(before, [24_000, 24_000, 20_000, 20_040, 42_000, 99_000]) == [
        "fitted to 12m: roll 20s became 24s, 20 % longer in all",
        "fitted to 12m: stretch 30s–1m became 20s–42s, 31 % shorter in all",
      ])
    #expect(messages(before, before.map(\.length)) == [])
  }

  @Test func whatOnlyMovedFromOneToTheOtherIsAsLongInAll() {
    let before = [draft(1, .none, .rest, 20_000), draft(2, .none, .rest, 20_000)]
    #expect(
      messages(before, [15_000, 25_000]) == ["fitted to 12m: rest 20s became 15s–25s, as long in all"])
  }
}
