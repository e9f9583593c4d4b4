import PCM

/// A clocked sink that can forget what is queued: a sound card, or a fake one with a hand-moved clock.
///
/// One thread, the render thread, calls everything but `waker`. Nothing blocks but `waitForRoom` and `sleep`, and those
/// end as soon as `waker` has been called; a wake that comes while nobody waits ends the next wait at once. There is no
/// blocking drain: a stream is *drained* (heard to the end) by writing silence until `heard` has passed its last frame,
/// and *cancelled* (silent now) by `discard` or `close`. Frames are whole, in `format`.
package protocol Device: AnyObject {
  /// The format that `write` takes. It stays the same when the device is opened again.
  var format: StreamFormat { get }
  /// How many frames can be queued at most. It may change in `reopen`.
  var capacity: FrameCount { get }
  /// Frames between two interrupts of the device: the least that counts as progress.
  var period: FrameCount { get }

  /// Waits until there is room that is worth a wake-up, and returns it in frames. It returns 0 when the time is up, the
  /// thread was woken, or the device stalls: the caller looks at its commands and goes on. With 0 milliseconds it does
  /// not wait and returns any room that there is; with −1 it waits without end.
  func waitForRoom(milliseconds: Int32) throws(DeviceFault) -> Int
  /// Waits without looking at the device, so that only `waker` or the time ends it; −1 waits without end.
  func sleep(milliseconds: Int32)
  /// Queues as many of the frames as there is room for and returns their number, which may be 0. The first frames start
  /// the device.
  func write(_ frames: UnsafeRawBufferPointer) throws(DeviceFault) -> Int

  /// The next frame the device would take from the queue, where sound can be changed without a seam. Counted, like
  /// `heard`, in frames written since `discard`, `reopen` or the beginning.
  var consumed: FrameCount { get }
  /// The frame that leaves the loudspeaker now: for what is shown, resumed and stored. Where the device cannot tell,
  /// the last one that is known; never more than was written.
  var heard: FrameCount { get }

  /// Waits, a period or so at most, until the device has just taken frames, so that `consumed` is exact: a sound server
  /// reports a period at a time what it took, and between two reports `consumed` lags behind.
  func align()

  /// Forgets what is queued and counts from 0 again. What a server has taken already still sounds.
  func discard() throws(DeviceFault)
  /// Makes the device take frames again after `underrun` or `suspended`. The queue is empty; counting goes on.
  func recover() throws(DeviceFault)
  /// Closes what may be left of the device and opens it again, with an empty queue, counting from 0. Throws `lost`
  /// while that fails.
  func reopen() throws(DeviceFault)
  /// Silences and closes the device. A second call does nothing. Only `reopen` may follow.
  func close()

  /// Ends a wait from any other thread.
  var waker: @Sendable () -> Void { get }
}

/// Why a device stopped taking frames, told apart by what there is to do about it.
package enum DeviceFault: Error, Equatable, Sendable {
  /// The queue ran empty: call `recover`, and go on at what was written.
  case underrun
  /// The machine slept or the server suspended the device: call `recover`, and go on from what was heard.
  case suspended
  /// The device is gone, for the reason given: call `close`, and `reopen` until it is back.
  case lost(String)
}
