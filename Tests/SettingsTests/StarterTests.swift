import Routines
import Settings
import TestSupport
import Testing

@Suite struct StarterTests {
  /// Every known area by itself, and many together, are right without a warning or a note.
  @Test func everyStarterIsRight() throws {
    var random = SeededGenerator(seed: 1)
    let known = Area.known.map(\.name)
    var starters = known.map { Starter(name: "single", areas: [$0]) }
    for index in 0..<120 {
      let areas = Array(known.shuffled(using: &random).prefix(Int.random(in: 1...known.count, using: &random)))
      let tool = [nil, "roller", "ball", "massage stick", "ball, small: #2"].randomElement(using: &random)!
      var starter = Starter(name: "mix-\(index)", areas: areas, tool: tool)
      starter.lengths.spots = Int.random(in: 1...8, using: &random)
      starter.lengths.hold = 10 * Int.random(in: 3...9, using: &random)
      starter.lengths.roll = Int.random(in: 10...60, using: &random)
      starter.lengths.breaths = Int.random(in: 3...8, using: &random)
      starters.append(starter)
    }
    for starter in starters {
      let compiled = compile(starter.text, hasVoice: true)
      let said = compiled.said + [compiled.refusal].compactMap { $0 }
      #expect(said.isEmpty, "\(starter.areas): \(said)")
      let (timeline, plan) = (try #require(compiled.timeline), try #require(compiled.plan))
      #expect(plan.routine.areas == starter.areas && plan.routine.title == starter.title)
      #expect(timeline.notes.filter { $0.severity == .warning }.isEmpty, "\(timeline.notes)")
      // The habits of areas are written down: what is heard is what is read.
      for step in plan.routine.steps {
        guard case .roll(let area, let tool) = step.action, let habit = Area.named(area) else { continue }
        #expect((step.sides ?? .none) == habit.sides && (tool ?? habit.tool) == (starter.tool ?? habit.tool))
      }
      for area in starter.areas {
        guard let caution = Area.named(area)?.caution else { continue }
        let words = caution.dropFirst()
        #expect(plan.routine.cautions.contains { $0.contains(words) }, "\(area)")
      }
    }
  }

  /// Words that YAML could take for something else stay what they are.
  @Test func anyWordStaysAWord() throws {
    let words = [
      "off", "yes", "# 1", "a: b", "[x]", "it's \"it\"", "-", "50%", "1:30", "&a", "back\\slash", "äußere Wade",
    ]
    for word in words {
      let starter = Starter(name: "x", title: word, areas: [word], tool: word)
      let compiled = compile(starter.text)
      #expect(compiled.said.isEmpty, "\(word): \(compiled.said)")
      let routine = try #require(compiled.plan?.routine)
      #expect(routine.title == word && routine.areas == [word] && routine.tools == [word])
    }
  }

  @Test func namesLeadNowhere() {
    for name in ["my-legs", "a", "2026", "Wade_links", "äb"] { #expect(Starter.isName(name), "\(name)") }
    for name in ["", "-x", "a/b", "..", "a.yaml", "a b", "_a", String(repeating: "a", count: 61), "a\u{0}"] {
      #expect(!Starter.isName(name), "\(name)")
    }
  }
}
