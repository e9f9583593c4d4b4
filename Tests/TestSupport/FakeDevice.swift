import PCM
import Playback
import Synchronization

/// A device without sound or real time. Its clock moves only while somebody waits for it, as far as the wait needs, and on
/// the way runs what a test has ordered for a moment: commands, and faults. What its loudspeaker gave is in `sounded`.
///
/// Behind the queue stands a server that takes `latency` frames in advance and sounds them whatever is discarded.
/// Not to be called by two threads at once, but for `waker`; a test reads it when the player has ended.
package final class FakeDevice: Device, @unchecked Sendable {
  package let format: StreamFormat
  package let capacity: FrameCount
  package let period: FrameCount
  private let latency: Int

  /// What came out, all of it, interleaved; silence where the queue had run dry.
  package private(set) var sounded: [UInt8] = []
  /// Whether `sounded` is kept; not in sessions of hours.
  package var keepsSound = true
  /// How many frames sounded.
  package private(set) var soundedFrames = 0
  /// How many frames wait in the queue.
  package var queuedFrames: Int { queue.count / format.bytesPerFrame }
  /// The moments at which something happened to it, in words.
  package private(set) var log: [String] = []
  /// `write` takes half of what it is offered.
  package var takesHalf = false
  /// So many waits in a row find no room, though time passes.
  package var stalls = 0

  private let time = Mutex(Duration.zero)
  private let bell = WakeFlag()
  private var orders: [(at: Duration, act: @Sendable () -> Void)] = []
  private var queue: [UInt8] = []
  private var server: [UInt8] = []
  private var stale = 0
  private var written = 0
  private var running = false
  private var fault: DeviceFault?
  private var gone: String?
  private var zombie = false

  package init(
    format: StreamFormat = StreamFormat(), capacity: Int = 96_000, period: Int = 4_800, latency: Int = 960
  ) {
    (self.format, self.latency) = (format, latency)
    (self.capacity, self.period) = (FrameCount(Int64(capacity)), FrameCount(Int64(period)))
  }

  // MARK: - What a test orders

  /// The clock that the player is to be given.
  package var now: @Sendable () -> Duration { { self.time.withLock { $0 } } }

  /// Does something when the clock comes to a moment, on the thread that waits.
  package func at(_ moment: Duration, _ act: @escaping @Sendable () -> Void) {
    orders.append((moment, act))
    orders.sort { $0.at < $1.at }
  }

  /// Lets go of what was ordered and never came.
  package func forgetOrders() { orders = [] }

  /// The queue runs dry at once: what was in it sounds in no time.
  package func underrun() {
    sound(queue.count / format.bytesPerFrame + server.count / format.bytesPerFrame)
    (fault, running) = (.underrun, false)
  }
  /// It stands still, and what is queued never sounds.
  private var lastHeard: FrameCount?

  package func suspend() {
    lastHeard = heard
    (fault, running) = (.suspended, false)
    (queue, server) = ([], [])
  }
  /// It is gone until `comeBack`.
  package func vanish(_ reason: String) {
    lastHeard = heard
    (gone, running) = (reason, false)
    (queue, server) = ([], [])
  }
  package func comeBack() { gone = nil }
  /// The server died, but recovering still "works", for ever; nothing is ever taken. Opening it again mends it.
  package func die() { zombie = true }

  // MARK: - Device

  /// How often it was woken; any thread may ask.
  package var wakes: Int { bell.count }

  package var waker: @Sendable () -> Void { { [bell] in bell.raise() } }

  package func waitForRoom(milliseconds: Int32) throws(DeviceFault) -> Int {
    let end = milliseconds < 0 ? nil : now() + .milliseconds(Int64(milliseconds))
    while true {
      try check()
      if bell.take() { return 0 }
      let room = Int(capacity.rawValue) - queue.count / format.bytesPerFrame
      // As of a real one: what the server has still sounds, but the queue is dry.
      if running, queue.isEmpty { throw .underrun }
      let worth = running ? Int(capacity.rawValue) / 2 : 1
      if stalls == 0, room >= worth || milliseconds == 0 { return room }
      if let end, now() >= end {
        stalls = max(0, stalls - 1)
        return 0
      }
      let needed = stalls > 0 ? nil : now() + duration(worth - room)
      guard pass(until: [end, needed]) else { return 0 }
    }
  }

  package func sleep(milliseconds: Int32) {
    let end = milliseconds < 0 ? nil : now() + .milliseconds(Int64(milliseconds))
    while !bell.take() {
      if let end, now() >= end { return }
      guard pass(until: [end]) else { return }
    }
  }

  package func write(_ frames: UnsafeRawBufferPointer) throws(DeviceFault) -> Int {
    try check()
    if zombie { throw .underrun }
    let room = Int(capacity.rawValue) - queue.count / format.bytesPerFrame
    var count = min(room, frames.count / format.bytesPerFrame)
    if takesHalf { count = (count + 1) / 2 }
    queue.append(contentsOf: frames[..<(count * format.bytesPerFrame)])
    written += count
    running = true
    serve()
    return count
  }

  package var consumed: FrameCount { FrameCount(Int64(written - queue.count / format.bytesPerFrame)) }
  package var heard: FrameCount {
    // Like a real one it cannot tell while it is gone.
    if gone != nil || fault == .suspended, let lastHeard { return lastHeard }
    return FrameCount(Int64(written - (queue.count + server.count) / format.bytesPerFrame + stale))
  }

  package func align() {}

  package func discard() throws(DeviceFault) {
    try check()
    log.append("discard")
    queue = []
    stale = server.count / format.bytesPerFrame
    written = 0
    running = false
  }

  package func recover() throws(DeviceFault) {
    if let gone { throw .lost(gone) }
    log.append("recover")
    fault = nil
  }

  package func reopen() throws(DeviceFault) {
    log.append("reopen at \(now())")
    if let gone { throw .lost(gone) }
    (zombie, fault, running, written, stale) = (false, nil, false, 0, 0)
    (queue, server) = ([], [])
  }

  package func close() {
    log.append("close")
    running = false
    sound(server.count / format.bytesPerFrame)  // what the server has, it plays
    queue = []
  }

  // MARK: - Time

  /// Lets time pass until the first of the moments, or an order before it; false if nothing will ever happen but a wake,
  /// which it has waited for.
  private func pass(until moments: [Duration?]) -> Bool {
    let next = (moments.compactMap { $0 } + orders.prefix(1).map(\.at)).min()
    guard let next else { return bell.wait() }
    if next > now() {
      let frames = FrameCount(next, rate: format.rate) - FrameCount(now(), rate: format.rate)
      time.withLock { $0 = next }
      elapse(Int(frames.rawValue))
    }
    while let order = orders.first, order.at <= now() {
      orders.removeFirst()
      order.act()
    }
    return true
  }

  private func elapse(_ frames: Int) {
    var left = frames
    while left > 0 {
      let queued = (queue.count + server.count) / format.bytesPerFrame
      let part = min(left, queued)
      sound(part)
      left -= part
      guard left > 0 else { return }
      keep([UInt8](repeating: 0, count: left * format.bytesPerFrame)[...])
      left = 0
      if running { (fault, running) = (.underrun, false) }
    }
  }

  /// The loudspeaker takes so many frames.
  private func sound(_ frames: Int) {
    var left = frames * format.bytesPerFrame
    let first = min(left, server.count)
    keep(server[..<first])
    server.removeFirst(first)
    stale = max(0, stale - first / format.bytesPerFrame)
    left -= first
    let second = min(left, queue.count)
    keep(queue[..<second])
    queue.removeFirst(second)
    serve()
  }

  private func keep(_ bytes: ArraySlice<UInt8>) {
    soundedFrames += bytes.count / format.bytesPerFrame
    if keepsSound { sounded.append(contentsOf: bytes) }
  }

  private func serve() {
    let take = min(queue.count, latency * format.bytesPerFrame - server.count)
    guard take > 0 else { return }
    server.append(contentsOf: queue[..<take])
    queue.removeFirst(take)
  }

  private func check() throws(DeviceFault) {
    if let gone { throw .lost(gone) }
    if let fault { throw fault }
  }

  private func duration(_ frames: Int) -> Duration {
    .nanoseconds((Int64(max(0, frames)) * 1_000_000_000 + Int64(format.rate) - 1) / Int64(format.rate))
  }
}
