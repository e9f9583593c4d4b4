/// Something that the listener did to the session while it ran, as data, so that the same session can be made again.
package enum Edit: Hashable, Sendable {
  /// The listener stays longer, or less long, in a segment.
  case extend(SegmentID, by: Amount, at: Duration)
  /// The listener ends a segment: LANGUAGE.md, section 7.
  case release(SegmentID, at: Duration)
  /// Lines that an earlier edit made new have been spoken; from this time on they are placed with their true lengths.
  case spoken([Voicing: SoundLengths], at: Duration)

  /// How much longer, in time or in breaths; negative for less.
  package enum Amount: Hashable, Sendable {
    case breaths(Int)
    case time(Duration)
  }

  /// The segment that the edit is about; nil if it is about lines.
  package var segment: SegmentID? {
    switch self {
    case .extend(let segment, _, _), .release(let segment, _): segment
    case .spoken: nil
    }
  }

  /// When the edit was made, in the session's time. Everything before that time stays as it was.
  package var at: Duration {
    switch self {
    case .extend(_, _, let time), .release(_, let time), .spoken(_, let time): time
    }
  }
}
