import PCM

/// What the listener hears at one time.
package enum Stream: Equatable, Sendable {
  /// Nothing; the place in the score that is held meanwhile.
  case silence(holding: FramePosition)
  /// The score, from this frame on.
  case playing(from: FramePosition)
}

extension Stream {
  /// The frame of the score that the device's frame `frame` carries, if this stream began on the device's frame 0. The two
  /// axes are different: the device counts what was written since it last forgot its queue, the score from its beginning.
  func position(at frame: FrameCount) -> FramePosition {
    switch self {
    case .silence(let holding): holding
    case .playing(let from): from + frame
    }
  }
}
