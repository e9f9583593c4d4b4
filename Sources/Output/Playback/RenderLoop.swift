import PCM
import Rendering
import Units

/// The player's loop: wait for room, render, write, and do what the transport says. All of it happens on the render
/// thread; other threads post commands into the mailbox and read the snapshots. A test may call `run` on its own
/// thread.
final class RenderLoop {
  let device: any Device
  private let mailbox: Mailbox
  private let snapshots: SnapshotStore
  let now: @Sendable () -> Duration
  private let onChange: @Sendable (Snapshot) -> Void

  private var transport: Transport
  var feed: Feed
  /// Frames written since the device's queue was last forgotten.
  private var written: Int64 = 0
  /// The last positions that the device told, kept because a lost device cannot tell.
  private var consumed: Int64 = 0
  private var heard: Int64 = 0
  private var heardAt: Duration
  /// The device's frame by which a fade to silence, and some silence after it, has been heard.
  private var quiet: Int64 = 0
  private var deadline: Duration?
  private var faults = 0
  private var trouble: String?
  private var outcome: Outcome?
  var leadIn: @Sendable (FramePosition) -> Revision? = { _ in nil }
  var pending: (score: Score?, levels: Levels?) = (nil, nil)
  /// The commands that have come and are not done, the oldest first.
  var commands: ArraySlice<Command> = []
  /// How long commands may be done before their result is heard: meanwhile the device plays what is queued.
  static let patience = Duration.milliseconds(20)

  /// How much silence is written after a fade, so that no server runs dry before the fade has sounded: a quarter
  /// second.
  private var tail: Int64 { Int64(device.format.rate / 4) }

  init(
    _ score: Score, _ device: any Device, from: FramePosition, levels: Levels, clipBudget: Int, mailbox: Mailbox,
    snapshots: SnapshotStore, now: @escaping @Sendable () -> Duration, onChange: @escaping @Sendable (Snapshot) -> Void
  ) {
    (self.device, self.mailbox, self.snapshots, self.now, self.onChange) = (device, mailbox, snapshots, now, onChange)
    transport = Transport(period: device.period)
    feed = Feed(score, device.format, levels: levels, clipBudget: clipBudget, capacity: device.capacity)
    feed.start(.playing(from: from), capacity: device.capacity)
    heardAt = now()
  }

  /// Plays until the end, `stop`, or a score that cannot be rendered. Closes the device.
  func run() -> Outcome {
    while true {
      commands += mailbox.take()
      if !commands.isEmpty {
        if sounds { device.align() }
        obey()
        // Published before the turn, which may wait long: those who sent the commands learn that they are done, and
        // with what result.
        publish(isNews: true)
      }
      if let outcome { return outcome }
      do throws(DeviceFault) { try turn() } catch { fault(error) }
      publish()
      if let outcome { return outcome }
    }
  }

  // MARK: - One turn

  private func turn() throws(DeviceFault) {
    if let deadline, now() >= deadline {
      self.deadline = nil
      look()
      return try perform(.timer)
    }
    switch transport.state {
    case .priming, .playing:
      if feed.isAtEnd, feed.made == written { return try perform(.endReached) }
      var room = try device.waitForRoom(milliseconds: untilDeadline(atMost: 2_000))
      // Further commands end the wait; but after a splice nothing is queued, and the queue has to be filled first.
      if room == 0, written == 0 { room = try device.waitForRoom(milliseconds: 0) }
      look()
      if room > 0 { try fill(room: room) }
    case .draining:
      let end = FrameCount(feed.score.length.rawValue) - FrameCount(feed.position.rawValue - feed.made)
      if try coast(past: end.rawValue) { try perform(.drained) }
    case .pausing, .stopping:
      if try coast(past: quiet) { try perform(.quiet) }
    case .paused, .lost:
      device.sleep(milliseconds: untilDeadline(atMost: nil))
    case .ended:
      break
    }
  }

  /// Keeps a quarter second of silence queued, behind `frame` and behind what a slow server has taken, until `frame` is
  /// heard. Returns whether it is. A server that has just started reports too small a delay, so what it has not taken
  /// yet counts as unheard, whatever it reports.
  private func coast(past frame: Int64) throws(DeviceFault) -> Bool {
    look()
    if min(heard, consumed) >= frame { return true }
    let room = try device.waitForRoom(milliseconds: 0)
    let wanted = max(frame, heard, consumed) + tail - written
    if room > 0, wanted > 0 { try fill(room: Int(min(Int64(room), wanted))) }
    look()
    if min(heard, consumed) >= frame { return true }
    let milliseconds = (frame - heard) * 1_000 / Int64(device.format.rate) + 1
    device.sleep(milliseconds: untilDeadline(atMost: Int32(clamping: min(max(milliseconds, 2), 100))))
    return false
  }

