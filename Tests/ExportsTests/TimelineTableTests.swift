import Scheduling
import TestSupport
import Testing

@testable import Exports

@Suite struct TimelineTableTests {
  @Test func thereIsARowForEachSegmentWithWhatSounds() throws {
    let (timeline, routine) = try ThreeThings.compiled()
    var options = TimelineTable.Options()
    options.hasIDs = true
    let lines = TimelineTable.text(timeline, of: routine, options).split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0].hasPrefix("Three things · ") && lines[1] == "" && lines[2].contains("id, for --from"))
    let rows = lines.dropFirst(3).prefix(timeline.segments.count)
    for (row, segment) in zip(rows, timeline.segments) { #expect(row.hasSuffix("  \(segment.id)"), "\(row)") }
    #expect(rows.contains { $0.contains("“Breathe --> & <relax>” at 2s") })
    #expect(lines.contains { $0.hasSuffix("  End") })
    // Emphasis is for a terminal, and changes no column.
    options.style = .colour
    let coloured = TimelineTable.text(timeline, of: routine, options)
    #expect(coloured.contains("\u{1B}[1mThree things\u{1B}[0m"))
    #expect(coloured.replacing(/\u{1B}\[[012]m/, with: "") == lines.joined(separator: "\n"))
  }

  @Test func whatSoundsIsToldByWhereItSounds() throws {
    let (timeline, _) = try ThreeThings.compiled()
    var segment = timeline.segments[0]
    (segment.start, segment.end) = (.seconds(10), .seconds(30))
    func cue(_ at: Int, _ name: String) -> Cue {
      var cue = Cue.tick(at: .seconds(at), segment: 0)
      (cue.kind, cue.voicing, cue.rule) = (.chime, .chime(name), name)
      return cue
    }
    let cues = [cue(10, "a"), cue(30, "b"), cue(12, "c"), cue(7, "d"), cue(15, "e"), cue(16, "e")]
    #expect(CueSummary.text(cues, in: segment, \.self) == "a, b at the end, c at 2s, d 3s before, e × 2")
    #expect(
      CueSummary.text([.tick(at: .seconds(11), segment: 0), .tick(at: .seconds(12), segment: 0)], in: segment, \.self)
        == "2 ticks")
    #expect(CueSummary.text([], in: segment, \.self) == "")
  }

  @Test func itFitsItsWidthAndTellsWholeSecondsUnlessExact() throws {
    let (timeline, routine) = try ThreeThings.compiled()
    var options = TimelineTable.Options()
    for width in [40, 60, 80, 120] {
      options.width = width
      let lines = TimelineTable.text(timeline, of: routine, options).split(separator: "\n")
      #expect(lines.allSatisfy { String($0).columns <= width }, "\(width)")
      #expect(lines.joined().contains(/[0-9]\.[0-9]/) == false && !lines.joined().contains("id, for"))
    }
    options.isExact = true
    #expect(
      timeline.segments.contains { $0.length != $0.length.roundedToSeconds }
        == TimelineTable.text(timeline, of: routine, options).contains(/[0-9]\.[0-9]+s/))
  }
}
