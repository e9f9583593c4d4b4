import Dispatch
import PCM
import Playback
import Threads

/// Opens a device by its name. This is where it is decided who stands behind a name: ALSA knows them all so far.
///
/// - Parameters:
///   - name: as `listDevices` has it; `default` is the user's.
///   - buffer: how much is queued at most, 20 ms to 10 s; nil for two seconds, which ride out any load.
/// - Throws: what is wrong and what to do about it, such as an `ALSAError`.
package func openDevice(
  _ name: String, format: StreamFormat = StreamFormat(), buffer: Duration? = nil
) throws -> sending any Device {
  guard let buffer else { return try ALSADevice(name: name, format: format) }
  return try ALSADevice(
    name: name, format: format, buffer: buffer, period: min(buffer / 4, .milliseconds(50)), room: buffer / 2)
}

/// A sound device that is being opened on a thread of its own, beside the reading of the routine: a sound server takes as
/// long to answer as a routine takes to become a timeline.
package final class DeviceOpening: Sendable {
  /// Written by the thread before it signals, read after that.
  private nonisolated(unsafe) var result: Result<any Device, any Error>?
  private let isDone = DispatchSemaphore(value: 0)

  /// Begins to open it; for the parameters see `openDevice`.
  package init(_ name: String, format: StreamFormat, buffer: Duration?) {
    let open = { @Sendable [self] in
      result = Result { try openDevice(name, format: format, buffer: buffer) }
      isDone.signal()
    }
    // Without a thread it is opened here and now, which only takes longer.
    do { try startDetachedThread("unknot open", open) } catch { open() }
  }

  /// The device, once it is open. To be called once: it is the caller's alone from here on.
  ///
  /// - Throws: what `openDevice` throws.
  package func device() throws -> sending any Device {
    isDone.wait()
    nonisolated(unsafe) let opened = result!
    result = nil
    return try opened.get()
  }
}
