import Routines
import Settings
import TestSupport
import Testing

@testable import Scheduling

/// Where the places of rules lie, also far outside their segments and many of them.
@Suite struct PlacesTests {
  private static let quiet = ["ready", "area", "side", "countdown", "go", "breath", "finish"]

  private func timeline(_ rule: String, steps: String, timing: String = "ready: 10s, settle: 0s") throws -> Timeline {
    let text = "timing: { \(timing) }\ncues: { x: { \(rule) } }\nsteps: [\(steps)]\n"
    let compiled = compile(text, silenced: Self.quiet)
    return try #require(compiled.timeline, "\(compiled.said) \(compiled.refusal ?? "")")
  }

  @Test func aSeriesThatBeginsLongBeforeTheSessionIsHeardInIt() throws {
    let rule = "on: breathe, every: 0.1s, from: start-3h, to: start+0.5s, chime: go"
    let cues = try timeline(rule, steps: "{ breathe: 30s }").cues
    // From 0:00 on, a hundred before the segment and five in it.
    #expect(cues.map(\.at) == (0..<105).map { .milliseconds(100 * $0) })
  }

  @Test func aSeriesKeepsItsStepsAcrossTheSessionsBegin() throws {
    let rule = "on: breathe, every: 7s, from: start-25s, to: start+8s, chime: go"
    let cues = try timeline(rule, steps: "{ breathe: 30s }").cues
    #expect(cues.map(\.at.text) == ["6s", "13s"])
  }

  @Test func aPlaceThatIsWrittenTwiceIsOne() throws {
    let rule = "on: rest, at: [start+60s, start+1m, start], chime: go"
    let cues = try timeline(rule, steps: "{ rest: 2m }").cues
    #expect(cues.filter { $0.rule == "x" }.map(\.at) == [.seconds(10), .seconds(70)])
  }

  @Test func placesLieWhereTheySay() throws {
    #expect(
      try cues("x: { on: breathe, at: [start, 50%, end-1s], chime: go }") == [
        "10s go of breathe", "25s go of breathe", "39s go of breathe",
      ])
    #expect(try cues("x: { on: breathe, every: 10s, chime: go }") == ["20s go of breathe", "30s go of breathe"])
    #expect(
      try cues("x: { on: breathe, every: 1s, from: start-2s, to: start+1s, chime: go }") == [
        "8s go of breathe", "9s go of breathe", "10s go of breathe",
      ])
    #expect(try cues("x: { on: breathe, last: 2, chime: tick }") == ["38s tick of breathe", "39s tick of breathe"])
    #expect(
      try cues("x: { on: breathe, each: exhale, chime: go }") == [
        "14s go of breathe", "24s go of breathe", "34s go of breathe",
      ])
    #expect(try cues("x: { on: breathe, ends: end-1s, chime: go }") == ["36s go of breathe"])
    #expect(try cues("x: { on: session, at: 50%, chime: go }").count == 1)
  }

  private func rule(_ keys: String) throws -> Rule {
    let compiled = compile("cues: { x: { \(keys), chime: go } }\nsteps: [{ rest: 1m }]\n")
    let plan = try #require(compiled.plan, "\(compiled.said)")
    return try #require(plan.rules(0).first { $0.name == "x" })
  }

  /// A series that leads its segment has the same numbers wherever the segment begins: what is said at each stays.
  @Test func theNumberOfAPlaceDoesNotDependOnWhereItsSpanBegins() throws {
    let rule = try rule("on: rest, every: 7s, from: start-25s, to: start+8s")
    for (start, first) in [(0, 4), (10_000, 3), (60_000, 0)] as [(Int64, Int)] {
      let places = rule.places(length: 30_000, breaths: [], start: start, limit: 100)
      #expect(places.allSatisfy { $0.offset == -25_000 + 7000 * Int64($0.number) && $0.offset >= -start })
      #expect(places.first?.number == first && places.last?.offset == 3000)
    }
    #expect(rule.places(length: 30_000, breaths: [], start: 60_000, limit: 2).map(\.offset) == [-25_000, -18_000])
  }

  @Test(
    arguments: [
      ("at: [end-3s, end-1s, start]", 3000), ("at: start+5s", 0), ("at: 50%", 0), ("ends: end-2s", 2700),
      ("ends: start+9s", 0), ("last: 5", 5000), ("every: 5s", 0), ("every: 5s, from: end-20s", 20_000),
      ("each: exhale", 0),
    ] as [(String, Int64)])
  func aRuleReachesBackFromTheEndAsFarAsItsPlacesLie(keys: String, reach: Int64) throws {
    let rule = try rule("on: rest, \(keys)")
    #expect(rule.reachBeforeEnd(duration: 700) == reach && rule.mayReachBeforeEnd == (reach > 0))
    #expect(rule.isCountdown == keys.hasPrefix("last"))
  }

  @Test func aCountdownCountsToItsEndOrToWhereItIsTold() throws {
    #expect(try rule("on: rest, last: 3").target(length: 20_000) == 20_000)
    #expect(try rule("on: rest, every: 1s, from: end-9s, to: end-4s").target(length: 20_000) == 16_000)
  }
}
