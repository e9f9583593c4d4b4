import Documents
import Synchronization
import Testing

@testable import Publishing

@Suite struct WorkerPoolTests {
  @Test func allJobsAreDoneOnceWhateverTheWidth() {
    for width in [1, 3, 100] {
      let done = Mutex<[Int]>([])
      let jobs = (0..<20).map { index in
        Job(weight: Double(index)) { _ in
          done.withLock { $0.append(index) }
          return "\(index)"
        }
      }
      #expect(WorkerPool(jobs, width: width).run { _ in nil } == nil)
      #expect(done.withLock { $0.sorted() } == Array(0..<20))
    }
    #expect(WorkerPool([], width: 4).run { _ in nil } == nil)
  }

  @Test func oneThatFailsKeepsNoOtherFromBeingDone() {
    let jobs = (0..<4).map { index in
      Job(weight: 1) { _ in
        if index == 1 { throw Failure(.data, "wrong") }
        return "made"
      }
    }
    _ = WorkerPool(jobs, width: 2).run { _ in nil }
    #expect(jobs.map { if case .done = $0.outcome { true } else { false } } == [true, false, true, true])
  }

  @Test func whoWatchesStopsItAndIsToldHowFarItIs() {
    // Each goes on until it is told not to.
    let jobs = (0..<6).map { _ in
      Job(weight: 1) { progress in
        while progress(0.5) {}
        return nil
      }
    }
    let told = Mutex<[Double]>([])
    let status = WorkerPool(jobs, width: 2).run { part in
      told.withLock { $0.append(part) }
      return part > 0.1 ? .interrupted : nil
    }
    #expect(status == .interrupted)
    #expect(told.withLock { $0.allSatisfy { (0...1).contains($0) } && $0.contains { $0 > 0.1 } })
    #expect(jobs.allSatisfy { if case .waiting = $0.outcome { true } else { false } })
    // Those that were not begun are not.
    #expect(jobs.count { $0.part == 0 } >= 4)
  }
}
