import Documents
import Importing
import Routines
import Scheduling
import TestSupport
import Testing

@Suite struct TimeRMachineTests {
  private let backup = #"""
    {"folders":[{"id":1,"name":"Default"}],"timers":[
      {"id":7,"name":"Legs","loop":3,"steps":[
        {"step_type":"step","label":"Calves left","length":30000,"behaviour":[
          {"type":"VOICE","content":"{SName}, {SDuration}, {TLoop} of {TTotalLoop}. Then {SNameNext}. [{OClockTime}]"},
          {"type":"BEEP","content":"3,1","loop":true}]},
        {"step_type":"group","name":"Core","loop":2,"steps":[
          {"label":"Plank","length":20500,"behaviour":[{"type":"COUNT","label":"3","content":"0"},{"type":"HALF"}]},
          {"label":"Rest","length":10000,"behaviour":[{"type":"MUSIC","label":"Song","content":"content://1"}]}]},
        {"step_type":"step","label":"Done","length":5000,"behaviour":[{"type":"SCREEN","label":"0"}],"type":"NOTIFIER"}],
      "startStep":{"label":"Prepare","length":10000,"behaviour":[{"type":"BEEP"}],"type":"START"},
      "endStep":{"label":"Finish","length":12000,"behaviour":[{"type":"VOICE","label":"$loop rounds of $step_name"}],
        "type":"END"},"more":{"triggerTimerId":9}},
      {"id":8,"name":"Other","loop":0,"steps":[{"label":"Tea","length":180000,"behaviour":[{"type":"HALT"}]},
        {"step_type":"group","name":"None","loop":2,"steps":[]}]}],
    "schedulers":[],"prefs":{}}
    """#

  @Test func groupsLoopsAndBehavioursAreOurs() throws {
    let routine = try imported(backup, workout: "Legs")
    #expect(
      routine.notes == [
        "the variable {OClockTime} in what \"Calves left\" says: nothing here is like it",
        "the brackets of \"Calves left, , of 3. Then . []\": round ones stand in their place, as { } and [ ] mean something here",
        "the music of \"Rest\", \"Song\": it is on the telephone", "screen: only a telephone does that",
        "the timer that is started when this one ends: import that too",
      ])
    let timeline = try timeline(routine.text)
    #expect(timeline.work == .seconds(10 + 3 * (30 + 61 + 5) + 12))
    #expect(
      timeline.segments.prefix(7).map { "\($0.kind) \($0.area ?? "") \($0.side)" } == [
        "wait  none", "stretch calves left", "stretch Plank none", "rest  none", "stretch Plank none", "rest  none",
        "wait  none",
      ])
    let said = timeline.cues.filter { $0.kind == .speech }.map(\.name)
    #expect(said.contains("Prepare") && said.contains("Done") && said.contains("3 rounds of Finish"))
    #expect(said.contains { $0.hasPrefix("Calves left, ") && $0.contains("2 of 3. Then Plank") }, "\(said)")
    // The name is not said once more where a step says a line of its own.
    #expect(timeline.segments.filter { $0.area == "calves" }.count == 3)
    let named = timeline.cues.filter { $0.rule == "area" || $0.rule == "side" }
    let areas = named.map { timeline.segments[$0.segment].area ?? "" }
    #expect(!areas.contains("calves"))
    let plank = timeline.segments[2]
    let cues = timeline.cues.filter { $0.segment == 2 }
    #expect(cues.filter { $0.rule == "count" }.map(\.name) == ["3", "2", "1"])
    let half = cues.first { $0.rule == "half" }
    #expect(half?.at == plank.start + plank.length / 2)
    #expect(timeline.cues.count { $0.segment == 0 && $0.rule == "beep" } > 5)
  }

  @Test func aStepThatHaltsIsAWaitAndALoopOf0IsDoneOnce() throws {
    let routine = try imported(backup, workout: "Other")
    #expect(
      routine.remarks == [
        "the timer \"Other\" has a loop of 0; it is done once, as in that app",
        "\"Tea\" waits there for as long as you like; here it goes on after its 180 s, or by →",
      ])
    #expect(routine.notes == ["the group \"None\": it has no steps"])
    #expect(try timeline(routine.text).segments.first.map { "\($0.kind) \($0.length.text)" } == "wait 3m")
  }

  @Test func whatIsUnclearOrDamagedIsSaid() {
    for (text, workout, message) in [
      (backup, nil, "several workouts; name one with --workout: \"Legs\", \"Other\""),
      (backup, "No", "no workout \"No\""),
      (#"{"timers":[{"name":"a","steps":[]}]}"#, nil, "the timer \"a\" has no steps"),
      (
        #"{"timers":[{"name":"a","steps":[{"label":"b","length":"x"},{"label":"c","length":0}]}]}"#, nil,
        "has no steps: \"b\": it has no \"length\" in milliseconds; \"c\" lasts no time"
      ),
    ] as [(String, String?, String)] {
      #expect { _ = try imported(text, workout: workout) } throws: { "\($0)".contains(message) }
    }
  }

  /// Whatever a timer holds, it lasts as long as that app says.
  @Test(arguments: 0..<60) func aTimerThatWasMadeUpLastsAsLongAsThere(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let labels = ["Plank", "Calves left", "Calves (right)", "Rest", "休息", "", "Say \"x\" {y}", "Tea & [cake]"]
    let behaviours = [
      #"{"type":"VOICE"}"#,
      #"{"type":"VOICE","content":"{SName} {SDuration} {GLoop}/{GTotalLoop} {SNameNext} {TElapsed%} {x}"}"#,
      #"{"type":"VOICE","label":"$loop of $total_loop, $elapsed%_group"}"#,
      #"{"type":"BEEP","content":"2,3","loop":false}"#,
      #"{"type":"BEEP"}"#, #"{"type":"HALF","label":"1"}"#, #"{"type":"COUNT"}"#,
      #"{"type":"COUNT","label":"3","content":"1"}"#,
      #"{"type":"VIBRATION"}"#, #"{"type":"HALT"}"#, #"{"type":"FUTURE"}"#,
    ]
    func step(_ type: String = "NORMAL") -> (String, Int) {
      let length = Int.random(in: 1...600, using: &random) * (Bool.random(using: &random) ? 100 : 1000)
      let list = (0..<Int.random(in: 0...2, using: &random)).map { _ in behaviours.randomElement(using: &random)! }
      let label = jsonString(labels.randomElement(using: &random)!)
      let kind = ["\"step_type\":\"step\",", ""].randomElement(using: &random)!
      return (
        "{\(kind)\"label\":\(label),\"length\":\(length),\"behaviour\":[\(list.joined(separator: ","))],\"type\":\"\(type)\"}",
        length
      )
    }
    func steps(_ kind: String) -> ([String], Int) {
      let steps = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        step(["NORMAL", "NOTIFIER"].randomElement(using: &random)!)
      }
      return (steps.map(\.0), steps.reduce(0) { $0 + $1.1 })
    }
    var (list, inside) = ([String](), 0)
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      let (some, length) = steps("x")
      if Bool.random(using: &random) {
        let loop = Int.random(in: 1...4, using: &random)
        list.append(
          "{\"step_type\":\"group\",\"name\":\"G\",\"loop\":\(loop),\"steps\":[\(some.joined(separator: ","))]}")
        inside += loop * length
      } else {
        list += some
        inside += length
      }
    }
    let loop = Int.random(in: 1...4, using: &random)
    var json = "{\"name\":\"T\",\"loop\":\(loop),\"steps\":[\(list.joined(separator: ","))]"
    var total = loop * inside
    for (key, type) in [("startStep", "START"), ("endStep", "END")] where Bool.random(using: &random) {
      let (text, length) = step(type)
      json += ",\"\(key)\":\(text)"
      total += length
    }
    let routine = try imported("{\"timers\":[\(json)}]}")
    #expect(try timeline(routine.text).work == .milliseconds(total), "\(routine.text)")
  }
}
