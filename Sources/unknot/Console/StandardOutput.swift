import Documents
import Glibc
import PCM

/// Writes frames as raw PCM to standard output, as fast as its reader takes them.
struct StandardOutput: Sink, ~Copyable {
  /// Thrown when the reader has closed the pipe.
  struct Closed: Error {}
  /// Thrown when a signal came while the reader took nothing.
  struct Stopped: Error {}

  private let interruption: Int32

  /// - Parameter interruption: a descriptor that becomes readable when a signal has come; it is looked at while the
  ///   reader takes nothing.
  init(stoppedBy interruption: Int32) {
    self.interruption = interruption
  }

  mutating func write(_ frames: UnsafeRawBufferPointer) throws {
    var done = 0
    while done < frames.count {
      // At most as much as a pipe with room takes at once is written: a longer write would block, deaf to Ctrl-C.
      var descriptors = [
        pollfd(fd: STDOUT_FILENO, events: Int16(POLLOUT), revents: 0),
        pollfd(fd: interruption, events: Int16(POLLIN), revents: 0),
      ]
      guard poll(&descriptors, 2, -1) > 0 else { continue }
      if descriptors[1].revents != 0 { throw Stopped() }
      let piece = min(frames.count - done, Int(PIPE_BUF))
      let written = Glibc.write(STDOUT_FILENO, frames.baseAddress! + done, piece)
      if written >= 0 {
        done += written
        continue
      }
      switch errno {
      case EINTR, EAGAIN: continue
      case EPIPE: throw Closed()
      default:
        throw Failure(.inputOutput, "standard output cannot be written: \(String(cString: strerror(errno)))")
      }
    }
  }

  consuming func finish() throws {}
}
