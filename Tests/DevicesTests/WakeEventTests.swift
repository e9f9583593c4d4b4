import Foundation
import Testing

@testable import Devices

@Suite("A wake event") struct WakeEventTests {
  @Test("is heard once, however often it rang, and no ring is lost")
  func rings() {
    let wakeEvent = WakeEvent()
    #expect(!wakeEvent.consume() && !wakeEvent.wait(milliseconds: 0))
    wakeEvent.signal()
    wakeEvent.signal()
    #expect(wakeEvent.consume() && !wakeEvent.consume())
    wakeEvent.signal()
    #expect(wakeEvent.wait(milliseconds: -1) && !wakeEvent.consume())
  }

  @Test("ends a wait from another thread")
  func wakes() {
    let wakeEvent = WakeEvent()
    Thread.detachNewThread { wakeEvent.signal() }
    #expect(wakeEvent.wait(milliseconds: 60_000))
  }
}
