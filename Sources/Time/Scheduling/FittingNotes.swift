import Routines
import Units

/// Notes on what fitting changed, one for each kind of segment.
enum FittingNotes {
  static func notes(_ unknowns: [FittingUnknown], _ before: [Draft], _ after: [Draft], target: String) -> [Note] {
    SegmentKind.allCases.compactMap { kind in
      let indices = unknowns.filter { $0.kind == kind }.flatMap(\.indices)
      let (old, new) = (indices.map { before[$0].length }, indices.map { after[$0].length })
      guard old != new else { return nil }
      // Notes give tenths of a second; the timeline has the exact lengths.
      func tenths(_ length: Int64) -> String { Duration.milliseconds(100 * dividedAndRounded(length, by: 100)).text }
      func text(_ lengths: [Int64]) -> String {
        let (least, most) = (tenths(lengths.min()!), tenths(lengths.max()!))
        return least == most ? least : "\(least)–\(most)"
      }
      let (was, all) = (old.reduce(0, +), new.reduce(0, +))
      let percent = dividedAndRounded(100 * abs(all - was), by: max(1, was))
      let change = all == was ? "as long in all" : "\(percent) % \(all > was ? "longer" : "shorter") in all"
      return Note(
        severity: .note, rule: nil, segment: nil,
        message: "fitted to \(target): \(kind) \(text(old)) became \(text(new)), \(change)")
    }
  }
}
