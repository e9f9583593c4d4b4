/// A place in a stream, counted in frames from its beginning. Not a count: two positions cannot be added.
package struct FramePosition: Hashable, Comparable, BitwiseCopyable, Sendable {
  /// Frames from the beginning of the stream; may be negative for what lies before it.
  package var rawValue: Int64

  /// The position that many frames after the beginning of the stream, or before it if negative.
  package init(_ rawValue: Int64) { self.rawValue = rawValue }

  /// The beginning of a stream.
  package static let zero = FramePosition(0)

  package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  /// The position `count` frames later.
  package static func + (position: Self, count: FrameCount) -> Self { Self(position.rawValue + count.rawValue) }
  /// The position `count` frames earlier.
  package static func - (position: Self, count: FrameCount) -> Self { Self(position.rawValue - count.rawValue) }
  /// The distance between two positions, in frames.
  package static func - (later: Self, earlier: Self) -> FrameCount { FrameCount(later.rawValue - earlier.rawValue) }
  /// Moves the position `count` frames on.
  package static func += (position: inout Self, count: FrameCount) { position.rawValue += count.rawValue }
}

/// A number of frames: a length, or the distance between two positions.
package struct FrameCount: Hashable, Comparable, BitwiseCopyable, Sendable {
  /// The number of frames; negative for a distance backwards.
  package var rawValue: Int64

  /// A count of that many frames.
  package init(_ rawValue: Int64) { self.rawValue = rawValue }

  /// No frames.
  package static let zero = FrameCount(0)

  package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  /// The sum of two counts.
  package static func + (a: Self, b: Self) -> Self { Self(a.rawValue + b.rawValue) }
  /// The difference of two counts.
  package static func - (a: Self, b: Self) -> Self { Self(a.rawValue - b.rawValue) }
}

extension FrameCount {
  /// The whole number of frames nearest to an exact time; halves are rounded up.
  ///
  /// Round each boundary once, from its exact time: rounding a rounded number again can be a frame off.
  ///
  /// - Parameters:
  ///   - duration: a time of whole milliseconds or finer, not negative.
  ///   - rate: frames per second.
  package init(_ duration: Duration, rate: Int) {
    let (seconds, attoseconds) = duration.components
    let microseconds = attoseconds / 1_000_000_000_000
    self.init(seconds * Int64(rate) + (microseconds * Int64(rate) * 2 + 1_000_000) / 2_000_000)
  }

  /// How long this many frames last, to the microsecond.
  package func duration(rate: Int) -> Duration {
    let (seconds, rest) = rawValue.quotientAndRemainder(dividingBy: Int64(rate))
    return .seconds(seconds) + .microseconds(rest * 1_000_000 / Int64(rate))
  }
}

extension FramePosition {
  /// The frame nearest to an exact time since the beginning; halves are rounded up.
  package init(_ time: Duration, rate: Int) { self.init(FrameCount(time, rate: rate).rawValue) }
}
