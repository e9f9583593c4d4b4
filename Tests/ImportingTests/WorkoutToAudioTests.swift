import Importing
import Routines
import Scheduling
import Testing

@Suite struct WorkoutToAudioTests {
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
}
