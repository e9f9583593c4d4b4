import Documents
import Routines
import Testing

@Suite struct PhraseBookTests {
  @Test func aUsersFileChangesWhatItNames() throws {
    let text = """
      areas: { calves: { left: your left calf } }
      phrases:
        rest: "Have a break."
        own: ["{here}, {minutes}", { one: "One of {spots}", other: "{spot} of {spots}" }]
      """
    let diagnostics = Diagnostics()
    let english = try PhraseTests.book("en")
    let book = try #require(
      PhraseBook(SourceText(name: "en.yaml", text: text), language: "en", over: english, diagnostics))
    #expect(book.wordings("rest").map(\.line.source) == ["Have a break."])
    #expect(book.wordings("own").count == 2 && book.wordings("own")[1].counted == .spot)
    #expect(book.words.area("calves", .left) == "your left calf")
    #expect(book.words.area("calves", .right) == "right calf" && book.wordings("ready").count == 3)
  }

  @Test func mistakesAreToldWithTheirPlaces() {
    let text = """
      nmae: X
      sides: { up: x }
      time: { second: one }
      phrases:
        a: []
        b: "{her}"
        c: { one: "x" }
        d: { one: "x", other: "y" }
        e: "[{here}"
      """
    let diagnostics = Diagnostics()
    #expect(PhraseBook(SourceText(name: "p.yaml", text: text), language: "en", diagnostics) == nil)
    let said = diagnostics.sorted.map { $0.description.split(separator: "\n")[0] }
    #expect(
      said.map { $0.prefix(12) } == [
        "p.yaml:1:1: ", "p.yaml:2:10:", "p.yaml:3:17:", "p.yaml:5:6: ", "p.yaml:6:7: ", "p.yaml:7:6: ", "p.yaml:8:6: ",
        "p.yaml:9:7: ",
      ], "\(said.joined(separator: "\n"))")
    #expect(said[4].contains("did you mean \"here\""))
  }

  @Test func aStretchGoesBeforeASecondSpotAndBothBeforeThePlainPhrase() throws {
    let text = "phrases: { a: A, a-again: AA, a-stretch: AS, b: B, b-again: BA }\n"
    let book = try #require(PhraseBook(SourceText(name: "x.yaml", text: text), language: "x", Diagnostics()))
    func said(_ name: String, _ isStretch: Bool, _ isAgain: Bool) -> [String] {
      book.wordings(name, isStretch: isStretch, isAgain: isAgain).map(\.line.source)
    }
    #expect(said("a", true, true) == ["AS"] && said("a", false, true) == ["AA"] && said("a", false, false) == ["A"])
    #expect(said("b", true, true) == ["BA"] && said("b", true, false) == ["B"] && said("c", true, true) == [])
  }

  /// The number that decides is the first of those that a line may hold, whichever stands first in it.
  @Test func aNumberDecidesBetweenOneAndOther() throws {
    let text = "phrases: { a: { one: \"One.\", other: \"{spots}, {minutes}\" }, b: \"{spot}\" }\n"
    let book = try #require(PhraseBook(SourceText(name: "x.yaml", text: text), language: "x", Diagnostics()))
    #expect(book.wordings("a").map(\.counted) == [.minutes] && book.wordings("b").map(\.counted) == [nil])
    #expect(book.wordings("a").first?.variables == [.spots, .minutes])
  }
}
