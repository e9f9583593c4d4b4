import Documents
import Routines
import Units

/// A length with every layer merged. It may still be counted in breaths, whose length is not known here.
package struct PlannedLength: Sendable {
  /// Which length it is.
  package let key: LengthKey
  /// The length itself; nil if the last layer gave bounds only. It is then the standard length, brought inside them.
  package private(set) var duration: Amount?
  /// The least length; nil for the standard bound.
  package private(set) var from: Amount?
  /// The greatest length; nil for the standard bound.
  package private(set) var to: Amount?
  /// Whether the listener may end the segment.
  package private(set) var isReleased = false
  /// Where the last layer wrote it; nil for the standard.
  package private(set) var location: TextLocation?
  /// What the last layer wrote.
  private(set) var written: Length?
  /// A factor on the length; nil for none. If the length with the factor passes a bound, the bound moves with it.
  var scale: Scale?

  /// Makes the standard length of a key, with its standard bounds.
  package init(standard key: LengthKey) {
    self.key = key
    duration = .time(key.standard)
    from = key.standardBounds.map { .time($0.lowerBound) }
    to = key.standardBounds.map { .time($0.upperBound) }
  }

  /// The length with that of a later layer over it.
  ///
  /// The later one replaces `for` and `until` as a whole, and inherits bounds that it does not give. But the bounds of
  /// a released length only say when the listener may end it. A later length that is not released does not inherit
  /// them; the standard bounds hold for it again.
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

  /// A length and its bounds in milliseconds.
  package struct Resolved: Hashable, Sendable {
    /// The length itself.
    package var duration: Int64
    /// The least length.
    package var from: Int64
    /// The greatest length.
    package var to: Int64
    /// The number of whole breaths; nil if the length was not counted in breaths.
    package var breaths: Int?
  }

  /// The length in milliseconds. A length outside its bounds widens them; a released one is planned at its longest.
  ///
  /// - Parameter period: how long one breath lasts, in milliseconds; nil if breathing is off.
  /// - Returns: nil if the length or a bound is counted in breaths and breathing is off.
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
      // If nothing says when it may be ended, it may be ended at once.
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

/// The timing in force at one level of the routine, with every layer merged.
package struct Timing: Sendable {
  private var lengths: [LengthKey: PlannedLength]
  /// The number of tender spots in an area.
  package private(set) var spots = TimingLayer.standardSpots
  /// How the listener breathes.
  package private(set) var breath = Breath.standard
  /// The number of the step or group on which the breath was written, or 0 for the session. A slowing breath slows over
  /// all of that level.
  package private(set) var breathLevel = 0
  /// Where the last layer wrote each key.
  package private(set) var places: [String: TextLocation] = [:]

  /// Makes the defaults: the table of LANGUAGE.md, section 1.
  package init() {
    lengths = Dictionary(uniqueKeysWithValues: LengthKey.allCases.map { ($0, PlannedLength(standard: $0)) })
  }

  /// The length under a key.
  package subscript(key: LengthKey) -> PlannedLength { lengths[key]! }

  /// Puts a later layer over this timing, key by key.
  ///
  /// - Parameter level: the number of the step or group that the layer belongs to; 0 for the session.
  package mutating func overlay(_ layer: TimingLayer, level: Int) {
    for (key, length) in layer.lengths { lengths[key] = lengths[key]!.overlaid(by: length) }
    places.merge(layer.places) { $1 }
    spots = layer.spots ?? spots
    if let breath = layer.breath { (self.breath, breathLevel) = (breath, level) }
  }
}
