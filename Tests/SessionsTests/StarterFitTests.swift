import Documents
import Settings
import TestSupport
import Testing
import Units

@testable import Sessions

@Suite struct StarterFitTests {
  private func length(_ starter: Starter, in home: Home) throws -> Duration {
    let diagnostics = Diagnostics()
    let session = try StarterFit(starter, in: home.library).session(reportedAs: starter.name, diagnostics)
    #expect(diagnostics.all.isEmpty)
    return try #require(session).timeline.duration
  }

  @Test(arguments: [(["calves"], 400), (["quads", "neck"], 600), (["calves", "quads", "back"], 745)])
  func itComesOutAtTheTimeAskedFor(areas: [String], seconds: Int) throws {
    let home = try Home()
    var starter = Starter(name: "legs", areas: areas)
    starter.lengths = try StarterFit(starter, in: home.library).lengths(.seconds(seconds))
    #expect(starter.lengths.areChosen)
    let length = try length(starter, in: home)
    #expect(abs((length - .seconds(seconds)).milliseconds) <= 500, "\(length)")
  }

  @Test func outOfReachItIsTheNearestThereIs() throws {
    let home = try Home()
    var starter = Starter(name: "legs", areas: ["calves", "quads", "glutes"])
    starter.lengths = try StarterFit(starter, in: home.library).lengths(.seconds(60))
    let short = starter.lengths
    #expect(short.spots == 1 && short.hold == 30 && short.roll == 10)
    starter.lengths = try StarterFit(starter, in: home.library).lengths(.seconds(10_800))
    #expect(starter.lengths.spots == 8 && starter.lengths.hold == 90 && starter.lengths.roll == 60)
  }
}
