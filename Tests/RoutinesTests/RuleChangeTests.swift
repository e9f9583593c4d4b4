import Documents
import Testing

@testable import Routines

/// What one layer says of cue rules.
@Suite struct RuleChangeTests {
  private func read(_ text: String) throws -> (changes: [RuleChange], said: [String]) {
    let diagnostics = Diagnostics()
    let changes = RuleChange.all(in: try YAML.parse(SourceText(name: "r", text: text)), diagnostics)
    return (changes, diagnostics.sorted.map(\.message))
  }

  private func keys(_ text: String) throws -> RuleValues {
    let (changes, said) = try read("{ x: { \(text) } }")
    #expect(said == [])
    guard case .set(let keys)? = changes.first?.action else { throw Diagnostic.error(in: "test", "no keys") }
    return keys
  }

  @Test func aPlaceThatIsWrittenTwiceIsOneAndEachKeyHasItsKind() throws {
    #expect(try keys("at: [start, end, start]")[.placing] == .at([.start, .end]))
    #expect(try keys("every: 0.1s")[.placing] == .every(.milliseconds(100)))
    #expect(try keys("last: 5")[.placing] == .last(5))
    #expect(try keys("ends: end-3s")[.placing] == .ends(Anchor(.end, offset: .seconds(-3))))
    for point in Placing.BreathPoint.allCases { #expect(try keys("each: \(point)")[.placing] == .each(point)) }
    for way in Crowded.allCases { #expect(try keys("crowded: \(way)")[.crowded] == way) }
  }

  @Test func offTakesAwayAndWhatIsNotNamedIsLeftAlone() throws {
    let keys = try keys("gain: off, at: off, say: off")
    #expect(keys.isOff(.gain) && keys.isOff(.placing) && keys.isOff(.line))
    #expect(keys[.on] == nil && keys[.chime] == nil && keys[.priority] == nil && !keys.isOff(.priority))
  }

  @Test(arguments: [("side", nil), ("left", -1), ("right", 1), ("0.25", 0.25)] as [(String, Double?)])
  func aPanIsASideOrANumber(text: String, value: Double?) throws {
    #expect(try keys("pan: \(text)")[.pan] == value.map { .fixed($0) } ?? .side)
  }

  @Test(arguments: [
    ("at: start, every: 5s", "two, so leave one of them out"), ("at: []", "an empty list"), ("on: []", "an empty list"),
    ("every: 0.05s", "is too often"), ("last: 0", "is not a number of seconds"), ("each: hold", "no part of a breath"),
    ("say: a, phrase: b", "not both"), ("pan: 1.1", "is not a pan"), ("gain: 13", "is not a gain"),
    ("priority: 10", "is not a priority"), ("crowded: move", "write delay, drop or extend"),
    ("say: { a: b }", "begins with { in quotes"), ("say: [a]", "begins with [ in quotes"),
    ("chime: a/b", "is no name of a chime"), ("breath: .x", "is no name of a breath"),
    ("sound: a/../b.wav", "write \"b.wav\""), ("sound: ../b.wav", "leads out of the folder"),
    ("sound: /b.wav", "leads out of the folder"), ("chmie: go", "did you mean \"chime\"?"),
  ])
  func whatIsWrongIsToldAndTheRuleCountsAsDamaged(text: String, message: String) throws {
    let (changes, said) = try read("{ x: { \(text) } }")
    #expect(said.count == 1 && said[0].contains(message), "\(said)")
    #expect(changes.map(\.isDamaged) == [true])
  }

  @Test func aHundredPlacesAreTheMost() throws {
    func list(_ count: Int) -> String { (1...count).map { "start+\($0)s" }.joined(separator: ", ") }
    #expect(try keys("at: [\(list(100))]")[.placing] != nil)
    #expect(try read("{ x: { at: [\(list(101))] } }").said.first?.contains("more than 100 places") == true)
  }

  @Test func aRuleHasANameAndAMapOrIsOff() throws {
    #expect(RuleChange.isName("left-2_ä") && !RuleChange.isName("") && !RuleChange.isName("a b"))
    #expect(!RuleChange.isName(String(repeating: "a", count: 61)))
    #expect(try read("{ \"a b\": off, x: on, y: [1], z: off }").changes.map(\.name) == ["z"])
    #expect(try read("[x]").said.first?.contains("cues is a map of rules by name") == true)
  }
}
