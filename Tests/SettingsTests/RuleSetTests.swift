import Documents
import Routines
import TestSupport
import Testing

@testable import Settings

/// Rules while layers are merged: by rule, then by key.
@Suite struct RuleSetTests {
  @Test func placesShareASlotAndFromAndToStayForTheNextEvery() throws {
    let text = """
      cues:
        x: { on: breathe, every: 5s, from: start+2s, to: start+8s, chime: go }
      steps:
        - { breathe: 20s, cues: { x: { last: 2 } } }
        - { breathe: 20s, cues: { x: { every: 2s } } }
      """
    let timeline = try #require(compile(text).timeline)
    let cues = timeline.cues.filter { $0.rule == "x" }
    #expect(cues.map { ($0.at - timeline.segments[$0.segment].start).text } == ["18s", "19s", "2s", "4s", "6s"])
  }

  @Test func aSilentRuleWakesWithTheKeysItHad() throws {
    let text = "cues: { halfway: off }\nsteps: [{ roll: back, cues: { halfway: { pan: left } } }]\n"
    #expect(try #require(compile(text).timeline).cues.contains { $0.rule == "halfway" && $0.pan == -1 })
    let taken = compile("cues: { halfway: { chime: off } }\nsteps: [{ roll: back }]\n")
    #expect(
      taken.said.count == 1 && taken.said[0].hasPrefix("r.yaml:1:9: error: the rule halfway has nothing to sound"))
  }

  /// Steps that change one rule share the others: thousands of both are no trouble.
  @Test func rulesThatAStepLeavesAloneAreShared() throws {
    let text = """
      cues: { x: { on: rest, chime: go }, y: { on: rest, chime: hold } }
      steps:
        - { rest: 5s, cues: { x: { gain: -1 } } }
        - { rest: 5s, cues: { x: { gain: -2 } } }
      """
    let plan = try #require(compile(text).plan)
    func rule(_ name: String, _ step: Int) throws -> Rule {
      try #require(plan.scope(step).rules.first { $0.name == name })
    }
    #expect(try rule("y", 1) === rule("y", 2) && rule("y", 1) === rule("y", 0))
    #expect(try rule("x", 1).gain == -1 && rule("x", 2).gain == -2 && rule("x", 0).gain == 0)
  }

  private func merged(_ layers: String..., diagnostics: Diagnostics = Diagnostics()) throws -> RuleSet {
    var rules = RuleSet()
    for text in layers {
      let node = try YAML.parse(SourceText(name: "layer", text: text))
      for change in RuleChange.all(in: node, diagnostics) { rules.overlay(change) }
    }
    #expect(diagnostics.all.isEmpty)
    return rules
  }

  @Test func rulesStandInTheOrderInWhichTheyWereFirstNamed() throws {
    let rules = try merged(
      "{ b: { on: rest, chime: go }, a: { on: rest, chime: go } }", "{ c: off, a: { gain: -3 }, b: off }")
    #expect(rules.names == ["b", "a", "c"] && rules.count == 3)
    let sounding = rules.rules(Diagnostics())
    #expect(sounding.map(\.name) == ["a"] && sounding.map(\.order) == [1] && sounding.map(\.gain) == [-3])
    #expect(rules.rule("b") == nil && rules.rule("a") === sounding[0])
  }

  /// A place takes the place of another, a phrase that of a line; what is off is shown no more.
  @Test func keysOfOneSlotTakeEachOthersPlace() throws {
    let rules = try merged(
      "{ x: { on: rest, at: 50%, say: Hello, gain: -3 } }", "{ x: { every: 5s, phrase: rest, gain: off } }")
    #expect(rules.shown.map { $0.keys.map(\.key) } == [["on", "every", "phrase"]])
    #expect(try #require(rules.rule("x")).placing == .every(.seconds(5)))
    for key in RuleKey.all where !RuleKey.places.contains(key.name) && key.name != "phrase" {
      #expect(key.slot == key.name)
    }
  }

  @Test func whatCannotSoundIsToldWhereItWasLastWrittenUnlessItIsSilent() throws {
    func said(_ layers: String...) throws -> [String] {
      var rules = RuleSet()
      for text in layers {
        let node = try YAML.parse(SourceText(name: "layer", text: text))
        for change in RuleChange.all(in: node, Diagnostics()) { rules.overlay(change) }
      }
      let diagnostics = Diagnostics()
      #expect(rules.rules(diagnostics).isEmpty)
      return diagnostics.sorted.map(\.message)
    }
    #expect(try said("{ x: { chime: go } }").first?.hasPrefix("the rule x has no \"on\"") == true)
    #expect(try said("{ x: { on: rest } }").first?.contains("has nothing to sound") == true)
    #expect(try said("{ x: { on: hold, breath: tone } }").first?.contains("each: breath") == true)
    let extend = try said("{ x: { on: rest, chime: go, crowded: extend } }", "{ x: { at: end } }")
    #expect(extend.first?.contains("crowded: extend") == true)
    let finish = try said("{ x: { on: last finish, say: \"{remaining}\" } }")
    #expect(finish.first?.contains("cannot hold {remaining}") == true)
    // One that is silent, or that could not be read, has said enough.
    #expect(try said("{ x: { on: rest } }", "{ x: off }") == [] && said("{ x: { on: rest, gain: loud } }") == [])
  }

  @Test func aRuleOnTheSessionIsKnownAsSuchWhileItIsSilentToo() throws {
    let rules = try merged("{ x: { on: session, at: 50%, chime: go }, y: { on: rest, chime: go } }", "{ x: off }")
    #expect(rules.isOnSession("x") && !rules.isOnSession("y") && !rules.isOnSession("z"))
  }
}
