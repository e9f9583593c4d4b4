import Documents
import Rendering
import Routines
import Scoring
import Settings
import TestSupport
import Testing
import Units

@testable import Sessions

@Suite struct LayeringTests {
  private let home: Home

  init() throws { home = try Home() }

  private func layering(_ text: String, _ flags: [(String, String)] = []) throws -> (Layering, [String]) {
    let diagnostics = Diagnostics()
    let file = RoutineFile(SourceText(name: "r.yaml", text: text), name: "r", diagnostics)
    let layering = try Layering(file, named: "r", Flags(OptionValues(flags), diagnostics), home.library, diagnostics)
    return (layering, diagnostics.sorted.map(\.description))
  }

  private let plain = "steps: [{ roll: calves }]\n"

  @Test func theLastWhoAsksForAProfileHasIt() throws {
    let routine = "profile: quiet\n" + plain
    #expect(try layering(plain).0.profile == nil)
    try home.write("profile: beeps\n", to: "config.yaml")
    #expect(try layering(plain).0.profile?.name == "beeps")
    #expect(try layering(routine).0.profile?.name == "quiet")
    #expect(try layering(routine, [("cues", "guided")]).0.profile?.name == "guided")
  }

  @Test func onlyAProfileOfTheUsersOwnIsKept() throws {
    #expect(try layering(plain, [("cues", "quiet")]).0.ownProfile == nil)
    #expect(try layering(plain, [("cues", "standard")]).0.ownProfile == nil)
    try home.write("cues: { hold: off }\n", to: "profiles/quiet.yaml")
    #expect(try layering(plain, [("cues", "quiet")]).0.ownProfile?.name == "\(home.config)/profiles/quiet.yaml")
    // Who calls his own so, means it.
    try home.write("cues: { go: off }\n", to: "profiles/standard.yaml")
    #expect(try layering(plain, [("cues", "standard")]).0.ownProfile?.name == "\(home.config)/profiles/standard.yaml")
  }

  @Test func configProfileRoutineAndCommandLineLieOnEachOther() async throws {
    try home.write("timing: { settle: 9s, roll: 7s, hold: 31s }\n", to: "config.yaml")
    try home.write("timing: { settle: 8s, switch: 9s, spots: 1 }\n", to: "profiles/mine.yaml")
    let text = "profile: mine\ntiming: { hold: 32s }\n" + plain
    let made = try await home.make(text, ["roll": "12s"])
    let segments = try #require(made.timeline).segments
    func length(_ kind: SegmentKind) -> Duration? { segments.first { $0.kind == kind }.map { $0.end - $0.start } }
    // The profile is below the config.
    #expect(length(.settle) == .seconds(9) && length(.roll) == .seconds(12))
    #expect(length(.hold).map { $0 >= .seconds(30) && $0 <= .seconds(40) } == true)
  }

  @Test func volumesComeInTheOrderInWhichTheyWin() throws {
    try home.write("volume: { breath: -6, chimes: -3 }\ndevice: pulse\n", to: "config.yaml")
    let (layering, said) = try layering(plain, [("volume", "breath=-9")])
    let volumes = Volumes.merged(layering.volumes).volumes
    #expect(volumes[.breath] == .level(Decibels(-9)) && volumes[.chimes] == .level(Decibels(-3)))
    #expect(layering.machine["device"]?.text == "pulse" && said.isEmpty)
  }

  @Test func aConfigIsReadForItsMistakesEvenWithoutARoutine() throws {
    try home.write("timing: { holt: 3s }\n", to: "config.yaml")
    let diagnostics = Diagnostics()
    _ = try Layering(nil, named: nil, Flags([:], diagnostics), home.library, diagnostics)
    #expect(diagnostics.sorted.map(\.description).contains { $0.contains("\"holt\"") })
  }
}
