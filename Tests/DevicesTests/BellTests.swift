import Foundation
import Testing

@testable import Devices

@Suite("A bell") struct BellTests {
  @Test("is heard once, however often it rang, and no ring is lost")
  func rings() {
    let bell = Bell()
    #expect(!bell.heard() && !bell.wait(milliseconds: 0))
    bell.ring()
    bell.ring()
    #expect(bell.heard() && !bell.heard())
    bell.ring()
    #expect(bell.wait(milliseconds: -1) && !bell.heard())
  }

  @Test("ends a wait from another thread")
  func wakes() {
    let bell = Bell()
    Thread.detachNewThread { bell.ring() }
    #expect(bell.wait(milliseconds: 60_000))
  }
}
