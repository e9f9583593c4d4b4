import Documents
import Exports
import Routines
import Shipped
import TestSupport
import Testing

@Suite struct HandoutTests {
  @Test func onlyTheRoutinesOwnTitleIsMarkedAsOfItsLanguage() throws {
    let compiled = compile("title: My legs\nsteps: [{ rest: 5s }]\n", hasVoice: false)
    let routine = try #require(compiled.plan).routine
    let text = try #require(Shipped.text("phrases/de.yaml"))
    let book = try #require(PhraseBook(SourceText(name: "de.yaml", text: text), language: "de", Diagnostics()))
    for (title, heading) in [("My legs", "<h1 lang=\"en\">My legs"), ("Für Jürgen", "<h1>Für Jürgen")] {
      let page = Handout(
        try #require(compiled.timeline), of: routine, title: title, record: "", GuideWords(book))
      #expect(page.beforeSound.contains(heading))
      #expect(page.afterSound.contains("aus der Routine My legs."))
    }
  }

  @Test func aStepTellsHowToLieOnceAndALineWhatItSays() throws {
    let compiled = compile(
      """
      steps:
        - { roll: calves, sides: each }
        - { roll: my thumb, sides: left }
        - say: Well done, <you>.
        - { stretch: calves, sides: left }
      """, hasVoice: true)
    let timeline = try #require(compiled.timeline)
    let page = Handout(timeline, of: try #require(compiled.plan).routine, title: "x", record: "", .english)
    let steps = page.afterSound.split(separator: "<li>").map(String.init)
    let hints = steps.filter { $0.contains("class=\"step\"") }.map { step in
      step.matches(of: /<small>(.*?)<\/small>/).map { String($0.1) }.dropLast().joined()
    }
    let how = "Sit with the calf on it, hands behind you."
    #expect(hints == ["", how, "", "", "“Well done, &lt;you&gt;.”", "", ""])
    // While it plays it is told before each side, and not in a stretch.
    #expect(page.beforeSound.components(separatedBy: "\"detail\":\"roller · \(how)\"").count == 3)
    #expect(page.beforeSound.contains("\"title\":\"Listen\",\"detail\":\"“Well done, \\u003cyou\\u003e.”\""))
  }
}
