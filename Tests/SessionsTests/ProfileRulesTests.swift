import Documents
import Routines
import TestSupport
import Testing

@testable import Sessions

@Suite struct ProfileRulesTests {
  private let home: Home

  init() throws { home = try Home() }

  private func reference(_ name: String, in file: String = "r.yaml") -> Reference {
    Reference(name: name, location: TextLocation(SourceText(name: file, text: name), Mark(line: 1, column: 1)))
  }

  @Test func aRuleOfAProfileThatNobodyChoseIsExplained() throws {
    let rules = ProfileRules(home.library, chosen: nil, own: [])
    #expect(
      rules.explanation(of: "soften")
        == "soften is a rule of the profile guided, which is not chosen; choose it with \"profile: guided\", or write "
        + "which segments, such as \"on: hold\"")
    #expect(rules.explanation(of: "nonesuch") == nil)
  }

  @Test func whoIsOverruledIsToldByWhom() throws {
    let flag = ProfileRules(
      home.library, chosen: reference("quiet", in: "--cues"), own: [reference("guided"), reference("quiet")])
    #expect(
      flag.explanation(of: "soften")?.hasPrefix(
        "soften is a rule of the profile guided, which --cues quiet replaces; choose guided, or write which segments")
        == true)
    let routine = ProfileRules(home.library, chosen: reference("quiet"), own: [reference("guided")])
    #expect(routine.explanation(of: "soften")?.contains("which quiet replaces") == true)
  }

  @Test func profilesOfTheUsersAreKnownAndWhatIsWrongInThemIsNotSaid() async throws {
    try home.write("cues: { own: { on: roll, chime: go } }\n", to: "profiles/mine.yaml")
    try home.write("cues: [", to: "profiles/broken.yaml")
    let made = try await home.make("cues: { own: { at: 30% } }\nsteps: [{ roll: calves }]\n")
    #expect(made.said.count == 1)
    #expect(made.said.first?.contains("own is a rule of the profile mine, which is not chosen") == true, "\(made.said)")
  }
}
