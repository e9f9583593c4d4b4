import Documents
import Importing
import Routines
import TestSupport
import Testing

@Suite struct MutatedFileTests {
  /// A file of each kind.
  static let files = [
    #"{"workouts":[{"title":"T","sets":[{"repetitions":2,"exercises":[{"name":"Calves (left)","duration":30},{"name":"Rest","duration":15}]}]}]}"#,
    #"{"timers":[{"name":"T","loop":2,"steps":[{"step_type":"group","name":"G","loop":2,"steps":[{"label":"A","length":3000,"#
      + #""behaviour":[{"type":"VOICE","content":"{SName} {TLoop}"},{"type":"BEEP","content":"2,1"}]}]}],"endStep":{"label":"E","length":5000}}]}"#,
    #"[{"name":"H","activeIntervals":2,"activities":["A","B"],"timeSettings":{"workTime":30,"restTime":10,"restarts":1,"warmupTime":5}}]"#,
    """
    pause: { text: 'For {{ .ExerciseName }}', duration: 10s }
    base: &base { name: Squats, duration: 30s }
    exercises:
      - *base
      - { <<: *base, name: 'Plank left', texts: [one, 'two [x]'], half_time: yes }
    after_workout_announce: '{{ .WorkoutDuration }}'
    """,
    "Phrase;Seconds\n\"Sit; down\";10s\n*;1:30\nLie;4\n",
  ]

  /// Damaged in whatever way, a file becomes a routine or a message, and neither changes a terminal.
  @Test(arguments: files.indices) func aDamagedFileIsARoutineOrAMessage(index: Int) throws {
    let (file, count) = (Self.files[index], isSoak ? 20_000 : 800)
    #expect(throws: Never.self) { _ = try imported(file) }
    var (made, refused) = (0, 0)
    for seed in 0..<UInt64(count) {
      do {
        let source = try SourceText(name: "x", foreign: Array(Mutation.of(file, seed: seed)))
        let routine = try Imported(source)
        let diagnostics = Diagnostics()
        _ = Routine(SourceText(name: "r", text: routine.text), name: "r", diagnostics)
        #expect(!diagnostics.hasErrors, "seed \(seed): \(routine.text)")
        made += 1
      } catch {
        #expect(!"\(error)".unicodeScalars.contains { $0 != "\n" && $0.isControl }, "seed \(seed)")
        #expect(!error.message.contains("no routine could be made of it"), "seed \(seed): \(error)")
        refused += 1
      }
    }
    #expect(made > 0 && refused > 0)
  }
}
