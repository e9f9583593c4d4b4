import Importing
import Routines
import Scheduling
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
    let routine = try imported(backup, workout: "Morning \"one\"")
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

  @Test func whatIsUnclearOrDamagedInAnExportIsSaid() throws {
    for (text, workout, message) in [
      (backup, nil, "several workouts; name one with --workout: \"Morning \"one\"\", \"Evening\""),
      (backup, "Noon", "there is no workout \"Noon\" in it"), (backup, "Evening", "has no exercises"),
      ("{\"title\":\"a\",\"sets\":[{\"exercises\":[]}]}", nil, "sets.[0] has no \"repetitions\""),
      ("{\"title\":\"a\",\"sets\":[{\"exercises\":", nil, "damaged JSON"),
    ] as [(String, String?, String)] {
      #expect { _ = try imported(text, workout: workout) } throws: { "\($0)".contains(message) }
    }
  }
}
