import Documents
import Routines
import Testing

@Suite struct AreaTests {
  @Test(arguments: [
    ("lower back", "ribs"), ("Low-Back", "ribs"), ("lumbar spine", "ribs"), ("the lumbar region", "ribs"),
    ("my lower back, left", "ribs"), ("lower spine", "ribs"), ("back of the knee", "nerves"), ("knee, back", "nerves"),
    ("popliteal fossa", "nerves"), ("front of my neck", "windpipe"), ("neck_front", "windpipe"), ("throat", "windpipe"),
    ("side of the neck", "windpipe"), ("left knee", "joint"), ("inner elbows", "joint"), ("ankle", "joint"),
    ("wrists", "joint"), ("hip joint", "joint"), ("spine", "joint"), ("tailbone", "joint"), ("thoracic spine", "joint"),
  ])
  func whatShouldNotBeRolledIsKnownInAnyWords(name: String, reason: String) {
    #expect(Area.warning(aboutRolling: name)?.contains(reason) == true)
  }

  @Test(arguments: [
    "back", "upper back", "neck", "back of the neck", "calves", "beside the spine", "muscles beside the spine",
    "quads above the knee", "shins below the knees", "wrist flexors", "elbow extensors", "back of the lower leg",
    "glutes", "hip flexors", "pecs", "lower legs", "base of the thumb", "slow muscles",
  ])
  func whatMayBeRolledGetsNoWarning(name: String) {
    #expect(Area.warning(aboutRolling: name) == nil)
  }

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
