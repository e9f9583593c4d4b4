import Documents
import Routines
import Testing

@testable import Importing

@Suite struct RoutineWriterTests {
  @Test func whatCannotBeSaidIsRoundAndNotedOnce() {
    var writer = RoutineWriter(origin: "x")
    #expect(writer.spoken("Roll {it}  [now]\n\"slowly\"") == "\"Roll (it) (now) \\\"slowly\\\"\"")
    _ = writer.spoken("Roll {it}  [now]\n\"slowly\"")
    #expect(writer.notes.count == 1 && writer.notes[0].hasPrefix("the brackets of "))
    #expect(writer.spoken("as it is") == "\"as it is\"" && writer.notes.count == 1)
  }

  @Test func whatIsTooLongIsCutAndNoted() throws {
    var writer = RoutineWriter(origin: "x")
    let long = String(repeating: "é", count: 600)
    #expect(writer.spoken(long).count == 452 && writer.title(long).count == 192)
    #expect(writer.notes.map { $0.hasPrefix("the end of ") } == [true, true])
    #expect(cut("a  b\tc", 5) == "a b c" && cut("abcdef", 5) == "abcd…")
  }

  /// Whatever stands in a name, it is one scalar that comes back as it was, but for what no line may hold.
  @Test(arguments: ["a: b", "- x", "\"", "\\", "# no", "it's", "{x}", "*a", "é 🧘", "yes", ""])
  func aQuotedTextComesBack(text: String) throws {
    let node = try YAML.parse(SourceText(name: "q", text: "k: \(doubleQuoted(text))\n"))
    guard case .mapping(let entries) = node.value else { throw Diagnostic.error(in: "test", "no map") }
    #expect(entries[0].value.text == text)
    #expect(doubleQuoted("a\u{1}b\u{2028}c") == "\"a b c\"")
  }

  @Test(arguments: [
    ("Rest", true), ("short break", true), ("Ruhe!", true), ("Rest day workout plan", false), ("Restore", false),
    ("", false),
  ])
  func aPauseIsKnownByItsName(name: String, isRest: Bool) {
    #expect(Exercise(name: name, milliseconds: 1000).isRest == isRest)
  }

  @Test func anExerciseIsAStretchOnTheSideThatItsNameTells() {
    func lines(_ name: String) -> [String] {
      var writer = RoutineWriter(origin: "x")
      return Exercise(name: name, milliseconds: 90_000).lines(indent: "  ", &writer)
    }
    #expect(lines("Rest") == ["  - rest: 1m30s"])
    #expect(
      lines("Calves (left)") == ["  - stretch: \"calves\"", "    sides: left", "    timing: { stretch: 1m30s }"])
    #expect(lines("Wade, rechts")[1] == "    sides: right" && lines("Plank")[1] == "    sides: none")
    // A side alone is a name.
    #expect(lines("Left")[0] == "  - stretch: \"Left\"")
  }
}
