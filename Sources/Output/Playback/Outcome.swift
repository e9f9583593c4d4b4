/// How a session came to its end.
package enum Outcome: Equatable, Sendable {
  /// It was heard to its last frame.
  case finished
  /// It was ended by `stop`, with the exit status that came with it.
  case stopped(exit: Int32)
  /// The score could not be rendered, for the reason given.
  case failed(String)
}
