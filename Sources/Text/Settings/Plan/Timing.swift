import Documents
import Routines
import Units

/// A length with every layer merged, before the breath it may be counted in is known.
package struct PlannedLength: Sendable {
  package let key: LengthKey
  /// Nil where the last layer to speak gave bounds only: then it is the standard length, inside them.
  package private(set) var duration: Amount?
  package private(set) var from: Amount?
  package private(set) var to: Amount?
  package private(set) var isReleased = false
  /// Where the last layer to speak of it wrote it; nil for the standard.
  package private(set) var location: TextLocation?
  /// What the last layer to speak of it wrote.
  private(set) var written: Length?
  /// Multiplies the length; a bound that it passes goes with it.
  var scale: Scale?

  package init(standard key: LengthKey) {
    self.key = key
    duration = .time(key.standard)
    from = key.standardBounds.map { .time($0.lowerBound) }
    to = key.standardBounds.map { .time($0.upperBound) }
  }

  /// The length with a later layer's on top: it replaces `for` and `until` whole and inherits bounds it does not give.
  /// Those of a released length say when the listener may end it, which is nothing to one that nobody ends: then the
  /// standard bounds are in force again.
  package func overlaid(by length: Length) -> PlannedLength {
    var result = self
    result.duration = length.duration
    let below = isReleased && !length.isReleased ? PlannedLength(standard: key) : self
    result.from = length.from ?? below.from
    result.to = length.to ?? below.to
    result.isReleased = length.isReleased
    result.location = length.location
    result.written = length
    return result
  }

  /// A length and its bounds, in milliseconds.
  package struct Resolved: Hashable, Sendable {
    package var duration: Int64
    package var from: Int64
    package var to: Int64
    /// The whole number of breaths that was asked for, if it was counted in them.
    package var breaths: Int?
  }

  /// The length with breaths of `period` milliseconds. A length outside its bounds widens them. A released one is
  /// planned at its longest.
  ///
  /// - Returns: nil if it is counted in breaths and there are none.
  package func resolved(period: Double?) -> Resolved? {
    func milliseconds(_ amount: Amount?) -> Int64?? {
      guard let amount else { return .some(nil) }
      return amount.milliseconds(period: period).map(Optional.some)
    }
    guard let from = milliseconds(from), let to = milliseconds(to), let written = milliseconds(duration) else {
      return nil
    }
    let standard = key.standard.milliseconds
    if isReleased {
      let end = scaled(max(to ?? standard, from ?? 0))
      // Where nothing says from when on it may be ended, it may be at once.
      return Resolved(
        duration: end, from: min(from ?? 0, end), to: end, breaths: scale == nil ? Self.breaths(self.to) : nil)
    }
    let duration = scaled(written ?? min(max(standard, from ?? 0), to ?? .max))
    return Resolved(
      duration: duration, from: min(from ?? duration, duration), to: max(to ?? duration, duration),
      breaths: scale == nil ? Self.breaths(self.duration) : nil)
  }

  private func scaled(_ milliseconds: Int64) -> Int64 { scale?(milliseconds) ?? milliseconds }

  private static func breaths(_ amount: Amount?) -> Int? {
    if case .breaths(let count) = amount { count } else { nil }
  }
}

/// All timing that is in force somewhere, every layer merged.
package struct Timing: Sendable {
  private var lengths: [LengthKey: PlannedLength]
  package private(set) var spots = TimingLayer.standardSpots
  package private(set) var breath = Breath.standard
  /// The number of the step or group that the breath was written on, 0 for the whole session: a slowing breath slows
  /// over that level.
  package private(set) var breathLevel = 0
  /// Where the last layer to speak of a key wrote it, by key.
  package private(set) var places: [String: TextLocation] = [:]

  /// The table of LANGUAGE.md, section 1.
  package init() {
    lengths = Dictionary(uniqueKeysWithValues: LengthKey.allCases.map { ($0, PlannedLength(standard: $0)) })
  }

  package subscript(key: LengthKey) -> PlannedLength { lengths[key]! }

  /// - Parameter level: the step or group that the layer belongs to, 0 for the whole session.
  package mutating func overlay(_ layer: TimingLayer, level: Int) {
    for (key, length) in layer.lengths { lengths[key] = lengths[key]!.overlaid(by: length) }
    places.merge(layer.places) { $1 }
    spots = layer.spots ?? spots
    if let breath = layer.breath { (self.breath, breathLevel) = (breath, level) }
  }
}
