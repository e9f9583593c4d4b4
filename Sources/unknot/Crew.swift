import Foundation
import Synchronization

/// Threads that do works until none is left.
final class Crew: Sendable {
  private let works: [Work]
  private let jobs: Int
  private let next = Atomic<Int>(0)
  private let isStopped = Atomic<Bool>(false)
  private let running = Atomic<Int>(0)

  init(_ works: [Work], jobs: Int) { (self.works, self.jobs) = (works, min(jobs, works.count)) }

  /// Does all of them, with a bar on a terminal.
  ///
  /// - Returns: the exit status of the signal that stopped it, if one did; nothing half is left then.
  func run(until interruption: borrowing Interruption) -> ExitStatus? {
    let group = DispatchGroup()
    for _ in 0..<jobs {
      group.enter()
      Thread { [self] in
        work()
        group.leave()
      }.start()
    }
    var bar = ProgressBar()
    var status: ExitStatus?
    let total = max(0.001, works.reduce(0) { $0 + $1.weight })
    while group.wait(timeout: .now() + .milliseconds(20)) == .timedOut {
      if let stop = interruption.status() {
        status = stop
        isStopped.store(true, ordering: .relaxed)
      }
      bar.show(works.reduce(0) { $0 + $1.weight * $1.part } / total)
    }
    bar.clear()
    return status
  }

  private func work() {
    while true {
      let index = next.add(1, ordering: .relaxed).oldValue
      guard index < works.count, !isStopped.load(ordering: .relaxed) else { return }
      works[index].run { !isStopped.load(ordering: .relaxed) }
    }
  }
}
