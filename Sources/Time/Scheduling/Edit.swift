/// What the listener did to the session while it ran. Data, so that the same session can be made again.
package enum Edit: Hashable, Sendable {
  /// Stay longer, or less long, in a segment.
  case extend(SegmentID, by: Amount, at: Duration)
  /// End a segment: LANGUAGE.md, section 2.8.
  case release(SegmentID, at: Duration)
  /// Lines that an edit before made new were spoken meanwhile: from here on they are placed with their true lengths.
  case spoken([Voicing: SoundLengths], at: Duration)

  package enum Amount: Hashable, Sendable {
    case breaths(Int)
    case time(Duration)
  }

  /// The segment that it is about; nil if it is about lines.
  package var segment: SegmentID? {
    switch self {
    case .extend(let segment, _, _), .release(let segment, _): segment
    case .spoken: nil
    }
  }

  /// When it was asked for: what came before stays as it was.
  package var at: Duration {
    switch self {
    case .extend(_, _, let time), .release(_, let time), .spoken(_, let time): time
    }
  }
}
