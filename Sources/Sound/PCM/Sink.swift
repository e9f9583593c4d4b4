/// Where finished frames go and are kept: a sound file, standard output, memory.
///
/// Only one thread may call a sink. A sink that is dropped without `finish` is cancelled: it leaves nothing behind
/// under the name that was asked for.
package protocol Sink: ~Copyable {
  /// Takes all the bytes, or throws. They are a whole number of frames in the sink's format. The call may block.
  mutating func write(_ frames: UnsafeRawBufferPointer) throws
  /// Completes the result. After this returns, everything that was written is kept and can be read by others.
  consuming func finish() throws
}
