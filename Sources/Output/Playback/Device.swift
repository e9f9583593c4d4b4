import PCM

/// A clocked sink that can forget what is queued: a sound card, or a fake one with a hand-moved clock.
///
/// One thread, the render thread, calls everything but `waker`. Nothing blocks but `waitForRoom` and `sleep`, and those
/// end as soon as `waker` has been called; a wake that comes while nobody waits ends the next wait at once. There is no
/// blocking drain: a stream is *drained* (heard to the end) by writing silence until `heard` has passed its last frame,
/// and *cancelled* (silent now) by `discard` or `close`. Frames are whole, in `format`.
package protocol Device: AnyObject {
  /// What `write` takes. Does not change when the device is opened again.
  var format: StreamFormat { get }
  /// How many frames can be queued at most. May change in `reopen`.
  var capacity: FrameCount { get }
  /// Frames between two interrupts of the device: the least that counts as progress.
  var period: FrameCount { get }

  /// Waits until there is room worth a wake-up and gives it in frames. 0: time is up, woken, or stalled: look at commands,
  /// then go on. With 0 milliseconds it does not wait and gives any room there is; with −1 it waits without end.
  func waitForRoom(milliseconds: Int32) throws(DeviceFault) -> Int
  /// Waits without looking at the device, so that nothing wakes the thread but `waker` or the time; −1: without end.
  func sleep(milliseconds: Int32)
  /// Queues as many of the frames as there is room for and gives their number, 0 too. Starts the clock by itself.
  func write(_ frames: UnsafeRawBufferPointer) throws(DeviceFault) -> Int

  /// The next frame the device would take from the queue, where sound can be changed without a seam. Counted, like
  /// `heard`, in frames written since `discard`, `reopen` or the beginning.
  var consumed: FrameCount { get }
  /// The frame that leaves the loudspeaker now: for what is shown, resumed and stored. The last known one if the device
  /// cannot tell; never more than was written.
  var heard: FrameCount { get }

  /// Waits until the device has just taken frames, a period or so at most, so that `consumed` is where it says: a sound
  /// server tells a period at a time what it took, and between two such words `consumed` lags behind.
  func align()

  /// Forgets what is queued, now, and counts from 0 again. What the server has taken already still sounds.
  func discard() throws(DeviceFault)
  /// Makes the device take frames again after `underrun` or `suspended`. The queue is empty; counting goes on.
  func recover() throws(DeviceFault)
  /// Closes what may be left of it and opens it again, with an empty queue, counting from 0. Throws `lost` while it cannot.
  func reopen() throws(DeviceFault)
  /// Silent now, and gone. Does nothing the second time. Only `reopen` may follow.
  func close()

  /// Ends a wait from any other thread.
  var waker: @Sendable () -> Void { get }
}

/// Why a device stopped taking frames; by what there is to do.
package enum DeviceFault: Error, Equatable, Sendable {
  /// The queue ran empty: `recover`, and go on at what was written.
  case underrun
  /// The machine slept or the server suspended it: `recover`, and go on from what was heard.
  case suspended
  /// It is gone, for the reason given: `close`, and `reopen` until it is back.
  case lost(String)
}
