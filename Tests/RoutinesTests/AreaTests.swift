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

  @Test func theKnownAreasAreKnownHoweverTheyAreWritten() {
    #expect(Area.named("Hip flexors")?.tool == "ball")
    #expect(Area.named("back")?.sides == Sides.none && Area.named("quads")?.sides == .each)
    #expect(Area.warning(aboutRolling: "lower back") != nil && Area.warning(aboutRolling: "Back of the knee") != nil)
    #expect(Area.warning(aboutRolling: "calves") == nil)
  }

  @Test(arguments: [
    ("calf", "calves"), ("calves 30s", "calves"), ("quadz", "quads"), ("left calves", "calves"),
    ("Hamstring", "hamstrings"),
    ("hip flexor", "hip-flexors"), ("foot", "feet"), ("gluets", "glutes"), ("chest", "pecs"),
  ])
  func aMistypedAreaIsKnown(written: String, meant: String) {
    #expect(Area.named(written) == nil && Area.meant(by: written)?.name == meant)
  }

  @Test(arguments: ["biceps", "hips", "traps", "shoulders", "outer calves", "legs", "peroneals", "piriformis", "Waden"])
  func anotherAreaIsNotTakenForAMistypedOne(name: String) { #expect(Area.meant(by: name) == nil) }
}
