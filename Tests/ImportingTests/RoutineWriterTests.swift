import Documents
import Routines
import Testing

@testable import Importing

@Suite struct RoutineWriterTests {
  @Test func whatCannotBeSaidIsRoundAndNotedOnce() {
    var writer = RoutineWriter(origin: "x")
    #expect(writer.line("Roll {it}  [now]\n\"slowly\"") == "\"Roll (it) (now) \\\"slowly\\\"\"")
    #expect(writer.spoken("Roll {it}  [now]\n\"slowly\"") == ["\"Roll (it) (now) \\\"slowly\\\"\""])
    #expect(writer.notes.count == 1 && writer.notes[0].hasPrefix("the brackets of "))
    #expect(writer.line("as it is") == "\"as it is\"" && writer.notes.count == 1)
  }

  @Test func whatIsTooLongIsCutAndNoted() throws {
    var writer = RoutineWriter(origin: "x")
    let long = String(repeating: "é", count: 600)
    #expect(writer.line(long).count == 452 && writer.title(long).count == 192)
    #expect(writer.notes.map { $0.hasPrefix("the end of ") } == [true, true])
    #expect(cut("a  b\tc", 5) == "a b c" && cut("abcdef", 5) == "abcd…")
  }

  /// A step that says something may be several, so that nothing is lost.
  @Test func aLongLineIsSaidInParts() {
    var writer = RoutineWriter(origin: "x")
    for unit in ["Breathe in and out, softly. ", "word ", "é"] {
      let text = String(repeating: unit, count: 2000 / unit.count)
      let parts = writer.spoken(text).map { String($0.dropFirst().dropLast()) }
      #expect(parts.allSatisfy { $0.unicodeScalars.count <= 450 } && parts.count <= 6)
      let joined = parts.joined(separator: unit == "é" ? "" : " ")
      #expect(joined == cut(text, .max))
    }
    #expect(writer.notes.isEmpty)
  }

  /// Whatever stands in a name, it is one scalar that comes back as it was, but for what no line may hold.
  @Test(arguments: ["a: b", "- x", "\"", "\\", "# no", "it's", "{x}", "*a", "é 🧘", "yes", ""])
  func aQuotedTextComesBack(text: String) throws {
    let node = try YAML.parse(SourceText(name: "q", text: "k: \(doubleQuoted(text))\n"))
    guard case .mapping(let entries) = node.value else { throw Diagnostic.error(in: "test", "no map") }
    #expect(entries[0].value.text == text)
    #expect(doubleQuoted("a\u{1}b\u{2028}c") == "\"a b c\"")
  }

  @Test func anExerciseIsAStretchOnTheSideThatItsNameTells() {
    func lines(_ name: String, _ milliseconds: Int64 = 90_000) -> [String] {
      var writer = RoutineWriter(origin: "x")
      return WorkoutItem.named(name, milliseconds: milliseconds).lines(indent: "  ", &writer)
    }
    #expect(lines("Rest") == ["  - rest: 1m30s"])
    #expect(
      lines("Calves (left)") == ["  - stretch: \"calves\"", "    sides: left", "    timing: { stretch: 1m30s }"])
    #expect(lines("Wade, rechts")[1] == "    sides: right" && lines("Plank")[1] == "    sides: none")
    // A side alone is a name.
    #expect(lines("Left")[0] == "  - stretch: \"Left\"")
    // Nothing lasts more than an hour in one piece.
    #expect(lines("Rest", 5_400_001) == ["  - rest: 45m", "  - rest: 45m0.001s"])
    #expect(lines("Plank", 7_200_000).filter { $0.contains("stretch: 1h") }.count == 2)
  }

  @Test func aGroupHasItsStepsUnderIt() {
    var writer = RoutineWriter(origin: "x")
    let rest = WorkoutItem.rest(1000, cues: [WorkoutCue(name: "tick", rule: "chime: tick"), WorkoutCue(name: "go")])
    let inner = WorkoutItem.group(title: "B", repetitions: 1, rest: 9, [rest])
    let outer = WorkoutItem.group(
      title: nil, repetitions: 2, rest: 3000, [.group(title: nil, repetitions: 1, rest: 0, [inner])])
    #expect(
      outer.lines(indent: "  ", &writer) == [
        "  - repeat: 2", "    rest: 3s", "    steps:", "      - title: \"B\"", "        steps:", "          - rest: 1s",
        "            cues:", "              tick: { on: rest, chime: tick }", "              go: off",
      ])
    #expect(outer.milliseconds == 5000)
  }
}
