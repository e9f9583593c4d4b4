import Documents
import Importing
import Routines
import Scheduling
import TestSupport
import Testing

@Suite struct WorkoutTimerTests {
  private let backup = """
    {"workouts":[{"title":"Morning \\"one\\"","sets":[
      {"repetitions":1,"id":"a","exercises":[{"name":"Warm up","id":"b","duration":45,"note":"slow"}]},
      {"repetitions":3,"name":"Legs","id":"c","exercises":[
        {"name":"Calves (left)","id":"d","duration":30},{"name":"Calves right","id":"e","duration":30},
        {"name":"Rest","id":"f","duration":15},{"name":"Nothing","id":"g","duration":0}]}],
      "version":2,"position":0},
      {"title":"Evening","sets":[],"version":2,"position":1}]}
    """

  @Test func aBackupOfJustAnotherWorkoutTimerLastsAsLongAsThere() throws {
    for workout in ["Morning \"one\"", "1"] {
      let routine = try imported(backup, workout: workout)
      #expect(routine.notes == ["\"note\": nothing here is like it", "\"Nothing\" lasts no time"])
      let timeline = try timeline(routine.text)
      let work = timeline.segments.filter { $0.kind != .ready && $0.kind != .finish }
      #expect(work.reduce(.zero) { $0 + $1.length } == .seconds(45 + 3 * 75))
      #expect(
        work.prefix(4).map { "\($0.kind) \($0.area ?? "") \($0.side)" } == [
          "stretch Warm up none", "stretch calves left", "stretch calves right", "rest  none",
        ])
      #expect(work.last?.sets == 3)
    }
  }

  @Test func whatIsUnclearInAnExportIsSaid() throws {
    for (text, workout, message) in [
      (backup, nil, "several workouts; name one with --workout: \"Morning \"one\"\", \"Evening\""),
      (backup, "Noon", "there is no workout \"Noon\" in it"), (backup, "Evening", "has no exercises"),
      ("{\"title\":\"a\",\"sets\":[{\"exercises\":[]}]}", nil, "the workout \"a\" has no exercises"),
      ("{\"title\":\"a\",\"sets\":7}", nil, "the workout \"a\" has no list of \"sets\""),
      (
        "{\"title\":\"a\",\"sets\":[{\"repetitions\":0,\"exercises\":[{\"name\":\"b\",\"duration\":3}]}]}", nil,
        "has no exercises: set 1: it has 0 repetitions, so it is never done"
      ),
    ] as [(String, String?, String)] {
      #expect { _ = try imported(text, workout: workout) } throws: { "\($0)".contains(message) }
    }
  }

  @Test func whatCanBeKeptIsKept() throws {
    let routine = try imported(
      """
      [{"sets":[
        {"repetitions":2.5,"exercises":[{"name":"a","duration":30.5},{"name":"","duration":"20"},{"name":"c"},
          {"name":"d","duration":"soon"},{"duration":-1},7]},
        {"repetitions":0,"exercises":[{"name":"e","duration":3}]},{"name":"Empty","repetitions":1},
        {"repetitions":"often","exercises":[{"name":"f","duration":"1:30"}]}]}]
      """)
    #expect(routine.remarks == ["\"c\" has no duration; it lasts 30 s, as in that app"])
    #expect(
      routine.notes == [
        "\"d\": its duration, \"soon\", is no number of seconds", "\"Exercise\" lasts no time",
        "\"7\": it is no exercise",
        "all 2.5 repetitions of set 1: it is done 2 times", "set 2: it has 0 repetitions, so it is never done",
        "the set \"Empty\": it has no list of exercises",
        "the repetitions of set 4, \"often\": that is no number, so it is done once",
      ])
    #expect(try timeline(routine.text).work == .seconds(10) + .milliseconds(2 * 80_500 + 90_000))
  }

  /// Whatever a workout holds, it lasts as long as that app says: the sum of each set times its repetitions.
  @Test(arguments: 0..<60) func aWorkoutThatWasMadeUpLastsAsLongAsThere(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let names = [
      "Plank", "Calves left", "Calves (right)", "Übung \"1\"", "Rest", "Отдых", "Left and right lunges", "{x} [y]",
    ]
    var total = 10
    let sets = (0..<Int.random(in: 1...5, using: &random)).map { index in
      let exercises = (0..<Int.random(in: 1...6, using: &random)).map { _ in
        (names.randomElement(using: &random)!, Int.random(in: 1...(index == 4 ? 5000 : 90), using: &random))
      }
      let repetitions = index == 0 ? 1 : Int.random(in: 0...4, using: &random)
      total += repetitions * exercises.reduce(0) { $0 + $1.1 }
      let list = exercises.map { "{\"name\":\(jsonString($0.0)),\"id\":\"x\",\"duration\":\($0.1)}" }
      return "{\"repetitions\":\(repetitions),\"id\":\"y\",\"exercises\":[\(list.joined(separator: ","))]}"
    }
    let json = "{\"title\":\"T\",\"sets\":[\(sets.joined(separator: ","))],\"version\":2,\"position\":1}"
    #expect(try timeline(try imported(json).text).work == .seconds(total))
  }
}
