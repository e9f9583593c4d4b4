import Documents
import Importing
import Routines
import Scheduling
import TestSupport
import Testing

@Suite struct ImportedTests {
  private func imported(_ text: String, workout: String? = nil) throws -> Imported {
    try Imported(SourceText(name: "list.txt", text: text), workout: workout)
  }

  /// The session that comes of it; it must pass check without a word.
  private func timeline(_ text: String) throws -> Timeline {
    let compiled = compile(text, hasVoice: true)
    #expect(compiled.said == [])
    return try #require(compiled.timeline)
  }

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

  private let workout = """
    tts: { espeak_ng_voice: 'en-gb' }
    audio_format: mp3
    before_workout_announce: '{{ .WorkoutExercisesCount }} exercises, {{ .WorkoutDuration }} in all, {{ .WorkoutDurationWithoutPauses }} of work.'
    after_workout_announce: 'Done [well]!'
    pause: { text: 'Prepare for {{ .ExerciseName }}', duration: '10s' }
    half_time: { text: 'Change side', duration: '4s' }
    exercise_beginning: '{{ .ExerciseName }}'
    squats_ex: &squats
      name: Squats
      duration: '30s'
    exercises:
      - name: 'Warm Up'
        duration: '2m'
        texts: ['Neck roll', 'Shoulder roll']
      - <<: *squats
      - name: 'Side Plank'
        duration: '1m'
        half_time: true
      - <<: *squats
        duration: 45s

    """

  @Test func aWorkoutOfW2AHasItsPausesHalvesAndTexts() throws {
    let routine = try imported(workout)
    #expect(routine.notes.contains { $0.hasPrefix("what is said in the pauses") })
    let timeline = try timeline(routine.text)
    let work = timeline.segments.filter { $0.kind == .stretch }
    #expect(work.map(\.length) == [120, 30, 30, 30, 45].map { .seconds($0) })
    #expect(work.map(\.side) == [.none, .none, .left, .right, .none])
    // Also where a voice has hardly the time for it.
    let pauses = timeline.segments.filter { $0.kind == .settle }.map(\.length)
    #expect(pauses == [10, 10, 10, 4, 10].map { .seconds($0) })
    let said = timeline.cues.compactMap { if case .speech(let text, _) = $0.voicing { text } else { nil } }
    #expect(said.first == "4 exercises, 4 minutes and 55 seconds in all, 4 minutes and 15 seconds of work.")
    #expect(said.last == "Done (well)!" || said.contains("Done (well)!"))
    let texts = timeline.cues.filter { $0.name == "Neck roll" || $0.name == "Shoulder roll" }.map(\.at)
    #expect(texts == [work[0].start + .milliseconds(39_600), work[0].start + .milliseconds(79_200)])
  }

  @Test func pausesBeforeRestsAndTheSameExerciseAgainAreKept() throws {
    let text = """
      name: Mine
      pause: { duration: 10s }
      exercises: [{ name: Squats, duration: 30s }, { name: Rest, duration: 20s }, { name: Squats, duration: 30s, level: 3 },
        { name: Squats, duration: 30s }]
      """
    let routine = try imported(text)
    #expect(routine.notes == ["\"level\" of \"Squats\"", "\"name\""])
    let segments = try timeline(routine.text).segments.filter { $0.kind != .finish }
    #expect(segments.map(\.length) == [10, 30, 10, 20, 10, 30, 10, 30].map { .seconds($0) })
  }

  @Test func whatAListCannotBringIsLeftOutAndTold() throws {
    let long = String(repeating: "long ", count: 100)
    let routine = try imported(
      "Sit;3\nNow;0\n;0\nBack;-2\nfor ever;99999999\nno seconds\n[Roll] your {area};4\n\(long);5\nEnd;2\n")
    #expect(
      routine.notes.map { String($0.prefix(36)) } == [
        "line 2, \"Now;0\": that the next phras", "line 4, \"Back;-2\": a phrase has 0 to",
        "line 5, \"for ever;99999999\": a phras", "line 6, \"no seconds\": it does not en",
        "the brackets of \"[Roll] your {area}\"", "the end of the title \"long long long",
        "the end of \"long long long long long",
      ])
    for note in routine.notes { #expect(routine.text.contains("# Not taken over: \(note)\n")) }
    let timeline = try timeline(routine.text)
    #expect(timeline.segments.filter { $0.kind == .wait }.map(\.length) == [3, 4, 5, 2].map { .seconds($0) })
    let said = timeline.cues.filter { $0.kind == .speech }.map(\.name)
    #expect(said.prefix(3) == ["Sit", "Now", "(Roll) your (area)"])
  }

  @Test func phrasesComeAtTheirSeconds() throws {
    let routine = try imported("# my list\nSit down;12\nBreathe {in}; then out;7,5\n\n;3\nLie \"down\";20\n")
    #expect(routine.notes.count == 1 && routine.notes[0].hasPrefix("the brackets of \"Breathe {in}; then out\""))
    let timeline = try timeline(routine.text)
    let waits = timeline.segments.filter { $0.kind == .wait }
    #expect(waits.map(\.length) == [.seconds(12), .seconds(7.5), .seconds(3), .seconds(20)])
    #expect(waits.first?.start == .zero)
    let said = timeline.cues.filter { $0.kind == .speech && $0.rule == "phrase" }.map(\.name)
    #expect(said == ["Sit down", "Breathe (in); then out", "Lie \"down\""])
  }

  @Test(arguments: [
    ("hello world", "none of what can be imported"), ("", "none of what"), ("steps: [{ roll: calves }]", "already"),
    (";0\n", "no line of it says"), ("a;99999999\n", "no line of it says"), ("a;3\nb\nc\n", "none of what"),
    ("exercises: 3\n", "no list of exercises"),
    ("exercises: [{ duration: 3s }]", "has a \"name\""), ("exercises: [{ name: a, duration: 3 }]", "is no time"),
    ("exercises: [{ name: a }]", "has a \"duration\""),
  ])
  func whatCannotBeImportedIsSaid(text: String, message: String) {
    #expect { _ = try imported(text) } throws: { "\($0)".contains(message) }
  }

  @Test func anAliasBombIsRefusedSoon() {
    var bomb = "a0: &a0 [x, x]\n"
    for level in 1...40 { bomb += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    let time = processorTime {
      #expect(throws: Diagnostic.self) { _ = try imported(bomb + "exercises: [*a40]\n") }
    }
    #expect(time < .seconds(5))
  }
}
