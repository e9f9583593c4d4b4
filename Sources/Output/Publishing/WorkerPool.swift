import Dispatch
import Documents
import Synchronization
import Threads

/// Threads that do jobs until none is left.
package final class WorkerPool: Sendable {
  private let jobs: [Job]
  private let width: Int
  private let next = Atomic<Int>(0)
  private let isStopped = Atomic<Bool>(false)

  /// - Parameter width: how many jobs are done at the same time.
  package init(_ jobs: [Job], width: Int) { (self.jobs, self.width) = (jobs, min(width, jobs.count)) }

  /// Does all jobs.
  ///
  /// - Parameter watch: called now and then with the part of all work that is done, 0…1; returns the exit status to
  ///   stop with, or nil to go on.
  /// - Returns: the status that stopped the work, if one did. No file is half written then.
  package func run(_ watch: (Double) -> ExitStatus?) -> ExitStatus? {
    let group = DispatchGroup()
    for _ in 0..<width {
      group.enter()
      let body = { @Sendable [self] in
        work()
        group.leave()
      }
      // If no thread can be started, the calling thread does the work, and `watch` is not called meanwhile.
      do { try startDetachedThread("unknot work", body) } catch { body() }
    }
    var status: ExitStatus?
    let total = max(0.001, jobs.reduce(0) { $0 + $1.weight })
    while group.wait(timeout: .now() + .milliseconds(20)) == .timedOut {
      if let stop = watch(jobs.reduce(0) { $0 + $1.weight * $1.part } / total) {
        status = stop
        isStopped.store(true, ordering: .relaxed)
      }
    }
    return status
  }

  private func work() {
    while true {
      let index = next.add(1, ordering: .relaxed).oldValue
      guard index < jobs.count, !isStopped.load(ordering: .relaxed) else { return }
      jobs[index].run { !isStopped.load(ordering: .relaxed) }
    }
  }
}
