import Dispatch
import PCM
import Threads

/// A sound device that is being opened on a thread of its own, beside the reading of the routine: a sound server takes as
/// long to answer as a routine takes to become a timeline.
package final class DeviceOpening: Sendable {
  /// Written by the thread before it signals, read after that.
  private nonisolated(unsafe) var result: Result<ALSADevice, ALSAError>?
  private let isDone = DispatchSemaphore(value: 0)

  /// - Parameter buffer: how much is queued; nil for the usual.
  package init(_ name: String, _ format: StreamFormat, buffer: Duration?) {
    let open = { @Sendable [self] in
      result = Result { () throws(ALSAError) in
        guard let buffer else { return try ALSADevice(name: name, format: format) }
        return try ALSADevice(
          name: name, format: format, buffer: buffer, period: min(buffer / 4, .milliseconds(50)), room: buffer / 2)
      }
      isDone.signal()
    }
    // Without a thread it is opened here and now, which only takes longer.
    do { try startDetachedThread("unknot open", open) } catch { open() }
  }

  /// The device, once it is open. To be called once: it is the caller's alone from here on.
  package func device() throws(ALSAError) -> sending ALSADevice {
    isDone.wait()
    nonisolated(unsafe) let opened = result!
    result = nil
    return try opened.get()
  }
}
