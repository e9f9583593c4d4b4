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

  /// Does all of them.
  ///
  /// - Parameter watch: told now and then the part that is done, 0…1; gives the exit status with which to stop, if it is
  ///   to.
  /// - Returns: the status that stopped it, if one did; nothing half is left then.
  package func run(_ watch: (Double) -> ExitStatus?) -> ExitStatus? {
    let group = DispatchGroup()
    for _ in 0..<width {
      group.enter()
      let body = { @Sendable [self] in
        work()
        group.leave()
      }
      // Without a thread this one works, and nobody watches meanwhile.
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
