import Documents
import Synchronization

/// A piece of work for the pool of workers: a guide file, or a row of a batch.
package final class Job: Sendable {
  /// What became of a job.
  package enum Outcome: Sendable {
    /// It was not done, or was stopped before its end.
    case waiting
    /// It is done; the text is the line to tell.
    case done(String)
    case failed(Failure)
  }

  /// Called with the part of the job that is done, 0…1; returns whether to go on.
  package typealias Progress = (Double) -> Bool

  /// How much of the whole work it is: the length of its session.
  let weight: Double
  /// The work; it returns a line to tell, or nil if it was stopped.
  private let job: @Sendable (_ progress: Progress) throws -> String?
  private let state = Mutex<(outcome: Outcome, part: Double)>((.waiting, 0))

  package init(weight: Double, _ job: @escaping @Sendable (_ progress: Progress) throws -> String?) {
    (self.weight, self.job) = (weight, job)
  }

  /// What has become of the job so far.
  package var outcome: Outcome { state.withLock { $0.outcome } }
  /// How much of the job is done, 0…1.
  var part: Double { state.withLock { $0.part } }

  /// Does the job for as long as `goOn` returns true.
  func run(_ goOn: () -> Bool) {
    let outcome: Outcome
    do {
      let line = try job { part in
        state.withLock { $0.part = part }
        return goOn()
      }
      outcome = line.map { .done($0) } ?? .waiting
    } catch { outcome = .failed(Failure(error)) }
    state.withLock { $0 = (outcome, 1) }
  }
}
