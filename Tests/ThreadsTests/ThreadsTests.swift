import Foundation
import Synchronization
import Testing
import Threads

@Suite struct ThreadsTests {
  @Test func theBodyRunsOnAnotherThreadOfThatName() throws {
    let name = Mutex("")
    let mine = pthread_self()
    let isOther = Mutex(false)
    let thread = try startThread("a test") {
      isOther.withLock { $0 = pthread_equal(pthread_self(), mine) == 0 }
      let text = try? String(contentsOfFile: "/proc/thread-self/comm", encoding: .utf8)
      name.withLock { $0 = text ?? "" }
    }
    pthread_join(thread, nil)
    #expect(name.withLock { $0 } == "a test\n" && isOther.withLock { $0 })
  }

  @Test func aDetachedThreadRunsToo() throws {
    let done = DispatchSemaphore(value: 0)
    try startDetachedThread("detached") { done.signal() }
    #expect(done.wait(timeout: .now() + 100) == .success)
  }
}
