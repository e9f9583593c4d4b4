import Documents
import Routines
import Settings
import Testing

@Suite struct SurroundingsTests {
  @Test func theLastWhoAsksForAProfileGetsIt() throws {
    func asked(_ routine: String, _ config: String, _ flags: [(String, String)]) throws -> String? {
      let diagnostics = Diagnostics()
      let read = RoutineFile(
        SourceText(name: "r.yaml", text: routine + "steps: [{ rest: 5s }]\n"), name: "r", diagnostics)
      let around = Surroundings(
        read, named: "r", config: { Config(SourceText(name: "c", text: config), diagnostics) },
        Flags(OptionValues(flags), diagnostics))
      #expect(diagnostics.all.isEmpty)
      return around.profile?.name
    }
    let config = "profile: a\nroutines: { r: { profile: c } }\n"
    #expect(try asked("", "", []) == nil)
    #expect(try asked("", "profile: a", []) == "a")
    #expect(try asked("profile: b\n", "profile: a", []) == "b")
    #expect(try asked("profile: b\n", config, []) == "c")
    #expect(try asked("profile: b\n", config, [("cues", "e")]) == "e")
    #expect(try asked("profile: b\nsettings: { flags: { cues: d } }\n", config, []) == "d")
    #expect(try asked("profile: b\nsettings: {}\n", config, []) == "b")
  }

  private func around(_ routine: String?, _ config: String, _ flags: [(String, String)] = []) throws -> Surroundings {
    let diagnostics = Diagnostics()
    let file = routine.map {
      RoutineFile(SourceText(name: "r.yaml", text: $0 + "steps: [{ rest: 5s }]\n"), name: "r", diagnostics)
    }
    let around = Surroundings(
      file ?? nil, named: "r", config: { Config(SourceText(name: "c", text: config), diagnostics) },
      Flags(OptionValues(flags), diagnostics))
    #expect(diagnostics.all.isEmpty)
    return around
  }

  @Test func laterVolumesComeLater() throws {
    let config =
      "volume: { breath: -1 }\nroutines: { r: { volume: { breath: -2 } }, other: { volume: { breath: -9 } } }\n"
    #expect(try around("", config, [("volume", "breath=-4")]).volumes.map(\.level) == [-1, -2, -4])
    let made = "settings: { config: { volume: { breath: -7 } }, flags: { volume: breath=off } }\n"
    // Its own config takes the place of the user's.
    #expect(try around(made, config).volumes.map(\.level) == [-7, nil])
  }

  /// What a guide brought along is about its routine, whatever the file is called by now.
  @Test func theConfigOfARoutineThatWasMadeIsAboutThatOne() throws {
    let made = "settings: { config: { routines: { before: { timing: { spots: 5 } } } } }\n"
    let settings = try around(made, "timing: { spots: 3 }").settings(standard: Layer(), profile: nil)
    #expect(settings.ofRoutine.timing.spots == 5)
    // The user's own is told apart by name.
    let own = try around("", "routines: { before: { timing: { spots: 5 } } }")
    #expect(own.settings(standard: Layer(), profile: nil).ofRoutine.isEmpty)
  }

  @Test func theCommandLineGoesBeforeTheFlagsARoutineWasMadeWith() throws {
    let made = "settings: { flags: { scale: 2, sides: left, fit: 10m } }\n"
    let kept = try around(made, "").settings(standard: Layer(), profile: nil)
    #expect(kept.scale?.text == "2" && kept.sides == .left && kept.fit?.target == .seconds(600))
    let given = [("scale", "0.5"), ("sides", "right"), ("fit", "5m")]
    let asked = try around(made, "", given).settings(standard: Layer(), profile: nil)
    #expect(asked.scale?.text == "0.5" && asked.sides == .right && asked.fit?.target == .seconds(300))
    // Layers from the bottom up: the built-in rules, a profile if there is one, the config.
    #expect(asked.below.count == 2 && asked.flags.count == 2)
    #expect(try around(nil, "").settings(standard: Layer(), profile: Layer()).below.count == 3)
  }

  @Test func profilesThatAreAskedForInVainAreKnown() throws {
    let around = try around("profile: b\n", "profile: a\nroutines: { r: { profile: c } }\n", [("cues", "e")])
    #expect(around.profile?.name == "e" && around.overruledProfiles.map(\.name) == ["c", "b", "a"])
  }
}
