/// Where finished frames go and are kept: a sound file, standard output, memory.
///
/// One thread calls it. A sink that is dropped without `finish` is cancelled: nothing of it is left under the name that
/// was asked for.
package protocol Sink: ~Copyable {
  /// Takes all the bytes, a whole number of frames in the sink's format, or throws. May block on what it writes to.
  mutating func write(_ frames: UnsafeRawBufferPointer) throws
  /// Makes the result whole: after it returns, what was written is kept, complete and readable by others.
  consuming func finish() throws
}
