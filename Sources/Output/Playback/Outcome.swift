/// How a session came to its end.
package enum Outcome: Equatable, Sendable {
  /// Heard to the last frame.
  case finished
  /// By `stop`, with the exit status that came with it.
  case stopped(exit: Int32)
  /// The score could not be rendered: what was wrong.
  case failed(String)
}
