import Documents
import Routines
import TestSupport
import Testing

@Suite struct TemplateTests {
  @Test func optionalPartsOfALineGoWhenTheyAreEmpty() throws {
    let place = TextLocation(SourceText(name: "r", text: ""), Mark(line: 1, column: 1))
    let line = try #require(Template("Next: {area}[, {side} side]", at: place, quoted: false, Diagnostics()))
    let calves: [Template.Variable: String] = [.area: "calves", .side: "left"]
    #expect(line.filled { calves[$0] } == "Next: calves, left side")
    #expect(line.filled { $0 == .area ? "back" : nil } == "Next: back")
    #expect(line.filled { _ in nil } == nil)
  }

  @Test func aRoutinesOwnLinesHaveNoVariablesOfPhrases() {
    let said = compile("steps: [{ say: \"{here}\" }]").said
    #expect(said.first?.contains("there is no variable {here}") == true)
  }

  private func read(_ text: String, inPhrase: Bool = false) -> (template: Template?, said: [Diagnostic]) {
    let diagnostics = Diagnostics()
    let place = TextLocation(SourceText(name: "r", text: text), Mark(line: 1, column: 1))
    return (Template(text, at: place, quoted: false, inPhrase: inPhrase, diagnostics), diagnostics.sorted)
  }

  @Test(arguments: [
    ("a {", 3, "not closed"), ("a }", 3, "closes nothing"), ("[a", 1, "not closed"), ("a]", 2, "closes nothing"),
    ("[a [b]]", 4, "do not nest"), ("ab {aera}", 4, "did you mean \"area\"?"), ("{how}", 1, "no variable {how}"),
  ])
  func whatIsWrongIsToldAtItsColumn(text: String, column: Int, message: String) {
    let (template, said) = read(text)
    #expect(template == nil)
    #expect(said.contains { $0.location?.mark.column == column && $0.message.contains(message) }, "\(said)")
  }

  @Test func everyVariableOfAPhraseIsKnownThereAndFewerInARoutine() {
    for variable in Template.Variable.allCases {
      let text = "[{\(variable.rawValue)}]"
      #expect(read(text, inPhrase: true).template?.variables == [variable])
      #expect((read(text).template != nil) == Template.Variable.ofRoutines.contains(variable), "\(variable)")
    }
  }

  @Test func blanksAreOneAndNothingIsNoLine() throws {
    let line = try #require(read("Now  [ {side} ]  slowly").template)
    #expect(line.filled { _ in nil } == "Now slowly" && line.filled { _ in "left" } == "Now left slowly")
    #expect(try #require(read("[{area}]").template).filled { _ in "" } == nil)
  }
}
