import Documents
import Importing
import Routines
import Scheduling
import TestSupport
import Testing

@Suite struct PhraseListTests {
  /// The phrases that are said, and the silences after them, in order.
  private func heard(_ list: String) throws -> (said: [String], silences: [Duration]) {
    let timeline = try timeline(try imported(list).text)
    let said = timeline.cues.filter { $0.kind == .speech && $0.rule != "finish" }.map(\.name)
    return (said, timeline.segments.filter { $0.kind == .wait }.map(\.length))
  }

  @Test func noLineIsLostAndWhatItCannotBringIsTold() throws {
    let long = String(repeating: "long ", count: 100)
    let list =
      "Sit;3\nNow;0\n;0\nBack;-2\nfor ever;99999999\nno seconds\n[Roll] your {area};4\n\(long);5\nEnd;2\nwhen;soon\n#a;5\n"
    let routine = try imported(list)
    #expect(
      routine.notes.map { String($0.prefix(36)) } == [
        "line 4, \"Back\": the silence after it", "line 5, \"for ever\": the silence afte",
        "line 10, \"when\": the silence after i", "the brackets of \"[Roll] your {area}\"",
      ])
    #expect(
      routine.remarks.map { String($0.prefix(30)) }
        == [
          "line 6, \"no seconds\": no second", "line 11, \"#a\": it begins with #",
        ].map { String($0.prefix(30)) })
    for note in routine.notes { #expect(routine.text.contains("# Not taken over: \(note)\n")) }
    let (said, silences) = try heard(list)
    #expect(silences == [3, 4, 5, 2].map { .seconds($0) })
    #expect(said.prefix(6) == ["Sit", "Now", "Back", "for ever", "no seconds", "(Roll) your (area)"])
    #expect(said.dropFirst(6).dropLast(2).joined(separator: " ") + " " == long && said.suffix(2) == ["End", "when"])
  }

  /// The seconds are those of silence, after the phrase, however long the phrase is.
  @Test func silenceComesAfterAPhrase() throws {
    let routine = try imported(
      "# my list\nSit down and be quiet;1\nBreathe {in}; then out;7,5\n\n*;3\nLie \"down\";20\n")
    let timeline = try timeline(routine.text)
    let segments = timeline.segments.filter { $0.kind != .finish }
    #expect(segments.map(\.kind) == [.say, .wait, .say, .wait, .wait, .say, .wait])
    #expect(
      segments.filter { $0.kind == .wait }.map(\.length) == [.seconds(1), .seconds(7.5), .seconds(3), .seconds(20)])
    // A line of five words takes two seconds in these tests; the silence begins when it is over.
    #expect(segments[1].start == .seconds(2))
    let said = timeline.cues.filter { $0.kind == .speech && $0.rule != "finish" }.map(\.name)
    #expect(said == ["Sit down and be quiet", "Breathe (in); then out", "Lie \"down\""])
    #expect(!timeline.cues.contains { $0.at >= segments[1].start && $0.at < segments[2].start })
  }

  @Test func aListOfASpreadsheetIsRead() throws {
    let list = #"""
      "Phrase";"Seconds";"Remark"\#r
      "Sit; then ""roll""";"10s";\#r
      Lie down;1:30;slowly\#r
      "over
      two lines";2\#r
      *;5;;\#r
      "quoted" and not;3\#r

      """#
    #expect(try imported(list).remarks == ["line 1, \"Phrase\": it is taken for the head of the table"])
    let (said, silences) = try heard(list)
    #expect(said == ["Sit; then \"roll\"", "Lie down", "over two lines", "\"quoted\" and not"])
    #expect(silences == [10, 90, 2, 5, 3].map { .seconds($0) })
    let decimal = try heard("\"Sit, please\",\"7,5\"\nUp,\"1,5\"\n\"Say; \"\"hi\"\"\",2,soft\n*,4\n")
    #expect(decimal.said == ["Sit, please", "Up", "Say; \"hi\""])
    #expect(decimal.silences == [7.5, 1.5, 2, 4].map { .seconds($0) })
    #expect(try heard("Sit\t4\n\t2\n*\t1\n").silences == [4, 2, 1].map { .seconds($0) })
    #expect(try heard("Sit, please\t4\nUp\t2\n").said == ["Sit, please", "Up"])
    #expect(try heard("Phrase,Seconds\n\"Sit, please\",4\nUp,2\n").said == ["Sit, please", "Up"])
  }

  /// Whatever is in a list, each phrase is said once and in order, and the silences are those of the list.
  @Test(arguments: 0..<60) func aListThatWasMadeUpIsHeardWhole(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let words = ["Sit", "down", "Breathe;", "in,", "\"so\"", "Über", "休息", "left", "10", "*", "and", "#2"]
    var (list, said, silences) = (seed.isMultiple(of: 3) ? "Phrase;Seconds\n" : "", [String](), [Duration]())
    for line in 0..<Int.random(in: 1...12, using: &random) {
      let phrase =
        "L\(line) "
        + (0..<Int.random(in: 1...4, using: &random)).map { _ in words.randomElement(using: &random)! }
        .joined(separator: " ")
      let seconds = Int64.random(in: 0...200, using: &random)
      let isSilence = Int.random(in: 0..<5, using: &random) == 0
      let time = [
        "\(seconds)", "\(seconds)s", "\(seconds / 60):\(seconds % 60 < 10 ? "0" : "")\(seconds % 60)", "\(seconds),0",
        "\(seconds / 60) min \(seconds % 60) sec",
      ].randomElement(using: &random)!
      let cell = Bool.random(using: &random) ? phrase : "\"\(phrase.replacing("\"", with: "\"\""))\""
      list += "\(isSilence ? "*" : cell);\(time)\(["", ";", ";;"].randomElement(using: &random)!)\n"
      if !isSilence { said.append(phrase) }
      if seconds > 0 { silences.append(.seconds(seconds)) }
    }
    guard !said.isEmpty || !silences.isEmpty else { return }
    let heard = try heard(list)
    #expect(heard.said == said && heard.silences == silences)
  }
}
