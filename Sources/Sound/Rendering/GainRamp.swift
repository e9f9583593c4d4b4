import PCM

/// A gain as a straight line over frames of the score: `value + slope · (frame − origin)`. It is counted from a frame
/// of the score, never from a block's beginning, so that the block size cannot be seen in the samples.
struct GainRamp: BitwiseCopyable {
  var origin: Int64
  var value: Float
  var slope: Float

  @_noAllocation @_noLocks
  init(origin: Int64, value: Float, slope: Float) {
    (self.origin, self.value, self.slope) = (origin, value, slope)
  }

  /// A gain that does not change.
  @_noAllocation @_noLocks
  init(constant value: Float) { self.init(origin: 0, value: value, slope: 0) }

  /// The line of a placement's fade at a frame. If another line follows before `boundary`, `boundary` becomes the frame
  /// where that begins. Where fade-in and fade-out would overlap, the fade-out begins when the fade-in is done.
  @_noAllocation @_noLocks
  static func fade(of placement: Placement, at frame: Int64, _ boundary: inout Int64) -> GainRamp {
    let start = placement.start.rawValue
    let end = start + placement.length.rawValue
    let risen = start + Int64(placement.fadeIn)
    if frame < risen {
      boundary = min(boundary, risen)
      return GainRamp(origin: start, value: 0, slope: 1 / Float(placement.fadeIn))
    }
    let falling = max(risen, end - Int64(placement.fadeOut))
    if placement.fadeOut == 0 || frame < falling {
      if placement.fadeOut > 0 { boundary = min(boundary, falling) }
      return GainRamp(constant: 1)
    }
    // The line reaches 0 on the frame after the last one.
    return GainRamp(origin: end - Int64(placement.fadeOut), value: 1, slope: -1 / Float(placement.fadeOut))
  }
}
