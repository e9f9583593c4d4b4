import Documents
import Files
import Testing

@testable import Publishing

@Suite struct JobTests {
  @Test func aJobIsDoneStoppedOrFailed() {
    let done = Job(weight: 1) { progress in progress(0.5) ? "made" : nil }
    done.run { true }
    guard case .done("made") = done.outcome else { return #expect(Bool(false), "\(done.outcome)") }
    #expect(done.part == 1)
    let stopped = Job(weight: 1) { progress in progress(0.5) ? "made" : nil }
    #expect(stopped.part == 0)
    stopped.run { false }
    guard case .waiting = stopped.outcome else { return #expect(Bool(false), "\(stopped.outcome)") }
  }

  @Test func whatWentWrongHasItsStatus() {
    let errors: [(any Error, Documents.ExitStatus)] = [
      (Failure(.usage, "x"), .usage), (FileError.cannotCreate(path: "a", reason: "x"), .cannotCreate),
      (FileError.cannotMakeFolder(path: "a", reason: "x"), .cannotCreate),
      (FileError.writingFailed(path: "a", reason: "x"), .inputOutput), (CancellationError(), .inputOutput),
      (Diagnostic.error(in: "a.yaml", "x"), .data),
    ]
    for (error, status) in errors {
      #expect(Failure(error).status == status && !Failure(error).message.isEmpty)
      let text = "\(error)"
      let job = Job(weight: 1) { _ in throw Failure(status, text) }
      job.run { true }
      guard case .failed(let failure) = job.outcome else { return #expect(Bool(false), "\(job.outcome)") }
      #expect(failure.status == status)
    }
  }
}
