import Documents
import Importing
import Routines
import Scheduling
import TestSupport
import Testing

@Suite struct WorkoutToAudioTests {
  private let workout = """
    # Set only one of these: say_voice or custom_command. "sets": {{ .E }}: {{ .D }}
    tts: { espeak_ng_voice: 'en-gb' }
    audio_format: mp3
    before_workout_announce: '{{ .WorkoutExercisesCount }} exercises, {{- .WorkoutDuration -}} in all, {{.WorkoutDurationWithoutPauses}} of work.'
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
    #expect(said.contains("Done (well)!"))
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

  @Test(arguments: ["y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON", "'yes'"])
  func everyYesOfYAMLIsOne(word: String) throws {
    let text = "exercises: [{ name: a, duration: 30s, half_time: \(word) }]"
    #expect(
      try timeline(try imported(text).text).segments.filter { $0.kind == .stretch }.map(\.side) == [.left, .right])
  }

  @Test(arguments: ["n", "no", "No", "false", "False", "off", "OFF", "", "~", "null"])
  func everyOtherIsNone(word: String) throws {
    let text = "exercises: [{ name: a, duration: 30s, half_time: \(word) }]"
    #expect(try timeline(try imported(text).text).segments.filter { $0.kind == .stretch }.map(\.side) == [.none])
  }

  /// What is in its language stays in it, times too.
  @Test func theLanguageOfAWorkoutIsKept() throws {
    let german = """
      i18n: { and: und, minute: { singular: Minute, plural: Minuten }, second: { singular: Sekunde, plural: Sekunden } }
      before_workout_announce: 'Wir üben {{ .WorkoutDuration }}.'
      pause: { text: x, duration: 1s }
      exercises: [{ name: Wade links, duration: 1m30s }]
      """
    for voice in [
      "", "tts: { espeak_ng_voice: de }\n", "tts: { espeak_ng_voice: 'mb-de5' }\n",
      "tts: { say_voice: 'Anna (Premium)' }\n",
    ] {
      let routine = try imported(voice + german)
      #expect(routine.text.contains("language: de\n"), "\(voice)")
      #expect(routine.text.contains("\"Wir üben 1 Minute und 31 Sekunden.\""))
      #expect(routine.text.contains("timing: { ready: 0s, settle: 1s, switch: 4s }"))
    }
    let exercises = "exercises: [{ name: a, duration: 30s }]\n"
    for (head, language) in [
      ("tts: { espeak_ng_voice: 'en-gb' }\n", "en-GB"), ("tts: { espeak_ng_voice: 'roa/pt-br+f3' }\n", "pt-BR"),
      ("tts: { espeak_ng_voice: cmn }\n", "zh"), ("tts: { say_voice: 'Thomas' }\n", "fr"),
      (
        "i18n: { and: y, minute: { singular: minuto, plural: minutos }, second: { singular: segundo, plural: segundos } }\n",
        "es"
      ),
      (
        "i18n: { and: e, minute: { singular: minuto, plural: minutos }, second: { singular: segundo, plural: segundos } }\n",
        "pt"
      ),
      (
        "i18n: { and: и, minute: { singular: минута, plural: минут }, second: { singular: секунда, plural: секунд } }\n",
        "ru"
      ),
      (
        "i18n: { and: et, minute: { singular: minute, plural: minutes }, second: { singular: seconde, plural: secondes } }\n",
        "fr"
      ),
    ] {
      #expect(try imported(head + exercises).text.contains("language: \(language)\n"), "\(head)")
    }
    #expect(try !imported(exercises).text.contains("language:"))
    // What is asked for goes over what the file says.
    let asked = try imported("tts: { espeak_ng_voice: de }\n" + exercises, language: "fr").text
    #expect(asked.contains("language: fr\n") && !asked.contains("language: de"))
  }

  /// Whatever a workout holds, it lasts as long as w2a's files do: each exercise and the pause before it, and the time
  /// at half time beside it.
  @Test(arguments: 0..<80) func aWorkoutThatWasMadeUpLastsAsLongAsThere(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let names = ["Plank", "Calves left", "Calves right", "Calves", "Rest", "Пауза", "Left and right: lunges", "Squats"]
    let change = Int.random(in: 0...10, using: &random)
    let pause = Int.random(in: change...(seed.isMultiple(of: 7) ? 900 : 30), using: &random)
    var (total, work) = (0, 0)
    var text = "# a: &a { n: x }\nbase: &base { name: Squats, duration: 30s }\n"
    text +=
      "pause: { text: 'Now {{ .E }}: {{ .D }}', duration: \(pause)s }\nhalf_time: { text: x, duration: '\(change)s' }\n"
    text += "exercises:\n"
    for _ in 0..<Int.random(in: 1...10, using: &random) {
      if Int.random(in: 0..<5, using: &random) == 0 {
        text += ["  - *base\n", "  - <<: *base\n", "  - { <<: [*base] }\n"].randomElement(using: &random)!
        total += pause + 30
        continue
      }
      let seconds = 2 * Int.random(in: 1...(seed.isMultiple(of: 5) ? 4000 : 60), using: &random)
      text += "  - name: '\(names.randomElement(using: &random)!)'\n    duration: "
      text += seconds >= 60 ? "\(seconds / 60)m\(seconds % 60)s\n" : "\(seconds)s\n"
      if Bool.random(using: &random) {
        text += "    half_time: \(["yes", "True", "on", "y"].randomElement(using: &random)!)\n"
        total += change
      }
      var own = pause
      if Int.random(in: 0..<4, using: &random) == 0 {
        own = Int.random(in: max(change, 1)...40, using: &random)
        text += "    pause_duration: \(own)s\n"
      }
      (total, work) = (total + own + seconds, work + seconds)
    }
    #expect(try timeline(try imported(text).text).work == .seconds(total), "\(text)")
  }
}
