import ArgumentParser
import Documents
import Exports
import Sessions
import SoundFiles

/// `unknot extract`
struct Extract: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "The routine that a guide was made from.",
    discussion: """
      Writes the routine to standard output, with the settings that the guide was made with. Rendered anywhere it gives \
      the same session:

        unknot extract guide.mp3 > routine.yaml
        unknot render routine.yaml -o again.mp3
      """)

  @Argument(help: "A guide file of any format: \(GuideFormat.list("or")).")
  var file: String

  func run() throws {
    try reporting {
      let text: String?
      do throws(SoundFileError) { text = try embeddedRoutine(in: file) } catch {
        if case .notFound = error { throw Failure(.noInput, "there is no file \"\(file)\"") }
        throw Failure(.inputOutput, "\(error)")
      }
      guard let routine = text ?? Handout.routine(inPageAt: file) else {
        throw Failure(
          .data, "\(file): there is no routine in it; files that \"unknot render\" writes whole have one, parts do not")
      }
      try Console.output(routine)
      if let missing = RoutineRecord.notHeld(in: routine) {
        Console.error("unknot: the guide does not hold \(missing), which has to be on this machine to sound the same")
      }
    }
  }
}
