import Documents
import Routines
import Testing

@Suite struct CautionsTests {
  private func cautions(_ text: String) throws -> [String] {
    let diagnostics = Diagnostics()
    let routine = Routine(SourceText(name: "r.yaml", text: text), name: "r", diagnostics)
    return try #require(routine).allCautions
  }

  @Test func theCautionsOfTheAreasFollowThoseOfTheRoutineOnceEach() throws {
    let text =
      "cautions: [Be kind.]\nsteps:\n  - roll: neck\n  - repeat: 2\n    steps:\n      - roll: calves\n      - roll: Hamstrings\n"
      + "  - stretch: adductors\n  - roll: quads\n"
    #expect(
      try cautions(text) == [
        "Be kind.", "Only the muscle beside the spine at the back, never the side or the front.",
        "Stay off the back of the knee.",
      ])
  }

  @Test func whatTheRoutineSaysAlreadyIsNotSaidAgain() throws {
    let own = ["Stay on the muscle, off bone and off the knee, above all off the back of it."]
    #expect(try cautions("cautions: [\"\(own[0])\"]\nsteps:\n  - roll: calves\n") == own)
    // A word in common is not the same thing said.
    let other = try cautions("cautions: [Upper back only.]\nsteps:\n  - roll: calves\n")
    #expect(other == ["Upper back only.", "Stay off the back of the knee."])
  }
}