  /// Makes as much as there is room for and writes it in one go, because every write wakes a server. The first piece of
  /// a stream is one block, so that it is heard at once.
  private func fill(room: Int) throws(DeviceFault) {
    try perform(.room)
    var left = room
    while left > 0 {
      if transport.state == .playing, feed.isAtEnd, feed.made == written { return }
      let wanted = written + Int64(written == 0 ? min(left, feed.block) : left)
      while feed.made < wanted, !(transport.state == .playing && feed.isAtEnd) {
        do { try feed.make(min(Int(wanted - feed.made), feed.block)) } catch {
          return try perform(.failed(String(describing: error)))
        }
      }
      while written < min(feed.made, wanted) {
        let frames = feed.made(from: written)
        let most = min(frames.count, Int(wanted - written) * device.format.bytesPerFrame)
        let taken = try device.write(UnsafeRawBufferPointer(rebasing: frames[..<most]))
        if taken == 0 { return }
        written += Int64(taken)
        left -= taken
        try perform(.wrote(FrameCount(Int64(taken))))
      }
    }
  }

  // MARK: - Events and actions

  func attempt(_ body: () throws(DeviceFault) -> Void) {
    do throws(DeviceFault) { try body() } catch { fault(error) }
  }

  func fault(_ fault: DeviceFault) {
    do throws(DeviceFault) {
      switch fault {
      case .underrun:
        faults += 1
        try perform(.underrun)
      case .suspended:
        faults += 1
        look()
        try perform(.suspended)
      case .lost(let reason):
        // Goes on from what was surely heard: a moment may sound twice, but no cue is lost.
        look()
        try perform(.lost(reason))
      }
    } catch {
      // Recovering failed: either the device is lost, or the next turn will tell what is wrong.
      if case .lost(let reason) = error { self.fault(.lost(reason)) }
    }
  }

  func perform(_ event: Transport.Event) throws(DeviceFault) {
    for action in transport.on(event, positions) { try perform(action) }
  }

  func perform(_ action: Transport.Action) throws(DeviceFault) {
    switch action {
    case .fill:
      break  // `fill` asked; it goes on
    case .splice(let stream):
      feed.splice(to: stream, at: consumed, score: pending.score, levels: pending.levels)
      restart(quietAfter: Int64(Crossfade.length(rate: device.format.rate)) + Int64(device.format.rate / 50))
      try device.discard()
    case .start(let stream):
      try start(stream)
    case .goOn(let from):
      let revision = leadIn(from)
      feed.adopt(score: revision?.score(), levels: nil)
      try start(.playing(from: revision?.seek ?? from))
    case .adopt:
      feed.adopt(score: pending.score, levels: pending.levels)
    case .recover:
      feed.resume(at: written)
      try device.recover()
      look()
    case .idle:
      try device.discard()
    case .close:
      device.close()
    case .reopen:
      try device.reopen()
      try perform(.reopened)
    case .wait(let milliseconds):
      deadline = now() + .milliseconds(milliseconds)
    case .tell(let trouble):
      self.trouble = trouble
    case .end(let outcome):
      self.outcome = outcome
    }
  }

  private func start(_ stream: Stream) throws(DeviceFault) {
    feed.start(stream, capacity: device.capacity)
    restart(quietAfter: 0)
    try device.discard()
  }

  private func restart(quietAfter quiet: Int64) {
    (written, consumed, heard, self.quiet) = (0, 0, 0, quiet)
    heardAt = now()
  }

  // MARK: - Where things are

  private var positions: Transport.Positions {
    Transport.Positions(
      written: feed.position, consumed: feed.stream.position(at: FrameCount(consumed)),
      heard: feed.stream.position(at: FrameCount(heard)))
  }

  /// The frame of the score from which a change would be heard.
  var place: FramePosition {
    switch transport.state {
    case .pausing(let holding), .paused(let holding), .lost(let holding, _, _): holding
    case .priming, .playing, .draining, .stopping, .ended: positions.consumed
    }
  }

  /// Whether the device is playing frames of ours.
  private var sounds: Bool {
    switch transport.state {
    case .paused, .lost, .ended: false
    case .priming, .playing, .draining, .pausing, .stopping: true
    }
  }

  /// Asks the device for its positions.
  func look() {
    guard sounds else { return }
    consumed = min(max(device.consumed.rawValue, 0), written)
    heard = min(max(device.heard.rawValue, heard), written)
    heardAt = now()
  }

  private func untilDeadline(atMost limit: Int32?) -> Int32 {
    if !commands.isEmpty { return 0 }
    guard let deadline else { return limit ?? -1 }
    return min(Int32(clamping: max(.zero, deadline - now()).milliseconds + 1), limit ?? .max)
  }

  /// - Parameter isNews: tells of the snapshot even if state, trouble and faults are as before.
  private func publish(isNews: Bool = false) {
    var place = feed.stream.position(at: FrameCount(heard))
    switch transport.state {
    case .pausing(let holding), .paused(let holding), .lost(let holding, _, _): place = holding
    case .priming, .playing, .draining, .stopping, .ended: break
    }
    let snapshot = Snapshot(
      state: transport.state, heard: place, written: feed.position, taken: heardAt, faults: faults, trouble: trouble,
      rate: device.format.rate)
    if snapshots.publish(snapshot) || isNews { onChange(snapshot) }
  }
}
