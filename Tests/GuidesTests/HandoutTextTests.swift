import Guides
import TestSupport
import Testing

@Suite struct HandoutTextTests {
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
    let page = Handout(timeline, of: try #require(compiled.plan).routine, record: "", .english)
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
