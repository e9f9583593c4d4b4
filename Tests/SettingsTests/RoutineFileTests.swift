import Documents
import Routines
import Settings
import Testing

@Suite struct RoutineFileTests {
  private func file(_ text: String) -> (file: RoutineFile?, said: [String]) {
    let diagnostics = Diagnostics()
    let file = RoutineFile(SourceText(name: "r.yaml", text: text), name: "r", diagnostics)
    return (file, diagnostics.sorted.map(\.message))
  }

  @Test func onlyARoutineThatWasMadeOfASessionHasWhatItWasMadeWith() throws {
    #expect(try #require(file("steps: [{ rest: 5s }]\n").file).made == nil)
    let made = try #require(
      file("settings: { config: { timing: { spots: 4 } }, flags: { spots: 6 } }\nsteps: [{ rest: 5s }]\n").file?.made)
    #expect(made.config.all.layer.timing.spots == 4 && made.flags.layer.timing.spots == 6)
    // Nothing in it takes the place of the user's config all the same.
    #expect(try #require(file("settings: {}\nsteps: [{ rest: 5s }]\n").file).made != nil)
  }

  @Test(arguments: [
    ("settings: { flag: {} }", "did you mean \"flags\"?"), ("settings: 3", "settings is a map"),
    ("settings: { config: { timing: { spots: 99 } } }", "is not a number of spots"),
    ("settings: { flags: { fit: 25h } }", "at most 24h"),
  ])
  func aMistakeInItIsOneOfTheRoutine(settings: String, message: String) {
    let (file, said) = file("\(settings)\nsteps: [{ rest: 5s }]\n")
    #expect(file == nil && said.count == 1 && said[0].contains(message), "\(said)")
  }
}
