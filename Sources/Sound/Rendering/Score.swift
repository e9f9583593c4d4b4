import PCM
import Units

/// A clip that can be made whenever it is needed, the same each time: a chime, a breath phase, a spoken line, a piece of
/// a bed file.
package struct Source: Sendable {
  /// Frames of the clip that `make` gives, at the score's rate.
  package var length: FrameCount
  /// What the clip is: sources of the same key make the same clip. Nil if it is not known to be the same as any other.
  package var key: String?
  /// Makes the clip. May take long, read files and throw; never called in the real-time zone.
  package var make: @Sendable () throws -> Clip

  package init(length: FrameCount, key: String? = nil, make: @escaping @Sendable () throws -> Clip) {
    (self.length, self.key, self.make) = (length, key, make)
  }
}

/// A clip, or a part of one, on the frames of a score.
package struct Placement: Equatable, BitwiseCopyable, Sendable {
  /// The frame on which the first sample sounds.
  package var start: FramePosition
  /// How many frames sound.
  package var length: FrameCount
  /// Which of the score's sources.
  package var source: Int32
  /// The frame of the clip that sounds at `start`.
  package var offset: FrameCount
  package var bus: Bus
  /// Frames over which the gain rises from 0 at the start and falls to 0 at the end, in a straight line; 0 for none.
  package var fadeIn: Int32
  package var fadeOut: Int32
  /// Factors on amplitude for the two channels. A mono stream hears their mean.
  package var left: Float
  package var right: Float

  package init(
    start: FramePosition, length: FrameCount, source: Int32, offset: FrameCount = .zero, bus: Bus,
    fadeIn: Int32 = 0, fadeOut: Int32 = 0, left: Float = 1, right: Float = 1
  ) {
    (self.start, self.length, self.source, self.offset, self.bus) = (start, length, source, offset, bus)
    (self.fadeIn, self.fadeOut, self.left, self.right) = (fadeIn, fadeOut, left, right)
  }

  /// The first frame after it.
  package var end: FramePosition { start + length }
}

/// A bus's gain between two frames: a straight line in amplitude counted from `start`, so that no block size can show.
/// Before a bus's first ramp its gain is that ramp's `from`, between two the earlier one's `to`, without ramps 1.
package struct Ramp: Equatable, BitwiseCopyable, Sendable {
  package var start: FramePosition
  package var end: FramePosition
  package var from: Float
  package var to: Float

  package init(start: FramePosition, end: FramePosition, from: Float, to: Float) {
    (self.start, self.end, self.from, self.to) = (start, end, from, to)
  }
}

/// Clips placed on frames. Knows nothing of the routine that it came from.
package final class Score: Sendable {
  /// Sorted by start; those with the same start keep the order they were given in.
  package let placements: [Placement]
  package let sources: [Source]
  /// By `Bus.rawValue`; each bus's ramps are sorted and do not overlap.
  package let ramps: [[Ramp]]
  package let length: FrameCount

  package init(placements: [Placement], sources: [Source], ramps: [[Ramp]] = [], length: FrameCount) {
    self.placements = placements.enumerated()
      .sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }.map(\.element)
    self.sources = sources
    self.ramps = Bus.allCases.map { Int($0.rawValue) < ramps.count ? ramps[Int($0.rawValue)] : [] }
    self.length = length
  }
}

/// The listener's own volume of each bus, as factors on amplitude. Not part of the score: they do not go back in time
/// with a seek. All 1 leaves every sample as it is.
package struct Levels: Equatable, BitwiseCopyable, Sendable {
  package var voice: Float
  package var chimes: Float
  package var breath: Float
  package var bed: Float

  package init(voice: Float = 1, chimes: Float = 1, breath: Float = 1, bed: Float = 1) {
    (self.voice, self.chimes, self.breath, self.bed) = (voice, chimes, breath, bed)
  }
}
