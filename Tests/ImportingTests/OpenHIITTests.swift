import Documents
import Importing
import Routines
import Scheduling
import TestSupport
import Testing

@Suite struct OpenHIITTests {
  private let export = #"""
    [{"id":"a","name":"HIIT \"1\"","timerIndex":0,"totalTime":430,"intervals":18,"activeIntervals":3,
      "activities":["Squats","Push-ups"],"showMinutes":0,"color":4280391411,
      "timeSettings":{"id":"b","timerId":"a","workTime":30,"restTime":10,"breakTime":60,"warmupTime":20,
        "cooldownTime":15,"getReadyTime":12,"restarts":2},
      "soundSettings":{"id":"c","workSound":"short-whistle","restSound":"","endSound":"long-bell"}},
     {"id":"d","name":"Two","activeIntervals":1,"activities":"[\"One\",\"Two\"]","timeSettings":"{\"workTime\":5,\"restTime\":9}"}]
    """#

  @Test func aTimerOfOpenHIITHasItsRoundsRestsAndBreaks() throws {
    let routine = try imported(export, workout: "HIIT \"1\"")
    #expect(routine.notes == ["its sounds (short-whistle, long-bell): unknot's own are heard there"])
    let segments = try timeline(routine.text).segments.filter { $0.kind != .finish }
    let round = ["stretch Squats 30", "rest  10", "stretch Push-ups 30", "rest  10", "stretch Work 30"]
    let all = ["ready  12", "stretch Warmup 20", "rest  10"] + round + ["rest  60"] + round + ["rest  60"] + round
    #expect(segments.map { "\($0.kind) \($0.area ?? "") \($0.length.wholeSeconds)" } == all + ["stretch Cooldown 15"])
  }

  /// Some versions put lists and settings as texts into the file, and the first ones wrote a single workout.
  @Test func olderFormsAreRead() throws {
    let two = try imported(export, workout: "2")
    #expect(two.notes == ["\"Two\": the timer has only 1 intervals of work"])
    #expect(try timeline(two.text).work == .seconds(5))
    let first = try imported(
      #"{"id":"x","title":"Old","numExercises":2,"exercises":"[\"A\",\"B\"]","getReadyTime":5,"exerciseTime":20,"restTime":10,"#
        + #""breakTime":0,"warmupTime":0,"cooldownTime":0,"iterations":1,"workSound":"none"}"#)
    #expect(first.text.contains("title: \"Old\"\n") && first.notes == [])
    #expect(try timeline(first.text).work == .seconds(5 + 2 * 50 + 10))
  }

  @Test func whatIsUnclearOrDamagedIsSaid() {
    for (text, message) in [
      (export, "several workouts; name one with --workout: \"HIIT \"1\"\", \"Two\""),
      (#"[{"name":"a","activeIntervals":0,"timeSettings":{"workTime":3}}]"#, "\"a\" has nothing that lasts any time"),
      (
        #"[{"name":"a","activeIntervals":1,"timeSettings":{"workTime":"x"}}]"#,
        "\"workTime\" is a number of seconds up to 86400"
      ),
      (#"[{"name":"a","activeIntervals":1,"timeSettings":{"workTime":-4}}]"#, "here stands -4"),
      (#"[{"name":"a","activeIntervals":1,"timeSettings":"{\"workTime\":"}]"#, "YAML"),
    ] {
      #expect { _ = try imported(text) } throws: { "\($0)".contains(message) }
    }
  }

  /// Whatever a timer holds, it lasts as long as that app's list of intervals.
  @Test(arguments: 0..<60) func aTimerThatWasMadeUpLastsAsLongAsThere(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    func time(_ most: Int) -> Int { Bool.random(using: &random) ? 0 : Int.random(in: 1...most, using: &random) }
    let (work, rest, pause) = (
      Int.random(in: 1...90, using: &random), time(60), time(seed.isMultiple(of: 9) ? 5000 : 90)
    )
    let (warmup, cooldown, ready, restarts) = (
      time(120), time(120), time(seed.isMultiple(of: 4) ? 900 : 60), Int.random(in: 0...4, using: &random)
    )
    let count = Int.random(in: 1...6, using: &random)
    let names = (0..<Int.random(in: 0...6, using: &random)).map { "Move \($0)" }
    // As generateIntervalsFromTimer adds them up.
    var total = ready + warmup + (warmup > 0 ? rest : 0)
    for round in 0...restarts {
      for index in 0..<count { total += work + (index < count - 1 ? rest : 0) }
      if round < restarts { total += pause > 0 ? pause : rest }
    }
    total += cooldown
    let json =
      "[{\"name\":\"T\",\"activeIntervals\":\(count),\"activities\":[\(names.map(jsonString).joined(separator: ","))],"
      + "\"timeSettings\":{\"workTime\":\(work),\"restTime\":\(rest),\"breakTime\":\(pause),\"warmupTime\":\(warmup),"
      + "\"cooldownTime\":\(cooldown),\"getReadyTime\":\(ready),\"restarts\":\(restarts)},\"soundSettings\":{}}]"
    #expect(try timeline(try imported(json).text).work == .seconds(total), "\(json)")
  }
}
