import Importing
import Routines
import Scheduling
import Testing

@Suite struct PhraseListTests {
  @Test func whatAListCannotBringIsLeftOutAndTold() throws {
    let long = String(repeating: "long ", count: 100)
    let routine = try imported(
      "Sit;3\nNow;0\n;0\nBack;-2\nfor ever;99999999\nno seconds\n[Roll] your {area};4\n\(long);5\nEnd;2\n")
    #expect(
      routine.notes.map { String($0.prefix(36)) } == [
        "line 2, \"Now;0\": that the next phras", "line 4, \"Back;-2\": a phrase has 0 to",
        "line 5, \"for ever;99999999\": a phras", "line 6, \"no seconds\": it does not en",
        "the brackets of \"[Roll] your {area}\"", "the end of the title \"long long long",
        "the end of \"long long long long long",
      ])
    for note in routine.notes { #expect(routine.text.contains("# Not taken over: \(note)\n")) }
    let timeline = try timeline(routine.text)
    #expect(timeline.segments.filter { $0.kind == .wait }.map(\.length) == [3, 4, 5, 2].map { .seconds($0) })
    let said = timeline.cues.filter { $0.kind == .speech }.map(\.name)
    #expect(said.prefix(3) == ["Sit", "Now", "(Roll) your (area)"])
  }

  @Test func phrasesComeAtTheirSeconds() throws {
    let routine = try imported("# my list\nSit down;12\nBreathe {in}; then out;7,5\n\n;3\nLie \"down\";20\n")
    #expect(routine.notes.count == 1 && routine.notes[0].hasPrefix("the brackets of \"Breathe {in}; then out\""))
    let timeline = try timeline(routine.text)
    let waits = timeline.segments.filter { $0.kind == .wait }
    #expect(waits.map(\.length) == [.seconds(12), .seconds(7.5), .seconds(3), .seconds(20)])
    #expect(waits.first?.start == .zero)
    let said = timeline.cues.filter { $0.kind == .speech && $0.rule == "phrase" }.map(\.name)
    #expect(said == ["Sit down", "Breathe (in); then out", "Lie \"down\""])
  }
}
