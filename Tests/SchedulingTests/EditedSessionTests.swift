import Routines
import Scheduling
import TestSupport
import Testing

/// A session that remembers what was edited is the one that is made anew with all edits.
@Suite struct EditedSessionTests {
  private func expectAlike(_ one: Timeline, _ other: Timeline, _ what: String) {
    #expect("\(one.segments)" == "\(other.segments)", "\(what)")
    #expect("\(one.cues)" == "\(other.cues)", "\(what)")
    #expect("\(one.notes)" == "\(other.notes)" && one.duration == other.duration, "\(what)")
    #expect(one.phrases == other.phrases, "\(what)")
    // What found no place is not spoken while a session is played.
    #expect(one.unknown == other.unknown.intersection(other.cues.map(\.voicing)), "\(what)")
  }

  @Test func editByEditItIsWhatAllOfThemComeTo() throws {
    var kinds = Set<String>()
    for seed in 0..<(isSoak ? 500 : 12) as Range<UInt64> {
      let text = RandomRoutine.text(seed: seed)
      let rule = "  late: { on: [hold, roll, rest, stretch], every: 7s, chime: tick, say: \"{remaining}\" }\n"
      let cues = text.contains("\ncues:\n") ? text : text + "cues:\n"
      let spoken = cues.replacing("\ncues:\n", with: "\ncues:\n" + rule)
      guard let plan = compile(spoken, hasVoice: true).plan else { continue }
      let lengths = RandomRoutine.lengths(seed: seed)
      var known: [Voicing: SoundLengths] = [:]
      for name in plan.chimes { known[.chime(name.name)] = lengths(.chime(name.name)) }
      for name in plan.sounds { known[.sound(name.name)] = lengths(.sound(name.name)) }
      var random = SeededGenerator(seed: seed &+ 31)
      var session = try EditedSession(plan, lengths: known, speaks: true)
      var timeline = try session.timeline([])
      var edits: [Edit] = []
      var time = Duration.zero
      for _ in 0..<8 {
        time += .milliseconds(Int64.random(in: 0...60_000, using: &random))
        guard let current = timeline.segments.first(where: { $0.end > time }) else { break }
        switch Int.random(in: 0...4, using: &random) {
        case 0: edits.append(.release(current.id, at: time))
        case 1:
          edits.append(.extend(current.id, by: .time(.seconds(Int.random(in: -20...20, using: &random))), at: time))
        case 2: edits.append(.spoken(Dictionary(timeline.unknown.map { ($0, lengths($0)) }) { $1 }, at: time))
        case 3 where !edits.isEmpty:
          // As one who goes back.
          edits.remove(at: Int.random(in: edits.indices, using: &random))
          kinds.insert("fewer")
        default: edits.append(.extend(current.id, by: .breaths(Int.random(in: -3...3, using: &random)), at: time))
        }
        if kinds.insert("refused").inserted {
          // What is not possible leaves no trace.
          let long = Edit.extend(current.id, by: .time(.seconds(90_000)), at: time)
          #expect(throws: Unschedulable.self) { try session.timeline(edits + [long]) }
        }
        timeline = try session.timeline(edits)
        expectAlike(timeline, try schedule(plan, lengths: known, edits: edits), "seed \(seed): \(edits)")
        if let last = edits.last { kinds.insert(last.segment == nil ? "spoken" : "edit") }
      }
    }
    #expect(kinds == ["edit", "spoken", "fewer", "refused"])
  }
}
