import Documents
import Routines
import TestSupport
import Testing

@testable import Scheduling

/// What the variables of lines stand for.
@Suite struct WordingTests {
  private static let location = TextLocation(SourceText(name: "r", text: ""), Mark(line: 1, column: 1))
  private static let text = "timing: { spots: 2 }\nsteps: [{ roll: calves }, { roll: back }, { stretch: quads }]\n"

  private func wording(_ phrasing: Phrasing? = nil) throws -> Wording {
    let plan = try #require(compile(Self.text, hasVoice: true, phrasing: phrasing).plan)
    return Wording(plan: plan, drafts: Scheduler(plan, [:]).drafts)
  }

  private func index(_ id: String, in wording: Wording) throws -> Int {
    try #require(wording.drafts.firstIndex { "\($0.id)" == id })
  }

  @Test func variablesAreAboutTheirSegment() throws {
    let wording = try wording()
    func values(_ id: String) throws -> [Template.Variable: String] {
      let index = try index(id, in: wording)
      let values = Template.Variable.allCases.map { ($0, wording.value($0, .plain, segment: index)) }
      return Dictionary(uniqueKeysWithValues: values).compactMapValues { $0 }
    }
    let hold = try values("1.1.right.2.hold")
    #expect(
      hold == [
        .routine: "r", .area: "calves", .side: "right", .here: "right calves", .tool: "roller", .next: "back",
        .spot: "2", .spots: "2", .set: "1", .sets: "1",
      ])
    #expect(try values("1.1.left.1.roll")[.next] == "right calves")
    #expect(try values("2.1.none.1.hold")[.side] == nil)
    #expect(try values("3.1.right.0.stretch")[.next] == nil)
  }

  @Test func timesAreThoseOfTheMomentAndNothingWithoutOne() throws {
    let wording = try wording()
    let text = "{remaining} of {duration}, {minutes} min, {count}"
    let line = Line.say(try #require(Template(text, at: Self.location, quoted: false, Diagnostics())))
    let moment = Wording.Moment(length: 150_000, remaining: 90_400, count: 5499)
    let spoken = try #require(wording.line(line, segment: 1, at: moment))
    #expect(spoken.text == "1 minute 30 seconds of 2 minutes 30 seconds, 2 min, 5")
    #expect(spoken.language == "en" && spoken.phrase == nil)
    #expect(wording.line(line, segment: 1) == nil)
  }

  @Test func aPhraseHasAWordingForEachTurnForStretchesAndForSpotsAfterTheFirst() throws {
    let source = SourceText(
      name: "xx.yaml",
      text: """
        phrases:
          p: ["one {area}", "two {area}"]
          p-again: "{area} again"
          p-stretch: { one: "a spot", other: "stretch {set}" }
        """)
    let book = try #require(PhraseBook(source, language: "xx", Diagnostics()))
    let wording = try wording(Phrasing(phrases: book, routine: .plain))
    func said(_ id: String, _ occurrence: Int = 0) throws -> String? {
      let line = Line.phrase(Reference(name: "p", location: Self.location))
      let spoken = wording.line(line, segment: try index(id, in: wording), occurrence: occurrence)
      #expect(spoken?.language == "xx" && spoken?.phrase == "p")
      return spoken?.text
    }
    let turns = try (0..<4).map { try said("1.1.left.1.hold", $0) }
    #expect(Set(turns) == ["One calves", "Two calves"] && turns[0] == turns[2] && turns[0] != turns[1])
    #expect(try said("1.1.left.2.hold") == "Calves again")
    // The way into a stretch is spoken of as the stretch; and its set is the first.
    #expect(try said("3.1.left.0.settle") == "A spot" && said("3.1.left.0.stretch") == "A spot")
    #expect(wording.line(.phrase(Reference(name: "none", location: Self.location)), segment: 1) == nil)
  }
}
