import PCM

/// What the device is fed with from some frame on.
package enum Stream: Equatable, Sendable {
  /// Silence, with the place in the score that is held meanwhile.
  case silence(holding: FramePosition)
  /// The score, from this frame on.
  case playing(from: FramePosition)
}

extension Stream {
  /// The frame of the score at the device's frame `frame`, if this stream began on the device's frame 0. The two are
  /// counted differently: the device counts what was written since its queue was last forgotten, the score from its
  /// beginning.
  func position(at frame: FrameCount) -> FramePosition {
    switch self {
    case .silence(let holding): holding
    case .playing(let from): from + frame
    }
  }
}
