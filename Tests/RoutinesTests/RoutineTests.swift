import Documents
import Routines
import Testing
import Units

@Suite struct RoutineTests {
  private func routine(_ text: String) -> (routine: Routine?, said: [String]) {
    let diagnostics = Diagnostics()
    let routine = Routine(SourceText(name: "r.yaml", text: text), name: "my-legs", diagnostics)
    return (routine, diagnostics.sorted.map(\.message))
  }

  @Test func whatIsNotWrittenHasItsUsualValue() throws {
    let routine = try #require(routine("steps: [{ rest: 5s }]\n").routine)
    #expect(routine.title == "my-legs" && !routine.hasOwnTitle && routine.language == "en")
    #expect(routine.voice == nil && routine.tools == [] && routine.layer.isEmpty)
    let titled = try #require(self.routine("title: Legs\ntools: roller\nsteps: [{ rest: 5s }]\n").routine)
    #expect(titled.title == "Legs" && titled.hasOwnTitle && titled.tools == ["roller"])
  }

  @Test func stepsAndAreasAreThoseOfGroupsToo() throws {
    let text = """
      steps:
        - roll: calves
        - steps:
            - steps: [{ stretch: quads }, { rest: 5s }]
            - roll: calves
        - roll: back
      """
    let routine = try #require(routine(text).routine)
    #expect(routine.allSteps.map(\.number) == Array(1...7) && routine.areas == ["calves", "quads", "back"])
  }

  @Test(arguments: ["en", "de", "pt-BR", "yue", "zh-Hant-TW"]) func aLanguageIsACode(code: String) {
    #expect(Routine.isLanguage(code))
  }

  @Test(arguments: ["", "e", "English", "en_GB", "en-", "e1-", "../x", "én", "en-123456789"])
  func andNothingElse(code: String) { #expect(!Routine.isLanguage(code)) }

  /// A voice goes to a program as its argument: it is no path and no option.
  @Test func aVoiceLeadsNowhere() {
    for name in ["slt", "en-gb", "en_US lessac"] { #expect(Routine.isVoice(name), "\(name)") }
    for name in ["/etc/passwd", "a/b", "-f"] {
      #expect(!Routine.isVoice(name), "\(name)")
      #expect(routine("voice: \"\(name)\"\nsteps: [{ rest: 5s }]\n").routine == nil, "\(name)")
    }
  }

  @Test func allMistakesAreToldAndThereIsNoRoutineThen() {
    let (routine, said) = routine("titel: A\nlanguage: English\nsteps: [{ roll: }, { rest: 5s }]\n")
    #expect(routine == nil && said.count == 3, "\(said)")
    #expect(self.routine("title: A\n").said == ["a routine needs \"steps\": a list of what to do"])
  }
}
