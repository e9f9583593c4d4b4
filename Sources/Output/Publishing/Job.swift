import Documents
import Synchronization

/// One thing for a pool of workers to do: a guide file, a row of a batch.
package final class Job: Sendable {
  /// What became of it.
  package enum Outcome: Sendable {
    /// Not done, or stopped before its end.
    case waiting
    /// With a line to tell.
    case done(String)
    case failed(Failure)
  }

  /// Told the part that is done, says whether to go on.
  package typealias Progress = (Double) -> Bool

  /// Its share of the whole work: the length of its session.
  let weight: Double
  /// - Returns: a line to tell; nil if it was stopped.
  private let job: @Sendable (_ progress: Progress) throws -> String?
  private let state = Mutex<(outcome: Outcome, part: Double)>((.waiting, 0))

  package init(weight: Double, _ job: @escaping @Sendable (_ progress: Progress) throws -> String?) {
    (self.weight, self.job) = (weight, job)
  }

  /// What became of it so far.
  package var outcome: Outcome { state.withLock { $0.outcome } }
  /// What of it is done, 0…1.
  var part: Double { state.withLock { $0.part } }

  /// Does it, as long as `goOn` says so.
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
