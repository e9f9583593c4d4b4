import PCM
import Units

/// A recipe for a clip, which always gives the same clip: a chime, a breath phase, a spoken line, a piece of a bed
/// file.
package struct Source: Sendable {
  /// How many frames the clip that `make` returns has, at the score's rate.
  package var length: FrameCount
  /// A name for the clip: sources with the same key make the same clip. A source without one counts as unlike any
  /// other.
  package var key: String?
  /// Makes the clip. It may take long, read files and throw; it is never called in the real-time zone.
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
  /// The index of its source in the score.
  package var source: Int32
  /// The frame of the clip that sounds at `start`.
  package var offset: FrameCount
  /// The bus that it sounds on.
  package var bus: Bus
  /// The frames over which the gain rises from 0 at the start, in a straight line; 0 for no fade.
  package var fadeIn: Int32
  /// The frames over which the gain falls to 0 at the end, in a straight line; 0 for no fade.
  package var fadeOut: Int32
  /// The factor on amplitude for the left channel. A mono stream has the mean of both channels.
  package var left: Float
  /// The factor on amplitude for the right channel.
  package var right: Float

  package init(
    start: FramePosition, length: FrameCount, source: Int32, offset: FrameCount = .zero, bus: Bus,
    fadeIn: Int32 = 0, fadeOut: Int32 = 0, left: Float = 1, right: Float = 1
  ) {
    (self.start, self.length, self.source, self.offset, self.bus) = (start, length, source, offset, bus)
    (self.fadeIn, self.fadeOut, self.left, self.right) = (fadeIn, fadeOut, left, right)
  }

  /// The first frame after the placement.
  package var end: FramePosition { start + length }
}

/// A change of a bus's gain between two frames: a straight line in amplitude.
///
/// It is counted from `start`, so that the samples do not depend on the block size. Before its first ramp a bus has the
/// gain `from` of that ramp, and after each ramp the gain `to` of that one. A bus without ramps has the gain 1.
package struct Ramp: Equatable, BitwiseCopyable, Sendable {
  /// The frame at which the gain begins to change.
  package var start: FramePosition
  /// The frame at which it has changed.
  package var end: FramePosition
  /// The factor on amplitude at the start.
  package var from: Float
  /// The factor on amplitude at the end.
  package var to: Float

  package init(start: FramePosition, end: FramePosition, from: Float, to: Float) {
    (self.start, self.end, self.from, self.to) = (start, end, from, to)
  }
}

/// Clips placed on frames. A score knows nothing of the routine that it was made from.
package final class Score: Sendable {
  /// The placements, sorted by start; those with the same start keep the order in which they were given.
  package let placements: [Placement]
  /// The clips, by the index that placements have.
  package let sources: [Source]
  /// The ramps of each bus, indexed by `Bus.rawValue`, sorted and without overlap.
  package let ramps: [[Ramp]]
  /// The length of the score in frames.
  package let length: FrameCount

  package init(placements: [Placement], sources: [Source], ramps: [[Ramp]] = [], length: FrameCount) {
    self.placements = placements.enumerated()
      .sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }.map(\.element)
    self.sources = sources
    self.ramps = Bus.allCases.map { Int($0.rawValue) < ramps.count ? ramps[Int($0.rawValue)] : [] }
    self.length = length
  }
}

/// The listener's own volume of each bus, as factors on amplitude. They are not part of the score, so that a seek does
/// not undo them. With all of them 1, every sample stays as it is.
package struct Levels: Equatable, BitwiseCopyable, Sendable {
  /// The factor for spoken lines.
  package var voice: Float
  /// The factor for chimes and ticks.
  package var chimes: Float
  /// The factor for breath tones.
  package var breath: Float
  /// The factor for a sound that lies under the session.
  package var bed: Float

  package init(voice: Float = 1, chimes: Float = 1, breath: Float = 1, bed: Float = 1) {
    (self.voice, self.chimes, self.breath, self.bed) = (voice, chimes, breath, bed)
  }
}
